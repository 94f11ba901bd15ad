package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import java.nio.ByteBuffer;

/**
 * What has been taken from the kernel before the application asked for it: by a look at readiness, by a peek, or by the
 * pump. Costs nothing until then. Also its own lock: event-driven receives, looks and deposits exclude each other by it.
 */
final class Inbound {
    /** Nothing is here. */
    static final int NOTHING = -1;

    private ByteBuffer ahead;
    private boolean ended;
    private Ws2Exception failure;

    /** Octets that wait here. */
    int available() {
        return ahead == null ? 0 : ahead.remaining();
    }

    /** True if a receive would give something now: data, the end, a failure. */
    boolean isReady() {
        return available() > 0 || ended || failure != null;
    }

    /** True if all data has been taken and the end, or a failure, is what comes next. */
    boolean isEnded() {
        return available() == 0 && (ended || failure != null);
    }

    /** True once the other side's end has been seen. */
    boolean sawEnd() {
        return ended;
    }

    void end() {
        ended = true;
    }

    void fail(Ws2Exception reason) {
        failure = reason;
    }

    /** Puts what a buffer has just been filled with behind what waits. */
    void append(ByteBuffer filled) {
        filled.flip();
        if (available() == 0) {
            ahead = filled;
        } else {
            ahead = ByteBuffer.allocate(ahead.remaining() + filled.remaining())
                    .put(ahead)
                    .put(filled)
                    .flip();
        }
    }

    /**
     * Gives what waits.
     *
     * @return octets; 0 for the end; {@link #NOTHING}
     */
    int take(ByteBuffer into) throws Ws2Exception {
        int taken = peek(into);
        if (taken <= 0) return taken;
        ahead.position(ahead.position() + taken);
        if (!ahead.hasRemaining()) ahead = null;
        return taken;
    }

    /** As {@link #take}, and it stays. */
    int peek(ByteBuffer into) throws Ws2Exception {
        if (available() == 0) {
            if (failure != null) throw failure;
            return ended ? 0 : NOTHING;
        }
        int octets = Math.min(ahead.remaining(), into.remaining());
        into.put(into.position(), ahead, ahead.position(), octets);
        into.position(into.position() + octets);
        return octets;
    }
}
