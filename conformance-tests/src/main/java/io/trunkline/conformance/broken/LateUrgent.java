package io.trunkline.conformance.broken;

import io.trunkline.api.GroupId;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Puts a member that was idle behind all others: its priority counts from its second piece on. */
@Breaks(
        value = "PRIO-11",
        also = {"PRIO-9", "GROW-4"})
public final class LateUrgent extends BrokenProvider {
    /** For the service loader. */
    public LateUrgent() {
        super("late-urgent");
    }

    @Override
    public Requirements needs() {
        return IgnoresPriority.SCHEDULED;
    }

    private static final SocketStatistics NOTHING =
            new SocketStatistics(0, 0, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty());

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new ForwardingSocket(transport, next) {
            private Integer set;

            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                if (set != null) {
                    boolean idle = next().statistics(NOTHING).queuedOctets() == 0;
                    super.option(SocketOptions.SO_GROUP_PRIORITY, idle ? Integer.MAX_VALUE : set);
                }
                return super.send(data, flags);
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
        };
    }
}
