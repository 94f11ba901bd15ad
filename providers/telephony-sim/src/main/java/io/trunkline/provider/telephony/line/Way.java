package io.trunkline.provider.telephony.line;

import java.util.List;

/**
 * Where the bits of a channel go: how long it takes, over which stretches of line, to whom. Once closed, what is under way is lost.
 */
final class Way {
    /** The far end. */
    interface End {
        /** False: what comes is lost. */
        boolean isUp();

        /** What comes. */
        LineReceiver receiver();
    }

    final long delayPicos;
    final List<LineQuality> stretches;
    final End end;
    private boolean open = true;

    Way(long delayPicos, List<LineQuality> stretches, End end) {
        this.delayPicos = delayPicos;
        this.stretches = List.copyOf(stretches);
        this.end = end;
    }

    void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }
}
