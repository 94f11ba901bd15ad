package io.trunkline.circuit.socket;

import static io.trunkline.api.Ws2Constants.MSG_DONTROUTE;
import static io.trunkline.api.Ws2Constants.MSG_PEEK;

import io.trunkline.api.Connected;
import io.trunkline.api.Ioctl;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.FullReceive;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A socket: the joint between the library's calls and the network. The kernel guards all its fields. */
public final class CircuitSocket extends HostedSocket
        implements LingeringClose, DisconnectData, FullReceive, PendingControl, ChannelEnd.Owner {
    private static final byte[] NOTHING = {};

    private final GroupMember member;
    private final SocketQos qos = new SocketQos(this);
    private final SocketControls controls = new SocketControls(this);
    private final Backlog<WaitingRequest> backlog = new Backlog<>();
    private SocketAddress peerName;
    private Attempt attempt;
    private Connected connected;
    private Ws2Exception connectFailure;
    private ChannelEnd channel;
    private CallerCircuit calling;
    private CalledCircuit called;
    private MemberRequest said;
    private boolean lingers;
    private boolean lingerIsOver;
    private EventScheduler.Planned lingerLimit;

    /** @param member {@code null} outside groups */
    public CircuitSocket(CircuitTransport transport, ProtocolInfo entry, GroupMember member, Upcalls upcalls) {
        super(transport, entry, upcalls, member == null ? "" : " in " + (member.isCreator() ? "new " : "") + "group");
        this.member = member;
    }

    @Override
    public String toString() {
        return name() + " " + entry().id() + (address() == null ? "" : " at " + address());
    }

    GroupMember member() {
        return member;
    }

    boolean strictGroups() {
        return transport().strictGroups();
    }

    boolean isMessageOriented() {
        return entry().isMessageOriented();
    }

    ChannelEnd channel() {
        return channel;
    }

    /** The circuit that this side has called, {@code null} if there is none. */
    CallerCircuit calling() {
        return calling;
    }

    /** The circuit that the other side has called, {@code null} if there is none. */
    CalledCircuit called() {
        return called;
    }

    /** What the calling side said, {@code null} if this side called. */
    MemberRequest said() {
        return said;
    }

    SocketQos qos() {
        return qos;
    }

    // ---- readiness

    @Override
    public void qosCame(Qos theirs) {
        if (called != null && !called.isOfGroup()) {
            called.asksFor(theirs);
            return;
        }
        if (called != null) called.share(channel, theirs);
        qos.told(theirs);
        changed(Ready.QOS);
    }

    @Override
    public void groupQosCame(Qos theirs) {
        if (called != null && called.isOfGroup()) called.asksFor(theirs);
    }

    @Override
    public int readiness() {
        return network().ask(() -> {
            int ready = noticed() | (backlog.isEmpty() ? 0 : Ready.ACCEPT);
            if (connected != null || connectFailure != null) ready |= Ready.CONNECT;
            if (channel != null) ready |= channel.readiness();
            return lingers && (lingerIsOver || everythingSentBy(channel)) ? ready | Ready.LINGERED : ready;
        });
    }

    // ---- listening

    @Override
    public SocketAddress peerName() {
        return network().ask(() -> peerName);
    }

    @Override
    public void listen(int mostWaiting) {
        network().act(() -> note("listen " + backlog.open(mostWaiting)));
    }

    boolean listens() {
        return backlog.isOpen();
    }

    /** Takes a request in, or says why not. */
    public CauseValue offer(WaitingRequest request) {
        if (request.messages() != isMessageOriented()) return CauseValue.INCOMPATIBLE_DESTINATION;
        CauseValue refused = backlog.offer(request);
        if (refused != null) return refused;
        request.waitsAt(this);
        changed(Ready.ACCEPT);
        return null;
    }

    /** Removes a request; false if it is not there any more. */
    boolean takes(WaitingRequest request) {
        return backlog.takes(request);
    }

    CircuitSocket accepted(GroupMember ofMember, Upcalls itsUpcalls, SocketAddress calledAddress) {
        CircuitSocket accepted = transport().addMember(new CircuitSocket(transport(), entry(), ofMember, itsUpcalls));
        accepted.address(calledAddress);
        return accepted;
    }

    @Override
    public IncomingConnection nextRequest() {
        return network().ask(backlog::next);
    }

    // ---- connecting

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        network().call(() -> {
            connectFailure = null;
            SocketAddress to = network().canonical(call.address());
            note("connect " + to);
            attempt = new Attempt(this, to);
            attempt.start(call);
            return null;
        });
    }

    void connectFailed(Ws2Exception why) {
        connectFailure = why;
        changed(Ready.CONNECT);
    }

    void connected(Connected outcome) {
        connected = outcome;
        changed(Ready.CONNECT | Ready.SEND);
    }

    /** This side has called. */
    void answers(ChannelEnd ofConnection, CallerCircuit on, SocketAddress peer) {
        channel = ofConnection;
        calling = on;
        peerName = peer;
    }

    /** The other side has called. */
    void answers(ChannelEnd ofConnection, CalledCircuit on, MemberRequest request, SocketAddress peer) {
        channel = ofConnection;
        called = on;
        said = request;
        peerName = peer;
        note("accepted from " + peer);
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        return network().call(() -> {
            if (connectFailure != null) throw connectFailure;
            return connected;
        });
    }

    @Override
    public void cancelConnect() {
        network().act(() -> {
            if (attempt != null) attempt.cancel();
        });
    }

    // ---- data

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE);
        return network().call(() -> {
            int sent = open().send(data);
            note("send", sent);
            if (sent > 0) network().progress().sent(host().name(), sent);
            return sent;
        });
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE | MSG_PEEK);
        return network().call(() -> {
            int received = open().receive(data, (flags & MSG_PEEK) != 0);
            note("receive", received);
            return received;
        });
    }

    @Override
    public int receiveFully(ByteBuffer data) throws Ws2Exception {
        return network().call(() -> {
            int received = open().receiveFully(data);
            note("receive", received);
            return received;
        });
    }

    ChannelEnd open() throws Ws2Exception {
        if (isClosed()) throw new Ws2Exception(WsaError.WSAENOTSOCK);
        if (channel == null) throw new Ws2Exception(WsaError.WSAENOTCONN);
        return channel;
    }

    // ---- the end

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        network().call(() -> {
            note("shutdown " + how);
            if (how.endsSending()) open().finish(NOTHING);
            return null;
        });
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        IncomingCall.checkRoom(data, network().userDataOctets());
        byte[] copy = new byte[data.remaining()];
        data.get(copy);
        network().call(() -> {
            open().finish(copy);
            return null;
        });
    }

    @Override
    public ByteBuffer disconnectData() {
        return network()
                .ask(() -> ByteBuffer.wrap(channel == null ? NOTHING : channel.peersFarewell())
                        .asReadOnlyBuffer());
    }

    @Override
    public boolean startLinger(long limitNanos) {
        return network().ask(() -> {
            if (channel == null) return true;
            EventScheduler events = network().simulation().events();
            lingers = true;
            channel.finish(NOTHING);
            if (everythingSentBy(channel)) return true;
            long limit = Math.min(limitNanos, EventScheduler.NEVER / EventScheduler.PICOS_PER_NANO);
            lingerLimit = events.at(picosFromNow(events, limit), () -> {
                lingerIsOver = true;
                changed(Ready.LINGERED);
            });
            return false;
        });
    }

    private static long picosFromNow(EventScheduler events, long nanos) {
        long picos = nanos * EventScheduler.PICOS_PER_NANO;
        return picos > EventScheduler.NEVER - events.nowPicos() ? EventScheduler.NEVER : events.nowPicos() + picos;
    }

    @Override
    public boolean everythingSent() {
        return network().ask(() -> everythingSentBy(channel));
    }

    private static boolean everythingSentBy(ChannelEnd channel) {
        return channel == null || channel.hasSentEverything();
    }

    @Override
    public void close(CloseMode mode) {
        network().act(() -> {
            if (!becomesClosed()) return;
            note("close " + mode);
            if (lingerLimit != null) lingerLimit.cancel();
            host().release(address(), this);
            backlog.close(WaitingRequest::refuse);
            if (attempt != null) attempt.cancel();
            if (channel != null) channel.close(mode == CloseMode.ABORTIVE);
            transport().removeMember(this);
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
    public boolean controlResult(Ioctl<Qos, Void> code) throws Ws2Exception {
        return network().call(() -> {
            read(Ready.CONTROL);
            return qos.result(code);
        });
    }

    @Override
    public void cancelControl(Ioctl<Qos, Void> code) {
        read(Ready.CONTROL);
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        return network().ask(() -> SocketFigures.complete(counted, this));
    }

    /** Statistics of a socket whose library has not been asked. */
    SocketStatistics ownStatistics() {
        return SocketFigures.of(this);
    }
}
