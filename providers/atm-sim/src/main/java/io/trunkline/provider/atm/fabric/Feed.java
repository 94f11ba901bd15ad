package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.EventScheduler;

/** Something that cells come into a node from, in order of time: a line that ends there, or a sender. */
abstract class Feed {
    /** An instant that never comes: no cell is on its way. */
    static final long NEVER = EventScheduler.NEVER;

    /** Decides between cells of one instant. */
    final int order;

    /** Its number in the node's heap; -1: it is not there. */
    int number = -1;

    Feed(int order) {
        this.order = order;
    }

    /** When the next cell comes, {@link #NEVER} if none is on its way. */
    long duePicos = NEVER;

    /** Hands the next cell on. */
    abstract void take();
}
