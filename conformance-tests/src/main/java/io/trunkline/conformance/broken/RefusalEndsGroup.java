package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.Optional;

/** Ends the connections of a group when one more member asks for too much. */
@Breaks("GQOS-22")
public final class RefusalEndsGroup extends BrokenProvider {
    /** For the service loader. */
    public RefusalEndsGroup() {
        super("refusal-ends-group");
    }

    @Override
    public Requirements needs() {
        return Requirements.require(Capability.GROUP_QOS, Capability.QosLevel.ENFORCED);
    }

    private final Siblings<ProviderSocket> siblings = new Siblings<>();

    @Override
    ProviderSocket broken(ForwardingTransport transport, ProviderSocket next) {
        return new Sibling(transport, next, siblings);
    }

    private static final class Sibling extends ForwardingSocket {
        private final Siblings<ProviderSocket> siblings;
        private final Optional<GroupId> group;

        Sibling(ForwardingTransport transport, ProviderSocket next, Siblings<ProviderSocket> siblings) {
            super(transport, next);
            this.siblings = siblings;
            this.group = Siblings.group(next);
        }

        @Override
        public Connected connectResult() throws Ws2Exception {
            try {
                Connected connected = super.connectResult();
                if (connected != null) group.ifPresent(id -> siblings.add(id, next()));
                return connected;
            } catch (QosRefusedException refused) {
                group.ifPresent(id -> siblings.of(id).forEach(other -> other.close(CloseMode.ABORTIVE)));
                throw refused;
            }
        }

        @Override
        public void close(CloseMode mode) {
            group.ifPresent(id -> siblings.remove(id, next()));
            super.close(mode);
        }
    }
}
