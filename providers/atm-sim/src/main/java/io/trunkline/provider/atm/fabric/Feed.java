package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.EventScheduler;

/** Something that cells come into a node from, in order of time: a line that ends there, or a sender. */
abstract class Feed {
    /** An instant that never comes: no cell is on its way. */
    static final long NEVER = EventScheduler.NEVER;

    /** Decides between cells of one instant. */
    final int order;

    /** Its number among the node's feeds; -1: it has no cell. */
    int number = -1;

    Feed(int order) {
        this.order = order;
    }

    /** When the next cell comes, {@link #NEVER} if none is on its way. */
    long duePicos = NEVER;

    /** Hands the next cell on. */
    abstract void take();

    /** Reads what the next cell needs, see {@link io.trunkline.simulation.LookAhead}. @return something of all that */
    abstract long touch();
}
