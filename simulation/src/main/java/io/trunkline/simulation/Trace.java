package io.trunkline.simulation;

/**
 * The record of a run: what happened, when, where and in whose name, one line each, in a form that compares. It has a hash
 * over all of it. One thread at a time may add.
 */
public interface Trace {
    /**
     * Adds a line.
     *
     * @param atPicos when
     * @param actor who: an actor's name, or a part of the network
     * @param call what, with its arguments and outcome; without line breaks
     */
    void add(long atPicos, String actor, String call);

    /** The run can no longer be repeated, for this reason; the first one stays. */
    void spoil(String reason);

    /** The last lines, for messages of failures; empty if there are none. */
    String tail();

    /** The hash of all lines so far, 64 hexadecimal digits; or why there is none, in parentheses. */
    String hash();
}
