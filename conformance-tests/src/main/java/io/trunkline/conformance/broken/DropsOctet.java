package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** Swallows the 5,000th octet of every connection and says that it was sent. */
@Breaks(
        value = "DATA-1",
        also = {
            "DATA-2", "DATA-3", "DATA-5", "DATA-12", "DATA-14", "DATA-16", "CLOSE-1", "CLOSE-4", "CIRC-3", "PRIO-9",
            "PRIO-10", "GROW-*"
        })
public final class DropsOctet extends BrokenProvider {
    private static final int AT = 5_000;

    /** For the service loader. */
    public DropsOctet() {
        super("drops-octet", Needs.STREAM);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private long sent;

            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                int before = (int) Math.min(data.remaining(), AT - sent);
                if ((sent < AT && before == 0) || sent > AT || before == data.remaining()) {
                    return counted(super.send(data, flags));
                }
                if (before == 0) {
                    data.get();
                    return counted(1);
                }
                int limit = data.limit();
                data.limit(data.position() + before);
                int taken = super.send(data, flags);
                data.limit(limit);
                return counted(taken);
            }

            private int counted(int taken) {
                if (taken > 0) sent += taken;
                return taken;
            }
        };
    }
}
