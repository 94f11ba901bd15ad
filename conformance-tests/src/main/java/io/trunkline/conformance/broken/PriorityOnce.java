package io.trunkline.conformance.broken;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;

/** Takes the priority that a member has when it first sends for good, whatever is set and answered later. */
@Breaks("PRIO-10")
public final class PriorityOnce extends BrokenProvider {
    /** For the service loader. */
    public PriorityOnce() {
        super("priority-once", Needs.SCHEDULED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private boolean sends;
            private Integer answered;

            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                sends = true;
                return super.send(data, flags);
            }

            @Override
            public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
                boolean late = sends && option.equals(SocketOptions.SO_GROUP_PRIORITY) && (Integer) value >= 0;
                if (late) answered = (Integer) value;
                else super.option(option, value);
            }

            @Override
            public <T> T option(Ws2Option<T> option) throws Ws2Exception {
                boolean priority = option.equals(SocketOptions.SO_GROUP_PRIORITY);
                return priority && answered != null ? option.type().cast(answered) : super.option(option);
            }
        };
    }
}
