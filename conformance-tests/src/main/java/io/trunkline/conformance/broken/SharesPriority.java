package io.trunkline.conformance.broken;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one priority for all sockets: the one that was set last. */
@Breaks(
        value = "PRIO-5",
        also = {"PRIO-1", "GRP-26", "GRP-28"})
public final class SharesPriority extends BrokenProvider {
    private final AtomicReference<Integer> shared = new AtomicReference<>();

    /** For the service loader. */
    public SharesPriority() {
        super("shares-priority", Needs.PRIORITY);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Sharing(transport, next, shared);
    }

    private static final class Sharing extends ForwardingSocket {
        private final AtomicReference<Integer> shared;

        Sharing(ForwardingTransport transport, ProviderSocket next, AtomicReference<Integer> shared) {
            super(transport, next);
            this.shared = shared;
        }

        @Override
        public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
            super.option(option, value);
            if (option.equals(SocketOptions.SO_GROUP_PRIORITY)) shared.set((Integer) value);
        }

        @Override
        public <T> T option(Ws2Option<T> option) throws Ws2Exception {
            T below = super.option(option);
            boolean known = option.equals(SocketOptions.SO_GROUP_PRIORITY) && shared.get() != null;
            return known ? option.type().cast(shared.get()) : below;
        }
    }
}
