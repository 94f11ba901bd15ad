package io.trunkline.conformance.broken;

import io.trunkline.api.GroupId;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Lets a member whose other end does not read hold up all others of its group, as one queue for all would. */
@Breaks(
        value = "CIRC-3",
        also = {"PRIO-*", "SQOS-5", "DATA-*", "CLOSE-*", "GROW-*"})
public final class HeadOfLine extends BrokenProvider {
    /** For the service loader. */
    public HeadOfLine() {
        super("head-of-line", Needs.SHARED_CIRCUIT);
    }

    private final Siblings<ProviderSocket> stopped = new Siblings<>();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Queued(transport, next, stopped);
    }

    private static final class Queued extends ForwardingSocket {
        private final Siblings<ProviderSocket> stopped;
        private final Optional<GroupId> group;

        Queued(ForwardingTransport transport, ProviderSocket next, Siblings<ProviderSocket> stopped) {
            super(transport, next);
            this.stopped = stopped;
            this.group = Siblings.group(next);
        }

        @Override
        public int send(ByteBuffer data, int flags) throws Ws2Exception {
            if (group.isEmpty()) return super.send(data, flags);
            GroupId id = group.get();
            if (!stopped.of(id).isEmpty() && stopped.of(id).get(0) != next()) return WOULD_BLOCK;
            stopped.remove(id, next());
            int taken = super.send(data, flags);
            if (taken == WOULD_BLOCK) stopped.add(id, next());
            return taken;
        }

        @Override
        public void close(CloseMode mode) {
            group.ifPresent(id -> stopped.remove(id, next()));
            super.close(mode);
        }
    }
}
