package io.trunkline.provider.atm.fabric;

/** What a channel leads into at the far end of its line. */
interface Sink {
    /**
     * Takes a cell whose header has been found right.
     *
     * @param word see {@link Frame}
     * @param atPicos when it came; cells of a channel come in order
     */
    void cell(Lane lane, Frame frame, int word, long atPicos);

    /** True if a unit must be delivered at its instant: someone is told of it. */
    boolean isPrompt();

    /** Reads what the next cell needs, see {@link io.trunkline.simulation.LookAhead}. @return something of all that */
    long touch();
}
