package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** Sends the last octet of the first 3,000 or more twice. */
@Breaks(
        value = "DATA-1",
        also = {
            "DATA-2", "DATA-3", "DATA-5", "DATA-14", "DATA-16", "CLOSE-1", "CLOSE-4", "CIRC-3", "PRIO-9", "PRIO-10",
            "GROW-*"
        })
public final class DuplicatesOctet extends BrokenProvider {
    private static final int AFTER = 3_000;

    /** For the service loader. */
    public DuplicatesOctet() {
        super("duplicates-octet", Needs.STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private long sent;
            private boolean done;

            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                int taken = super.send(data, flags);
                if (taken > 0) sent += taken;
                if (sent >= AFTER && taken > 0 && !done) {
                    ByteBuffer last = data.duplicate();
                    last.limit(data.position()).position(data.position() - 1);
                    done = super.send(last, flags) > 0;
                }
                return taken;
            }
        };
    }
}
