package io.trunkline.circuit.socket;

import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.MemberTraits;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.OpenRequest;
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
public class CircuitTransport implements Transport {
    /** Finds the host that a library is to stand on, in the kernel. */
    public interface Entry<H extends CircuitHost> {
        /** @throws Ws2Exception {@code WSASYSNOTREADY} there is no such host */
        H find() throws Ws2Exception;
    }

    private final CircuitNetwork network;
    private final CircuitHost host;
    private final boolean strictGroups;
    private final Set<ProviderSocket> sockets = new LinkedHashSet<>();
    private boolean closed;

    /**
     * Stands on a host.
     *
     * @param settings of the library, for its connections there
     * @throws Ws2Exception {@code WSASYSNOTREADY} there is no such host, or others stand on it with other settings; the network has been
     *     left then
     */
    public CircuitTransport(CircuitNetwork network, boolean strictGroups, HostSettings settings, Entry<?> entry)
            throws Ws2Exception {
        this.network = network;
        this.strictGroups = strictGroups;
        try {
            host = network.simulation().callAside(() -> {
                CircuitHost found = entry.find();
                found.enter(settings);
                network.add(this);
                return found;
            });
        } catch (Ws2Exception unknown) {
            network.leave();
            throw unknown;
        }
    }

    final CircuitNetwork network() {
        return network;
    }

    final CircuitHost host() {
        return host;
    }

    final boolean strictGroups() {
        return strictGroups;
    }

    @Override
    public TimeSource time() {
        return network.simulation().time();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        return network.call(() -> {
            GroupMember member = host.groups.enter(request.group(), MemberTraits.of(request.entry()));
            return addMember(new CircuitSocket(this, request.entry(), member, upcalls));
        });
    }

    CircuitSocket addMember(CircuitSocket socket) {
        if (socket.member() != null) host.enter(socket.member(), socket);
        return add(socket);
    }

    /** In the kernel: it is closed with the library. */
    public final <S extends ProviderSocket> S add(S socket) {
        sockets.add(socket);
        return socket;
    }

    /** In the kernel: it has been closed. */
    public final void remove(ProviderSocket socket) {
        sockets.remove(socket);
    }

    void removeMember(CircuitSocket socket) {
        remove(socket);
        if (socket.member() != null) host.leave(socket.member());
    }

    /** In the kernel: one line each. */
    public final List<String> openSockets() {
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

    @Override
    public Optional<NameSpaceProvider> nameSpace() {
        return network.nameSpace();
    }

    private GroupStatistics statistics(Group group) {
        List<CircuitSocket> members = group.members().stream()
                .map(host::socket)
                .filter(Objects::nonNull)
                .toList();
        Optional<CircuitEnd> circuit = members.stream()
                .flatMap(member -> SocketFigures.circuit(member).stream())
                .findFirst();
        return new GroupStatistics(
                group.id(),
                group.kind(),
                network.provider(),
                group.constrainedHost().orElse(""),
                group.qos(),
                GroupContract.granted(host, group).or(() -> ofCaller(members)),
                members.stream().map(CircuitSocket::ownStatistics).toList(),
                circuit.map(CircuitEnd::facts).orElse(Map.of()),
                circuit.map(CircuitEnd::lineFigures).orElse(Map.of()));
    }

    /** Of a group that mirrors another one: what that has on the circuit that its members came on. */
    private static Optional<Qos> ofCaller(List<CircuitSocket> members) {
        return members.stream()
                .map(CircuitSocket::called)
                .filter(Objects::nonNull)
                .filter(circuit -> circuit.isOfGroup() && !circuit.isOver())
                .map(circuit -> circuit.groupQos().orElse(Qos.UNSPECIFIED))
                .findFirst();
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
        network.act(() -> {
            network.remove(this);
            host.leave();
        });
        network.leave();
    }
}
