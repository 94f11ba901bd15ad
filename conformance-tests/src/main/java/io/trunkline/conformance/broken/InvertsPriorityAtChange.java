package io.trunkline.conformance.broken;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Serves members in the opposite order once their contract has changed, and goes on to answer what was set. */
@Breaks("GROW-4")
public final class InvertsPriorityAtChange extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public InvertsPriorityAtChange() {
        super("inverts-priority-at-change", Needs.ENFORCED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Inverting(transport, next, siblings);
    }

    private static final class Inverting extends WatchedChanges {
        private Integer set;

        Inverting(ForwardingTransport transport, ProviderSocket next, Siblings<WatchedChanges> siblings) {
            super(transport, next, siblings);
        }

        @Override
        void changed(long before, long now) {
            if (set == null) return;
            try {
                super.option(SocketOptions.SO_GROUP_PRIORITY, Integer.MAX_VALUE - set);
            } catch (Ws2Exception ended) {
                set = null;
            }
        }

        @Override
        public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
            super.option(option, value);
            if (option.equals(SocketOptions.SO_GROUP_PRIORITY)) set = (Integer) value;
        }

        @Override
        public <T> T option(Ws2Option<T> option) throws Ws2Exception {
            boolean priority = option.equals(SocketOptions.SO_GROUP_PRIORITY);
            return priority && set != null ? option.type().cast(set) : super.option(option);
        }
    }
}
