package io.trunkline.spi;

import java.util.function.Consumer;

/**
 * The priorities in use in one group and which of them have somebody waiting. A tree of bitmaps, six bits of the number at
 * each step: finding the lowest number with somebody waiting, and any change of who waits, takes at most {@link #DEPTH}
 * steps for any number from 0 to 2^31 - 1, however many members or numbers there are. Nodes come and go with members, not
 * with what waits, so nothing is allocated while data flows.
 */
final class PriorityLevels<E> {
    private static final int BITS = 6;
    private static final int FANOUT = 1 << BITS;
    /** Steps from the root to a level: 6 times 6 bits cover 31. */
    static final int DEPTH = 6;

    /** A node of the tree; the lowest ones hold a level for each bit. */
    private static final class Node<E> {
        final Node<E> parent;
        /** Which child of its parent it is. */
        final int digit;

        final Object[] children = new Object[FANOUT];
        /** Which children exist. */
        long used;
        /** Below which children somebody waits. */
        long waiting;

        Node(Node<E> parent, int digit) {
            this.parent = parent;
            this.digit = digit;
        }
    }

    /** One priority: its members, and in turn those of them that wait. */
    static final class Level<E> {
        final int priority;
        private final Node<E> node;
        private final Ring<E> waiting = new Ring<>();
        private int members;

        Level(int priority, Node<E> node) {
            this.priority = priority;
            this.node = node;
        }

        /** Who is next, {@code null} if nobody waits. */
        E first() {
            return waiting.first();
        }
    }

    private final OperationCount count;
    /** The levels 0 to 63, which are hardly ever exceeded, at one step. */
    private Node<E> low;
    /** All others. */
    private Node<E> root;

    PriorityLevels(OperationCount count) {
        this.count = count;
    }

    /** The level of a priority, with one member more. */
    Level<E> enter(int priority) {
        Node<E> node = lowestNode(priority);
        int digit = digit(priority, 0);
        if ((node.used & (1L << digit)) == 0) adopt(node, digit, new Level<>(priority, node));
        Level<E> level = levelAt(node, digit);
        level.members++;
        return level;
    }

    private Node<E> lowestNode(int priority) {
        if (priority < FANOUT) {
            if (low == null) low = new Node<>(null, 0);
            return low;
        }
        if (root == null) root = new Node<>(null, 0);
        Node<E> node = root;
        for (int step = DEPTH - 1; step > 0; step--) {
            int digit = digit(priority, step);
            if ((node.used & (1L << digit)) == 0) adopt(node, digit, new Node<>(node, digit));
            node = nodeAt(node, digit);
        }
        return node;
    }

    private static <E> void adopt(Node<E> node, int digit, Object child) {
        node.children[digit] = child;
        node.used |= 1L << digit;
    }

    private static int digit(int priority, int step) {
        return (priority >>> (step * BITS)) & (FANOUT - 1);
    }

    /** Takes a member that does not wait out of its level. */
    void leave(Level<E> level) {
        if (--level.members > 0) return;
        int digit = digit(level.priority, 0);
        for (Node<E> node = level.node; node != null; node = node.parent) {
            node.children[digit] = null;
            node.used &= ~(1L << digit);
            if (node.used != 0) return;
            digit = node.digit;
        }
    }

    /** A member begins to wait, behind those of its level. */
    void await(Level<E> level, Ring.Node<E> member) {
        level.waiting.addLast(member);
        int digit = digit(level.priority, 0);
        for (Node<E> node = level.node; node != null; node = node.parent) {
            count.step();
            boolean known = node.waiting != 0;
            node.waiting |= 1L << digit;
            if (known) return;
            digit = node.digit;
        }
    }

    /** A member does not wait any more. */
    void settle(Level<E> level, Ring.Node<E> member) {
        Ring.remove(member);
        if (!level.waiting.isEmpty()) return;
        int digit = digit(level.priority, 0);
        for (Node<E> node = level.node; node != null; node = node.parent) {
            count.step();
            node.waiting &= ~(1L << digit);
            if (node.waiting != 0) return;
            digit = node.digit;
        }
    }

    /** Sends a waiting member behind the others of its level. */
    void takeTurns(Level<E> level, Ring.Node<E> member) {
        Ring.remove(member);
        level.waiting.addLast(member);
    }

    /** The lowest number that somebody waits with, {@code null} if nobody waits. */
    Level<E> lowestWaiting() {
        count.step();
        if (low != null && low.waiting != 0) return levelAt(low, Long.numberOfTrailingZeros(low.waiting));
        if (root == null || root.waiting == 0) return null;
        Node<E> node = root;
        for (int step = DEPTH - 1; step > 0; step--) {
            count.step();
            node = nodeAt(node, Long.numberOfTrailingZeros(node.waiting));
        }
        return levelAt(node, Long.numberOfTrailingZeros(node.waiting));
    }

    /** Hands over everybody who waits; takes as long as there are members. */
    void forEachWaiting(Consumer<E> action) {
        if (low != null) forEachWaiting(low, 0, action);
        if (root != null) forEachWaiting(root, DEPTH - 1, action);
    }

    private static <E> void forEachWaiting(Node<E> node, int step, Consumer<E> action) {
        for (long left = node.waiting; left != 0; left &= left - 1) {
            int digit = Long.numberOfTrailingZeros(left);
            if (step > 0) {
                forEachWaiting(nodeAt(node, digit), step - 1, action);
            } else {
                levelAt(node, digit).waiting.forEach(action);
            }
        }
    }

    @SuppressWarnings("unchecked") // the lowest nodes hold levels
    private static <E> Level<E> levelAt(Node<E> lowest, int digit) {
        return (Level<E>) lowest.children[digit];
    }

    @SuppressWarnings("unchecked") // all but the lowest nodes hold nodes
    private static <E> Node<E> nodeAt(Node<E> node, int digit) {
        return (Node<E>) node.children[digit];
    }
}
