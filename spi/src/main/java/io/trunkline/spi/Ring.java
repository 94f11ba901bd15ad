package io.trunkline.spi;

import java.util.function.Consumer;

/**
 * A list whose elements know their own place, so that every operation takes the same small time and allocates nothing. An
 * element brings one {@link Node} for every list that it can be in.
 */
final class Ring<E> {
    /** An element's place in a list. */
    static final class Node<E> {
        final E element;
        private Node<E> before;
        private Node<E> behind;

        Node(E element) {
            this.element = element;
        }

        boolean isLinked() {
            return before != null;
        }
    }

    private final Node<E> end = new Node<>(null);

    Ring() {
        end.before = end;
        end.behind = end;
    }

    boolean isEmpty() {
        return end.behind == end;
    }

    /** The first element, {@code null} if there is none. */
    E first() {
        return end.behind.element;
    }

    void forEach(Consumer<E> action) {
        for (Node<E> node = end.behind; node != end; node = node.behind) action.accept(node.element);
    }

    void addFirst(Node<E> node) {
        link(node, end, end.behind);
    }

    void addLast(Node<E> node) {
        link(node, end.before, end);
    }

    private static <E> void link(Node<E> node, Node<E> before, Node<E> behind) {
        node.before = before;
        node.behind = behind;
        before.behind = node;
        behind.before = node;
    }

    /** Takes the node out if it is in. */
    static <E> void remove(Node<E> node) {
        if (!node.isLinked()) return;
        node.before.behind = node.behind;
        node.behind.before = node.before;
        node.before = null;
        node.behind = null;
    }
}
