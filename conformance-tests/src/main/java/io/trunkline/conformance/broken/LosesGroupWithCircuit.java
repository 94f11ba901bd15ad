package io.trunkline.conformance.broken;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** Takes a group for ended once a circuit of it was lost: no member can connect any more. */
@Breaks(
        value = "CIRC-4",
        also = {"CIRC-2", "CLOSE-*", "GRP-26"})
public final class LosesGroupWithCircuit extends BrokenProvider {
    /** For the service loader. */
    public LosesGroupWithCircuit() {
        super("loses-group-with-circuit", Needs.SHARED_CIRCUIT);
    }

    private final Siblings<ProviderSocket> lost = new Siblings<>();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Member<>(transport, next, lost) {
            @Override
            public int receive(ByteBuffer data, int flags) throws Ws2Exception {
                try {
                    return super.receive(data, flags);
                } catch (Ws2Exception failure) {
                    enter(next());
                    throw failure;
                }
            }

            @Override
            public void connect(ConnectCall call) throws Ws2Exception {
                if (!all().isEmpty()) throw new Ws2Exception(WsaError.WSAENETRESET, "the group's circuit was lost");
                super.connect(call);
            }
        };
    }
}
