package io.trunkline.conformance.broken;

import io.trunkline.api.SocketStatistics;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;

/** Moves one member to a new circuit when the contract changes, as its statistics show, and leaves the others on the old one. */
@Breaks("GROW-8")
public final class LeavesMembersBehind extends BrokenProvider {
    private final Siblings<WatchedChanges> siblings = new Siblings<>();

    /** For the service loader. */
    public LeavesMembersBehind() {
        super("leaves-members-behind", Needs.SHARED_CIRCUIT.and(Needs.ENFORCED));
    }

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new WatchedChanges(transport, next, siblings) {
            private boolean moved;

            @Override
            void changed(long before, long now) {
                moved = all().get(0) == this;
            }

            @Override
            public SocketStatistics statistics(SocketStatistics counted) {
                SocketStatistics below = super.statistics(counted);
                return moved ? SeparatesMembers.onCircuit(below, below.circuit() + "/new") : below;
            }
        };
    }
}
