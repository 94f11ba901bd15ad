package io.trunkline.conformance.layer;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingProvider;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Changes every octet, in {@code send} and {@code receive} alone. Whatever form of transfer an application uses, the octets
 * below are other ones than above; a form that went round the layer would show them unchanged.
 */
public final class XorLayer extends ForwardingProvider {
    /** What every octet is combined with. */
    public static final int KEY = 0x5A;

    /** For the service loader and for tests. */
    public XorLayer() {
        super("xor", "changes every octet", UUID.fromString("c7f4a0de-9d5b-4b6e-8a0b-786f72786f72"));
    }

    @Override
    public Transport start(ProviderContext context, Downstream below) {
        return new ForwardingTransport(below) {
            @Override
            protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
                return new XorSocket(this, next);
            }
        };
    }

    private static final class XorSocket extends ForwardingSocket {
        XorSocket(ForwardingTransport transport, ProviderSocket next) {
            super(transport, next);
        }

        @Override
        public int send(ByteBuffer data, int flags) throws Ws2Exception {
            ByteBuffer changed = ByteBuffer.allocate(data.remaining());
            changed.put(data.duplicate()).flip();
            change(changed, 0, changed.limit());
            int count = next().send(changed, flags);
            data.position(data.position() + changed.position());
            return count;
        }

        @Override
        public int receive(ByteBuffer data, int flags) throws Ws2Exception {
            int from = data.position();
            int count = next().receive(data, flags);
            change(data, from, data.position());
            return count;
        }

        private static void change(ByteBuffer data, int from, int to) {
            for (int i = from; i < to; i++) data.put(i, (byte) (data.get(i) ^ KEY));
        }
    }
}
