package io.trunkline.conformance.broken;

import io.trunkline.api.GroupId;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Puts a member that was idle behind all others: its priority counts from its second piece on. */
@Breaks(
        value = "PRIO-11",
        also = {"PRIO-9", "GROW-4"})
public final class LateUrgent extends BrokenProvider {
    private static final SocketStatistics NOTHING =
            new SocketStatistics(0, 0, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty());

    /** For the service loader. */
    public LateUrgent() {
        super("late-urgent", Needs.SCHEDULED);
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new PriorityTwister(transport, next, IntUnaryOperator.identity()) {
            @Override
            public int send(ByteBuffer data, int flags) throws Ws2Exception {
                if (answered() != null) {
                    boolean idle = next().statistics(NOTHING).queuedOctets() == 0;
                    next().option(SocketOptions.SO_GROUP_PRIORITY, idle ? Integer.MAX_VALUE : answered());
                }
                return super.send(data, flags);
            }
        };
    }
}
