package io.trunkline.simulation;

/** Actors that are linked through themselves: an actor is in one list at most, and comes and goes without a search. */
final class ActorList {
    private Actor first;
    private Actor last;

    boolean isEmpty() {
        return first == null;
    }

    /** {@code null} if there is none. */
    Actor first() {
        return first;
    }

    /** Takes an actor in at its number's place, out of the list where it is. Most come in order, or to a short list. */
    void insert(Actor actor) {
        leave(actor);
        Actor before = last;
        while (before != null && before.number > actor.number) before = before.previous;
        place(actor, before);
    }

    /** Takes an actor in as the last, out of the list where it is. */
    void append(Actor actor) {
        leave(actor);
        place(actor, last);
    }

    private void place(Actor actor, Actor before) {
        Actor after = before == null ? first : before.next;
        actor.list = this;
        link(before, actor);
        link(actor, after);
    }

    /** Takes an actor out of the list where it is, if it is in one. */
    static void leave(Actor actor) {
        if (actor.list != null) actor.list.remove(actor);
    }

    private void remove(Actor actor) {
        link(actor.previous, actor.next);
        actor.list = null;
        actor.previous = null;
        actor.next = null;
    }

    private void link(Actor before, Actor after) {
        if (before == null) first = after;
        else before.next = after;
        if (after == null) last = before;
        else after.previous = before;
    }
}
