package io.trunkline.conformance.scenario;

import io.trunkline.conformance.lab.Tap;

/** What the model knows of one end of a connection. */
final class End {
    final Tap tap;
    final Direction out;
    final Direction in;
    /** The other end. */
    End peer;

    boolean closed;
    boolean aborted;
    /** The connection may have been cut: from now on it may give a reset instead of what is still on its way. */
    boolean mayBeCut;
    /** A reset has been seen: nothing more is expected of it. */
    boolean dead;

    End(Tap tap, Direction out, Direction in) {
        this.tap = tap;
        this.out = out;
        this.in = in;
    }

    /** Both ends may see a reset from now on. */
    void cut() {
        mayBeCut = true;
        peer.mayBeCut = true;
    }
}
