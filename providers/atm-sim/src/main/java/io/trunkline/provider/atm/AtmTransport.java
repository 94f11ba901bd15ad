package io.trunkline.provider.atm;

import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.MemberTraits;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One library on a network: it stands on a host. */
final class AtmTransport implements Transport {
    final AtmNetwork network;
    final AtmHost host;
    final boolean strictGroups;
    private final Set<ProviderSocket> sockets = new LinkedHashSet<>();
    private boolean closed;

    AtmTransport(ProviderContext context, AtmNetwork network) throws Ws2Exception {
        this.network = network;
        strictGroups = context.strictGroups();
        String name = context.config().get(AtmCatalog.HOST);
        try {
            host = network.simulation().callAside(() -> network.enter(this, name));
        } catch (Ws2Exception unknown) {
            network.leave();
            throw unknown;
        }
    }

    @Override
    public TimeSource time() {
        return network.simulation().time();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        if (MulticastFlags.areSet(request)) {
            MulticastFlags.check(request);
            return network.call(() -> add(
                    MulticastFlags.isRoot(request)
                            ? new MulticastRoot(this, request.entry(), upcalls)
                            : new LeafListener(this, request.entry(), upcalls)));
        }
        return network.call(() -> {
            GroupMember member = host.groups.enter(request.group(), MemberTraits.of(request.entry()));
            return add(new AtmSocket(this, request.entry(), member, upcalls));
        });
    }

    /** In the kernel. */
    AtmSocket add(AtmSocket socket) {
        sockets.add(socket);
        if (socket.member() != null) host.members.put(socket.member(), socket);
        return socket;
    }

    /** The same for a socket of a multipoint session, which is in no group. */
    <S extends MulticastSocket> S add(S socket) {
        sockets.add(socket);
        return socket;
    }

    void remove(MulticastSocket socket) {
        sockets.remove(socket);
    }

    void remove(AtmSocket socket) {
        sockets.remove(socket);
        if (socket.member() == null) return;
        host.members.remove(socket.member());
        socket.member().leave();
    }

    /** In the kernel: one line each. */
    List<String> openSockets() {
        return sockets.stream().map(Object::toString).toList();
    }

    @Override
    public List<GroupStatistics> groups() {
        return network.ask(() -> {
            List<GroupStatistics> all = new ArrayList<>();
            host.groups.groups().forEach(group -> all.add(statistics(group)));
            return all;
        });
    }

    private GroupStatistics statistics(Group group) {
        List<AtmSocket> members = group.members().stream()
                .map(host.members::get)
                .filter(Objects::nonNull)
                .toList();
        return new GroupStatistics(
                group.id(),
                group.kind(),
                "atm-sim",
                group.constrainedHost().orElse(""),
                group.qos(),
                Optional.of(GroupContract.granted(host, group)),
                members.stream().map(AtmSocket::ownStatistics).toList(),
                members.stream()
                        .map(SocketFigures::circuit)
                        .filter(facts -> !facts.isEmpty())
                        .findFirst()
                        .orElse(Map.of()));
    }

    @Override
    public void close() {
        boolean first = network.ask(() -> {
            boolean open = !closed;
            closed = true;
            return open;
        });
        if (!first) return;
        network.ask(() -> List.copyOf(sockets)).forEach(socket -> socket.close(CloseMode.ABORTIVE));
        network.act(() -> network.remove(this));
        network.leave();
    }
}
