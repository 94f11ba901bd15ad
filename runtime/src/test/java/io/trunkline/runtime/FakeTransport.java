package io.trunkline.runtime;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.LocalAddressFormat;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider whose sockets do what the test says, and a library around it that writes down what it is told. */
final class FakeTransport implements Transport, SocketHost {
    static final SocketAddress ALICE = new LocalAddress("alice", 1);
    static final SocketAddress BOB = new LocalAddress("bob", 2);
    static final SocketAddress CAROL = new LocalAddress("carol", 3);

    static final Capabilities EVERYTHING = new Capabilities(
            Capability.Groups.CONSTRAINED,
            Capability.GroupReach.PROCESS,
            Capability.GroupTransport.SHARED,
            Capability.QosLevel.ENFORCED,
            Capability.QosLevel.ENFORCED,
            Capability.Priority.SCHEDULED);

    final HandTime time = new HandTime();
    final List<FakeSocket> sockets = new CopyOnWriteArrayList<>();
    final List<OpenRequest> opened = new ArrayList<>();
    final Map<String, String> logged = new ConcurrentHashMap<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final Map<String, List<SocketAddress>> names = new ConcurrentHashMap<>();
    final List<SocketHandle> open = new CopyOnWriteArrayList<>();
    /** Makes extensions for sockets that are opened from now on. */
    final List<Object> extensions = new ArrayList<>();

    ProtocolInfo entry = stream(Capabilities.NONE);
    Duration connectLimit = Duration.ZERO;
    boolean strict;
    boolean ended;
    Ws2Exception refusesToOpen;

    static ProtocolInfo stream(Capabilities capabilities, ServiceFlag... more) {
        return declare("fake", capabilities, Ws2Constants.SOCK_STREAM, more);
    }

    static ProtocolInfo messages(ServiceFlag... more) {
        ProtocolInfo entry = declare("fake:message", Capabilities.NONE, Ws2Constants.SOCK_SEQPACKET, more);
        var flags = new java.util.HashSet<>(entry.serviceFlags());
        flags.add(ServiceFlag.MESSAGE_ORIENTED);
        return entry.toBuilder().serviceFlags(flags).build();
    }

    private static ProtocolInfo declare(String id, Capabilities capabilities, int type, ServiceFlag... more) {
        return ProtocolInfo.declare(id, new UUID(1, 1))
                .serviceFlags(ServiceFlag.GUARANTEED_DELIVERY, more)
                .triple(Ws2Constants.AF_LOCAL_NAME, type, 0)
                .capabilities(capabilities)
                .figures(Figures.PLAIN_STREAM)
                .build();
    }

    SocketHandle socket() throws Ws2Exception {
        return SocketHandle.open(this, this, entry, GroupRequest.NONE, Ws2Constants.WSA_FLAG_OVERLAPPED);
    }

    /** The provider's side of the socket made last. */
    FakeSocket last() {
        return sockets.get(sockets.size() - 1);
    }

    /** A connected socket; {@link #last} is its other half. */
    SocketHandle connected() throws Ws2Exception {
        SocketHandle socket = socket();
        last().answers.add(FakeSocket.PLAIN_ANSWER);
        socket.connect(BOB);
        return socket;
    }

    SocketHandle listening() throws Ws2Exception {
        SocketHandle socket = socket();
        socket.bind(ALICE);
        socket.listen(5);
        return socket;
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        if (refusesToOpen != null) throw refusesToOpen;
        opened.add(request);
        FakeSocket socket = new FakeSocket(upcalls, extensions);
        sockets.add(socket);
        return socket;
    }

    @Override
    public void close() {
        ended = true;
    }

    @Override
    public void checkRunning() throws Ws2Exception {
        if (ended) throw new Ws2Exception(WsaError.WSANOTINITIALISED, "the library has been closed");
    }

    @Override
    public AddressFormat format(ProtocolInfo of) {
        return new LocalAddressFormat();
    }

    @Override
    public List<SocketAddress> resolve(String name, ProtocolInfo of) throws Ws2Exception {
        List<SocketAddress> found = names.get(name);
        if (found == null) throw new Ws2Exception(WsaError.WSAHOST_NOT_FOUND, name + " is not known");
        return found;
    }

    @Override
    public Duration connectLimit() {
        return connectLimit;
    }

    @Override
    public boolean strictGroups() {
        return strict;
    }

    @Override
    public long octetsSent(ProtocolInfo of, GroupId group) {
        return GroupFigures.octetsSent(open, of, group);
    }

    @Override
    public void logOnce(String key, String line) {
        logged.putIfAbsent(key, line);
    }

    @Override
    public void warnOnce(String key, String line) {
        logged.putIfAbsent(key, "warning: " + line);
    }

    @Override
    public void logFailure(String line, Throwable thrown) {
        failures.add(thrown);
    }

    @Override
    public void opened(SocketHandle socket) {
        open.add(socket);
    }

    @Override
    public void closed(SocketHandle socket) {
        open.remove(socket);
    }
}
