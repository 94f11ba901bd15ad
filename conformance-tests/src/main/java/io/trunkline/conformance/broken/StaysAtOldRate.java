package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import java.nio.ByteBuffer;

/** Tells everybody of a contract that has grown and goes on to send at the old rate. */
@Breaks("GROW-5")
public final class StaysAtOldRate extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public StaysAtOldRate() {
        super("stays-at-old-rate", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Slow(transport, next, siblings);
    }

    private static final class Slow extends WatchedChanges {
        private static final long NANOS_PER_SECOND = 1_000_000_000L;

        private final TimeSource time;
        private long octetsPerSecond;
        private long sinceNanos;
        private long sent;

        Slow(ForwardingTransport transport, ProviderSocket next, Siblings<WatchedChanges> siblings) {
            super(transport, next, siblings);
            this.time = transport.time();
        }

        @Override
        void changed(long before, long now) {
            octetsPerSecond = now > before ? before : 0;
            sinceNanos = time.nanos();
            sent = 0;
        }

        @Override
        public int send(ByteBuffer data, int flags) throws Ws2Exception {
            if (octetsPerSecond == 0) return super.send(data, flags);
            long allowed = (time.nanos() - sinceNanos) * octetsPerSecond / NANOS_PER_SECOND;
            if (sent + data.remaining() > allowed) return WOULD_BLOCK;
            int taken = super.send(data, flags);
            if (taken > 0) sent += taken;
            return taken;
        }
    }
}
