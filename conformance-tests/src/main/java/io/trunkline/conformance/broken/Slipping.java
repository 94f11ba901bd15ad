package io.trunkline.conformance.broken;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** A socket that makes one mistake with its data a while after its circuit has changed. */
final class Slipping extends WatchedChanges {
    private static final int AFTER_OCTETS = 3_000;
    private static final int NEVER = -1;

    /** The mistake. */
    enum Slip {
        /** One octet is swallowed. */
        LOSES,
        /** A piece or message is sent twice. */
        REPEATS,
        /** A piece or message is overtaken by the next. */
        SWAPS,
        /** Two messages become one. */
        JOINS
    }

    /** What it comes after. */
    enum Occasion {
        GROWTH,
        SHRINKING,
        LEAVE,
        REFUSAL
    }

    private final Slip slip;
    private final Occasion occasion;
    /** Octets until the mistake. */
    private int left = NEVER;

    private ByteBuffer held;
    private boolean overtaken;

    Slipping(
            ForwardingTransport transport,
            ProviderSocket next,
            Siblings<WatchedChanges> siblings,
            Slip slip,
            Occasion occasion) {
        super(transport, next, siblings);
        this.slip = slip;
        this.occasion = occasion;
    }

    private void happens(Occasion what) {
        if (what == occasion) left = AFTER_OCTETS;
    }

    @Override
    void changed(long before, long now) {
        happens(now > before ? Occasion.GROWTH : Occasion.SHRINKING);
    }

    @Override
    void left() {
        happens(Occasion.LEAVE);
    }

    @Override
    QosRefusedException refused(QosRefusedException refusal, Qos wanted) {
        for (WatchedChanges one : all()) ((Slipping) one).happens(Occasion.REFUSAL);
        return refusal;
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        if (held != null) return slip == Slip.JOINS ? joined(data, flags) : overtaking(data, flags);
        if (left == 0) {
            left = NEVER;
            return slips(data, flags);
        }
        int taken = super.send(data, flags);
        if (taken > 0 && left > 0) left = Math.max(0, left - taken);
        return taken;
    }

    private int slips(ByteBuffer data, int flags) throws Ws2Exception {
        return switch (slip) {
            case LOSES -> swallow(data);
            case REPEATS -> repeat(data, flags);
            case SWAPS, JOINS -> hold(data);
        };
    }

    private static int swallow(ByteBuffer data) {
        data.get();
        return 1;
    }

    private int repeat(ByteBuffer data, int flags) throws Ws2Exception {
        int taken = super.send(data, flags);
        if (taken <= 0) {
            left = 0;
            return taken;
        }
        ByteBuffer again = data.duplicate();
        again.limit(data.position()).position(data.position() - taken);
        if (super.send(again, flags) <= 0) left = 0;
        return taken;
    }

    private int hold(ByteBuffer data) {
        int octets = data.remaining();
        held = ByteBuffer.allocate(octets).put(data).flip();
        overtaken = false;
        return octets;
    }

    private int joined(ByteBuffer data, int flags) throws Ws2Exception {
        int octets = data.remaining();
        ByteBuffer both = ByteBuffer.allocate(held.remaining() + octets);
        both.put(held.duplicate()).put(data.duplicate()).flip();
        if (super.send(both, flags) == WOULD_BLOCK) return WOULD_BLOCK;
        held = null;
        data.position(data.limit());
        return octets;
    }

    private int overtaking(ByteBuffer data, int flags) throws Ws2Exception {
        int taken = overtaken ? WOULD_BLOCK : super.send(data, flags);
        if (!overtaken && taken <= 0) return taken;
        overtaken = true;
        if (super.send(held, flags) > 0 && !held.hasRemaining()) held = null;
        return taken;
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        if (held != null && how != Shutdown.SD_RECEIVE) super.send(held, 0);
        super.shutdown(how);
    }
}
