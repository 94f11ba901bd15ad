package io.trunkline.cli.conference;

import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;

/**
 * One of the two sides.
 *
 * @param name {@code caller} or {@code callee}
 * @param ws2 the library it lives in
 * @param selection the provider
 * @param plan what it does
 * @param clock its clock
 * @param events where it notes what happens
 */
record Party(String name, Ws2 ws2, Selection selection, Plan plan, MediaClock clock, EventLog events) {
    static final String CALLER = "caller";
    static final String CALLEE = "callee";

    void note(String text) {
        events.add(name, text);
    }

    /** The other side's name. */
    String other() {
        return name.equals(CALLER) ? CALLEE : CALLER;
    }
}
