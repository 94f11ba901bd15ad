package io.trunkline.provider.reference;

import static io.trunkline.api.Ws2Constants.MSG_DONTROUTE;
import static io.trunkline.api.Ws2Constants.MSG_PEEK;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupOptions;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A socket: the joint between the library's calls and the network, whose lock guards all its fields. */
final class ReferenceSocket implements ProviderSocket, LingeringClose, DisconnectData {
    private static final byte[] NOTHING = {};

    private final ReferenceTransport transport;
    private final Network network;
    private final ProtocolInfo entry;
    private final GroupMember member;
    private final Upcalls upcalls;
    private final Deque<ReferenceRequest> requests = new ArrayDeque<>();
    private LocalAddress address;
    private LocalAddress peerName;
    private int backlog; // 0: does not listen
    private Attempt attempt;
    private Connected connected;
    private Ws2Exception connectFailure;
    private End end;
    private Qos ownQos = Qos.UNSPECIFIED;
    private int noticed; // QOS and GROUP_QOS that have not been read
    private boolean lingers;
    private boolean lingerIsOver;
    private volatile boolean closed;

    /** @param member {@code null} outside groups */
    ReferenceSocket(ReferenceTransport transport, ProtocolInfo entry, GroupMember member, Upcalls upcalls) {
        this.transport = transport;
        this.network = transport.network;
        this.entry = entry;
        this.member = member;
        this.upcalls = upcalls;
    }

    Network network() {
        return network;
    }

    ProtocolInfo entry() {
        return entry;
    }

    GroupMember member() {
        return member;
    }

    Host host() {
        return transport.host;
    }

    boolean strictGroups() {
        return transport.strictGroups;
    }

    boolean isMessageOriented() {
        return entry.isMessageOriented();
    }

    LocalAddress address() {
        return address;
    }

    End end() {
        return end;
    }

    Qos ownQos() {
        return ownQos;
    }

    void ownQos(Qos qos) {
        ownQos = qos;
    }

    // ---- readiness

    /** Under the lock: something has changed. @param what {@link Ready} bits */
    void changed(int what) {
        noticed |= what & (Ready.QOS | Ready.GROUP_QOS);
        long lateNanos = transport.misbehaviour.latenessNanos();
        if (lateNanos == 0) {
            network.afterwards(() -> tell(what));
        } else {
            network.plan(network.nowNanos() + lateNanos, at -> network.afterwards(() -> tell(what)));
        }
    }

    private void tell(int what) {
        if (!closed) upcalls.lookAgain(what);
    }

    /** The notice has been read. */
    void read(int what) {
        noticed &= ~what;
    }

    @Override
    public int readiness() {
        return network.ask(() -> {
            int ready = noticed | (requests.isEmpty() ? 0 : Ready.ACCEPT);
            if (connected != null || connectFailure != null) ready |= Ready.CONNECT;
            if (end != null) ready |= end.readiness();
            return lingers && (lingerIsOver || everythingSentBy(end)) ? ready | Ready.LINGERED : ready;
        });
    }

    // ---- addresses, listening

    @Override
    public void bind(SocketAddress wanted) throws Ws2Exception {
        network.call(now -> {
            take((LocalAddress) wanted);
            return null;
        });
    }

    private void take(LocalAddress wanted) throws Ws2Exception {
        Host host = network.host(wanted.host());
        if (host != transport.host && host.libraries > 0) {
            throw new Ws2Exception(
                    WsaError.WSAEADDRNOTAVAIL,
                    "this library stands on host " + transport.host.name + ", another one on " + wanted.host());
        }
        address = network.ports().claim(wanted, this);
    }

    @Override
    public SocketAddress sockName() {
        return network.ask(() -> address);
    }

    @Override
    public SocketAddress peerName() {
        return network.ask(() -> peerName);
    }

    @Override
    public void listen(int mostWaiting) {
        network.act(now -> backlog = Math.max(1, mostWaiting));
    }

    boolean listensFor(ReferenceSocket caller) {
        return backlog > 0 && entry.socketType() == caller.entry.socketType();
    }

    boolean isBusy() {
        return requests.size() >= backlog;
    }

    void requested(ReferenceRequest request) {
        requests.add(request);
        changed(Ready.ACCEPT);
    }

    /** Removes a request; false if it is not there any more. */
    boolean takes(ReferenceRequest request) {
        return requests.remove(request);
    }

    ReferenceSocket accepted(GroupMember ofMember, Upcalls itsUpcalls) {
        ReferenceSocket accepted = transport.add(new ReferenceSocket(transport, entry, ofMember, itsUpcalls));
        accepted.address = address;
        return accepted;
    }

    @Override
    public IncomingConnection nextRequest() {
        return network.ask(requests::peek);
    }

    // ---- connecting

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        network.call(now -> {
            connectFailure = null;
            attempt = new Attempt(this, (LocalAddress) call.address());
            attempt.start(call, now);
            return null;
        });
    }

    void bindIfNeeded() throws Ws2Exception {
        if (address == null) take(new LocalAddress(transport.host.name, 0));
    }

    void connectFailed(Ws2Exception why) {
        connectFailure = why;
        changed(Ready.CONNECT);
    }

    void connected(End ofConnection, LocalAddress peer, Connected outcome) {
        answers(ofConnection, peer);
        connected = outcome;
        changed(Ready.CONNECT | Ready.SEND);
    }

    void answers(End ofConnection, LocalAddress peer) {
        end = ofConnection;
        peerName = peer;
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        return network.call(now -> {
            if (connectFailure != null) throw connectFailure;
            return connected;
        });
    }

    @Override
    public void cancelConnect() {
        network.act(now -> {
            if (attempt != null) attempt.cancel(now);
        });
    }

    // ---- data

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE);
        return network.call(now -> {
            misbehave();
            return open().send(data, transport.misbehaviour.part(data.remaining()), now);
        });
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE | MSG_PEEK);
        return network.call(now -> {
            misbehave();
            return open().receive(data, (flags & MSG_PEEK) != 0, now);
        });
    }

    private static void checkFlags(int flags, int known) throws Ws2Exception {
        if ((flags & ~known) == 0) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP, "flags 0x" + Integer.toHexString(flags & ~known) + " are not known");
    }

    private End open() throws Ws2Exception {
        if (closed) throw new Ws2Exception(WsaError.WSAENOTSOCK);
        if (end == null) throw new Ws2Exception(WsaError.WSAENOTCONN);
        return end;
    }

    private void misbehave() {
        if (transport.misbehaviour.announcesNothing()) changed(Ready.ALL);
    }

    // ---- the end

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        network.call(now -> {
            if (how.endsSending()) open().finish(NOTHING, now);
            return null;
        });
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        IncomingCall.checkRoom(data, ReferenceCatalog.USER_DATA_OCTETS);
        byte[] copy = new byte[data.remaining()];
        data.get(copy);
        network.call(now -> {
            open().finish(copy, now);
            return null;
        });
    }

    @Override
    public ByteBuffer disconnectData() {
        return network.ask(() ->
                ByteBuffer.wrap(end == null ? NOTHING : end.peersFarewell()).asReadOnlyBuffer());
    }

    @Override
    public boolean startLinger(long limitNanos) {
        return network.ask(() -> {
            if (end == null) return true;
            long now = network.nowNanos();
            lingers = true;
            end.finish(NOTHING, now);
            network.plan(now + limitNanos, at -> {
                lingerIsOver = true;
                changed(Ready.LINGERED);
            });
            return everythingSentBy(end);
        });
    }

    @Override
    public boolean everythingSent() {
        return network.ask(() -> everythingSentBy(end));
    }

    private static boolean everythingSentBy(End end) {
        return end == null || end.hasSentEverything();
    }

    @Override
    public void close(CloseMode mode) {
        network.act(now -> {
            if (closed) return;
            closed = true;
            network.ports().release(address, this);
            while (!requests.isEmpty()) requests.remove().refuse(now);
            backlog = 0;
            if (attempt != null) attempt.cancel(now);
            if (end != null) end.close(mode == CloseMode.ABORTIVE, now);
            transport.remove(this);
        });
    }

    // ---- options

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        GroupOptions groups = GroupOptions.of(entry);
        if (groups.covers(option)) return network.call(now -> groups.get(option, member));
        if (option.equals(SocketOptions.SO_MAX_MSG_SIZE) && isMessageOriented()) {
            return option.type().cast(network.plan().largestMessageOctets());
        }
        return ProviderSocket.super.option(option);
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        GroupOptions groups = GroupOptions.of(entry);
        if (!groups.covers(option)) {
            ProviderSocket.super.option(option, value);
            return;
        }
        network.call(now -> {
            groups.set(option, value, member);
            member.group().members().stream().map(host().members::get).forEach(ReferenceSocket::follow);
            return null;
        });
    }

    /** Options of the group may have changed; that holds from the next scheduling decision on. */
    private static void follow(ReferenceSocket socket) {
        if (socket != null && socket.end != null) socket.end.follow();
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (code.equals(Ioctls.FIONREAD)) {
            return code.output().cast(network.call(now -> open().receivableOctets()));
        }
        SocketQos qos = new SocketQos(this);
        if (!SocketQos.covers(code)) return ProviderSocket.super.ioctl(code, input);
        return code.output().cast(network.call(now -> qos.ioctl(code, input, now)));
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        return network.ask(() -> SocketFigures.complete(counted, this));
    }

    /** Under the lock: statistics of a socket whose library has not been asked. */
    SocketStatistics ownStatistics() {
        return SocketFigures.of(this);
    }
}
