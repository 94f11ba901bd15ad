package io.trunkline.conformance.broken;

import io.trunkline.api.Capability;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.List;
import java.util.Optional;

/** Releases the circuit with the member that placed it, and so ends the others. */
@Breaks(
        value = "CIRC-2",
        also = {"GQOS-19", "GRP-26", "GROW-3"})
public final class EndsWithFirst extends BrokenProvider {
    /** For the service loader. */
    public EndsWithFirst() {
        super("ends-with-first");
    }

    @Override
    public Requirements needs() {
        return Requirements.require(Capability.GROUP_TRANSPORT, Capability.GroupTransport.SHARED);
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
            Connected connected = super.connectResult();
            if (connected != null) group.ifPresent(id -> siblings.add(id, next()));
            return connected;
        }

        @Override
        public void close(CloseMode mode) {
            group.ifPresent(this::leaves);
            super.close(mode);
        }

        private void leaves(GroupId id) {
            List<ProviderSocket> all = List.copyOf(siblings.of(id));
            siblings.remove(id, next());
            if (all.isEmpty() || all.get(0) != next()) return;
            for (ProviderSocket other : all) other.close(CloseMode.ABORTIVE);
        }
    }
}
