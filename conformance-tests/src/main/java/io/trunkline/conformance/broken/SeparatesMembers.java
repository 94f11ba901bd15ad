package io.trunkline.conformance.broken;

import io.trunkline.api.SocketStatistics;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.concurrent.atomic.AtomicLong;

/** Gives every member a circuit of its own, as its statistics show, although it declares a shared one. */
@Breaks(
        value = "CIRC-1",
        also = {"CIRC-2", "GROW-8"})
public final class SeparatesMembers extends BrokenProvider {
    /** For the service loader. */
    public SeparatesMembers() {
        super("separates-members", Needs.SHARED_CIRCUIT);
    }

    private final AtomicLong circuits = new AtomicLong();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        long number = circuits.incrementAndGet();
        return new ForwardingSocket(transport, next) {
            @Override
            public SocketStatistics statistics(SocketStatistics counted) {
                SocketStatistics below = super.statistics(counted);
                return below.circuit().isEmpty() ? below : onCircuit(below, below.circuit() + "/" + number);
            }
        };
    }

    /** The same with another circuit. */
    static SocketStatistics onCircuit(SocketStatistics below, String circuit) {
        return new SocketStatistics(
                below.octetsSent(),
                below.octetsReceived(),
                below.queuedOctets(),
                below.groupId(),
                below.priority(),
                below.waits(),
                below.shareAchieved(),
                below.inversions(),
                circuit,
                below.grantedQos());
    }
}
