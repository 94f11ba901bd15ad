package io.trunkline.provider.reference;

import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One library on a network: it stands on a host. */
final class ReferenceTransport implements Transport {
    final Network network;
    final Host host;
    final boolean strictGroups;
    final Misbehaviour misbehaviour;
    private final Set<ReferenceSocket> sockets = ConcurrentHashMap.newKeySet();
    private boolean closed;

    ReferenceTransport(ProviderContext context, Network network) {
        this.network = network;
        strictGroups = context.strictGroups();
        misbehaviour = new Misbehaviour(context.config());
        String name = context.config().get(ReferenceCatalog.HOST);
        host = network.ask(() -> network.host(name));
        network.act(now -> host.libraries++);
    }

    @Override
    public TimeSource time() {
        return network.time();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        checkPlanes(request.flags());
        return network.call(now -> {
            GroupMember member = host.groups.enter(request.group(), MemberTraits.of(request.entry()));
            return add(new ReferenceSocket(this, request, member, upcalls, null));
        });
    }

    /** Who is the root of one plane is that of the other. */
    private static void checkPlanes(int flags) throws Ws2Exception {
        boolean controlRoot = (flags & Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT) != 0;
        boolean dataRoot = (flags & Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT) != 0;
        if (controlRoot == dataRoot) return;
        throw new Ws2Exception(
                WsaError.WSAEINVAL, "the root of the control plane sends the data too: give both root flags, or none");
    }

    /** Under the lock. */
    ReferenceSocket add(ReferenceSocket socket) {
        sockets.add(socket);
        if (socket.member() != null) host.members.put(socket.member(), socket);
        return socket;
    }

    void remove(ReferenceSocket socket) {
        sockets.remove(socket);
        if (socket.member() == null) return;
        host.members.remove(socket.member());
        socket.member().leave();
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
        return new GroupStatistics(
                group.id(),
                group.kind(),
                "reference",
                group.constrainedHost().orElse(""),
                group.qos(),
                GroupContract.granted(network, group),
                group.members().stream()
                        .map(host.members::get)
                        .filter(Objects::nonNull)
                        .map(ReferenceSocket::ownStatistics)
                        .toList());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        sockets.forEach(socket -> socket.close(CloseMode.ABORTIVE));
        network.act(now -> host.libraries--);
        network.leave();
    }
}
