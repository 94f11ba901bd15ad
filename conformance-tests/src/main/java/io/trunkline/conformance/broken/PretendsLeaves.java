package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.Requirements;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Says that a leaf has joined where none listens. */
@Breaks(value = "MPT-5", also = "MPT-11")
public final class PretendsLeaves extends BrokenProvider {
    private static final Connected PRETENDED =
            new Connected(ByteBuffer.allocate(0), Optional.empty(), Optional.empty(), List.of());

    /** For the service loader. */
    public PretendsLeaves() {
        super("pretends-leaves", Requirements.none().andRequire(ServiceFlag.MULTIPOINT_CONTROL_PLANE));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            @Override
            public <T> T extension(Class<T> type) {
                T below = super.extension(type);
                return below instanceof Multipoint session ? type.cast(new Pretending(session)) : below;
            }
        };
    }

    private record Pretending(Multipoint next) implements Multipoint {
        @Override
        public ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) throws Ws2Exception {
            return next.joinLeaf(call, flags, leafUpcalls);
        }

        @Override
        public Connected joinResult() {
            try {
                return next.joinResult();
            } catch (Ws2Exception refused) {
                return PRETENDED;
            }
        }

        @Override
        public void cancelJoin() {
            next.cancelJoin();
        }
    }
}
