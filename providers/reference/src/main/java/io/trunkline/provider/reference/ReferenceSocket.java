package io.trunkline.provider.reference;

import static io.trunkline.api.Ws2Constants.MSG_DONTROUTE;
import static io.trunkline.api.Ws2Constants.MSG_PEEK;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Nanos;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A socket: the joint between the library's calls and the network, whose lock guards all its fields. */
final class ReferenceSocket extends HostedSocket implements LingeringClose, DisconnectData {
    private static final byte[] NOTHING = {};

    /** Not {@code null}: this is the root of a session. */
    private final MultipointRoot root;
    /** Not {@code null}: this is the socket of a leaf's session at that root. */
    private final MultipointRoot session;

    private final SocketControls controls = new SocketControls(this);
    private final Deque<ReferenceRequest> requests = new ArrayDeque<>();
    private LocalAddress address;
    private LocalAddress peerName;
    private int backlog; // 0: does not listen
    private Attempt attempt;
    private Connected connected;
    private Ws2Exception connectFailure;
    private End end;
    private Qos ownQos = Qos.UNSPECIFIED;
    private boolean lingers;
    private boolean lingerIsOver;

    /**
     * A socket.
     *
     * @param member {@code null} outside groups
     * @param session {@code null} unless it is for a leaf of this root
     */
    ReferenceSocket(
            ReferenceTransport transport,
            OpenRequest made,
            GroupMember member,
            Upcalls upcalls,
            MultipointRoot session) {
        super(transport, made, member, upcalls);
        this.session = session;
        this.root = session == null && (flags & WSA_FLAG_MULTIPOINT_C_ROOT) != 0 ? new MultipointRoot(this) : null;
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

    @Override
    void changed(int what) {
        super.changed(what);
        if (session != null) session.changed(what & Ready.SEND);
    }

    @Override
    public int readiness() {
        return network.ask(() -> {
            int ready = noticed | (requests.isEmpty() ? 0 : Ready.ACCEPT);
            if (connected != null || connectFailure != null) ready |= Ready.CONNECT;
            if (end != null) ready |= end.readiness() & (isLeaf() || session != null ? ~Ready.SEND : ~0);
            if (root != null) ready |= root.readiness();
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
        boolean isFit = isLeaf() == (caller.session != null);
        return backlog > 0 && entry.socketType() == caller.entry.socketType() && isFit;
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
        return another(ofMember, itsUpcalls, null);
    }

    /** The socket of a leaf's session at this root. */
    ReferenceSocket ofLeaf(Upcalls itsUpcalls) {
        return another(null, itsUpcalls, root);
    }

    private ReferenceSocket another(GroupMember ofMember, Upcalls itsUpcalls, MultipointRoot ofRoot) {
        OpenRequest alike = new OpenRequest(entry, GroupRequest.NONE, flags);
        ReferenceSocket another = transport.add(new ReferenceSocket(transport, alike, ofMember, itsUpcalls, ofRoot));
        another.address = address;
        return another;
    }

    @Override
    public IncomingConnection nextRequest() {
        return network.ask(requests::peek);
    }

    // ---- connecting

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        network.call(now -> {
            call(call, now);
            return null;
        });
    }

    /** Under the lock. */
    void call(ConnectCall call, long nowNanos) throws Ws2Exception {
        connectFailure = null;
        attempt = new Attempt(this, (LocalAddress) call.address());
        attempt.start(call, nowNanos);
    }

    /** Under the lock: it was never used. */
    void forget() {
        closed = true;
        transport.remove(this);
    }

    /** Under the lock. */
    void callOff(long nowNanos) {
        if (attempt != null) attempt.cancel(nowNanos);
    }

    void bindIfNeeded() throws Ws2Exception {
        if (address == null) take(new LocalAddress(transport.host.name, 0));
    }

    void connectFailed(Ws2Exception why) {
        connectFailure = why;
        changed(Ready.CONNECT);
        if (session != null) session.failed(this, why);
    }

    void connected(End ofConnection, LocalAddress peer, Connected outcome) {
        answers(ofConnection, peer);
        connected = outcome;
        changed(Ready.CONNECT | Ready.SEND);
        if (session != null) session.joined(this, outcome);
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
        network.act(this::callOff);
    }

    // ---- data

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE);
        return network.call(now -> {
            misbehave();
            if (root != null && !closed) return root.send(data, now);
            if (isLeaf() || session != null) throw oneWay("data goes from the root to its leaves, send it there");
            return open().send(data, transport.misbehaviour.part(data.remaining()), now);
        });
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE | MSG_PEEK);
        return network.call(now -> {
            misbehave();
            if (root != null) throw oneWay("data goes from the root to its leaves, receive it there");
            return open().receive(data, (flags & MSG_PEEK) != 0, now);
        });
    }

    private static void checkFlags(int flags, int known) throws Ws2Exception {
        if ((flags & ~known) == 0) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP, "flags 0x" + Integer.toHexString(flags & ~known) + " are not known");
    }

    private static Ws2Exception oneWay(String detail) {
        return new Ws2Exception(WsaError.WSAEOPNOTSUPP, detail);
    }

    /** Under the lock: the end of the connection. */
    End open() throws Ws2Exception {
        if (closed) throw new Ws2Exception(WsaError.WSAENOTSOCK);
        if (end == null) throw new Ws2Exception(WsaError.WSAENOTCONN);
        return end;
    }

    private void misbehave() {
        if (transport.misbehaviour.announcesNothing()) announce(Ready.ALL);
    }

    // ---- the end

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        network.call(now -> {
            if (how.endsSending()) finish(NOTHING, now);
            return null;
        });
    }

    private void finish(byte[] data, long nowNanos) throws Ws2Exception {
        if (root != null) root.finish(data, nowNanos);
        else open().finish(data, nowNanos);
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        IncomingCall.checkRoom(data, ReferenceCatalog.USER_DATA_OCTETS);
        byte[] copy = new byte[data.remaining()];
        data.get(copy);
        network.call(now -> {
            finish(copy, now);
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
            network.plan(Nanos.after(now, limitNanos), at -> {
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
            callOff(now);
            if (root != null) root.close(mode == CloseMode.ABORTIVE, now);
            if (session != null) session.left(this);
            if (end != null) end.close(mode == CloseMode.ABORTIVE, now);
            transport.remove(this);
        });
    }

    // ---- options

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        return controls.covers(option) ? controls.get(option) : super.option(option);
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        if (controls.canSet(option)) controls.set(option, value);
        else super.option(option, value);
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        return controls.covers(code) ? controls.ioctl(code, input) : super.ioctl(code, input);
    }

    @Override
    public <T> T extension(Class<T> type) {
        return type == Multipoint.class ? type.cast(root) : super.extension(type);
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
