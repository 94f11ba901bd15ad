package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

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
        return new Member<>(transport, next, stopped) {
            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                if (!all().isEmpty() && all().get(0) != next()) return WOULD_BLOCK;
                leave(next());
                int taken = super.send(data, flags);
                if (taken == WOULD_BLOCK) enter(next());
                return taken;
            }

            @Override
            public void close(CloseMode mode) {
                leave(next());
                super.close(mode);
            }
        };
    }
}
