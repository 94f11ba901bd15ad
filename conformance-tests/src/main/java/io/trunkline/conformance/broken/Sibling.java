package io.trunkline.conformance.broken;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.List;
import java.util.Optional;

/** A socket that is found among those of its group from its connect to its close. */
class Sibling extends ForwardingSocket {
    private final Siblings<ProviderSocket> siblings;
    private final Optional<GroupId> group;

    Sibling(ForwardingTransport transport, ProviderSocket next, Siblings<ProviderSocket> siblings) {
        super(transport, next);
        this.siblings = siblings;
        this.group = Siblings.group(next);
    }

    /** The sockets below all that are connected and have called from the group, in that order. */
    final List<ProviderSocket> all() {
        return group.map(siblings::of).orElse(List.of());
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        Connected connected = super.connectResult();
        if (connected != null) group.ifPresent(id -> siblings.add(id, next()));
        return connected;
    }

    @Override
    public void close(CloseMode mode) {
        group.ifPresent(id -> siblings.remove(id, next()));
        super.close(mode);
    }
}
