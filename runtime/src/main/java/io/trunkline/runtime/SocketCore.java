package io.trunkline.runtime;

import io.trunkline.api.Capability;
import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Upcalls;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** What the parts of one socket share: its state, its provider's socket, its signals and how its failures look. */
final class SocketCore implements Upcalls {
    /** Codes of a provider's transfer after which the connection is gone; any other leaves it as it was. */
    private static final Set<WsaError> ENDS_CONNECTION = EnumSet.of(
            WsaError.WSAECONNRESET,
            WsaError.WSAECONNABORTED,
            WsaError.WSAENETRESET,
            WsaError.WSAENETDOWN,
            WsaError.WSAENETUNREACH,
            WsaError.WSAEHOSTDOWN,
            WsaError.WSAEHOSTUNREACH,
            WsaError.WSAETIMEDOUT);

    private static final VarHandle STATE = stateHandle();

    final SocketHost host;
    final TimeSource time;
    final ProtocolInfo entry;
    /** With which the socket, or the one that it came from, was made. */
    final int flags;
    /** Raised when a receive or an accept may find something. */
    final Signal incoming;
    /** Raised when a send may find room. */
    final Signal outgoing;
    /** Raised when a connect or a lingering close may have an outcome. */
    final Signal outcome;

    /** Raised when the join of a leaf may have an outcome. */
    final Signal joined;
    /** Renegotiation of the socket's own quality of service, and of its group's. */
    final Renegotiation ofSocket;

    final Renegotiation ofGroup;

    /** Octets that the provider has taken; set by whoever has the turn to send. */
    final AtomicLong octetsSent = new AtomicLong();

    private final QosNotices qosNotices = new QosNotices(this);
    private final AtomicInteger pendingError = new AtomicInteger();
    private ProviderSocket provider;
    private boolean joinedGroup;
    private volatile SocketState state;
    private volatile boolean nonBlocking;
    /** What was asked for when the socket was made and ignored, in words. */
    private final List<String> ignored = new CopyOnWriteArrayList<>();

    private volatile GroupId membership;
    private volatile WsaError failure = WsaError.WSAECONNRESET;
    /** The other side, for messages: known from connect on, also after the provider has forgotten it. */
    private volatile SocketAddress peer;

    /** @param flags {@code WSA_FLAG_} bits */
    SocketCore(SocketHost host, TimeSource time, ProtocolInfo entry, int flags, SocketState state) {
        this.flags = flags;
        this.host = host;
        this.time = time;
        this.entry = entry;
        this.state = state;
        this.incoming = time.newSignal();
        this.outgoing = time.newSignal();
        this.outcome = time.newSignal();
        this.joined = time.newSignal();
        this.ofSocket = new Renegotiation(this, Ioctls.SIO_SET_QOS);
        this.ofGroup = new Renegotiation(this, Ioctls.SIO_SET_GROUP_QOS);
    }

    private static VarHandle stateHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(SocketCore.class, "state", SocketState.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Joins the provider's socket, once, before anybody else sees this object. */
    void join(ProviderSocket socket) {
        provider = socket;
    }

    /** As {@link #join(ProviderSocket)}, a socket that was opened as {@code request} says. */
    void join(ProviderSocket socket, OpenRequest request) {
        joinedGroup = request.group().existing().isPresent();
        join(socket);
    }

    /** True if the socket was opened in a group that had been there before, so that it is not the group's creator. */
    boolean joinedGroup() {
        return joinedGroup;
    }

    ProviderSocket provider() {
        return provider;
    }

    QosNotices qosNotices() {
        return qosNotices;
    }

    // ---- state

    SocketState state() {
        return state;
    }

    /** Changes the state from one to another; false if it is another by now. */
    boolean change(SocketState from, SocketState to) {
        return STATE.compareAndSet(this, from, to);
    }

    /** Changes the state as {@code rule} says; {@code CLOSED} is for ever. Returns the state before. */
    SocketState change(UnaryOperator<SocketState> rule) {
        while (true) {
            SocketState before = state;
            if (before == SocketState.CLOSED || change(before, rule.apply(before))) return before;
        }
    }

    /** Fails if the library or the socket has been closed. */
    void checkOpen() throws Ws2Exception {
        if (state == SocketState.CLOSED) throw closed(null);
    }

    /** The failure of a call on a closed socket or library. */
    Ws2Exception closed(Exception cause) {
        try {
            host.checkRunning();
        } catch (Ws2Exception ended) {
            return ended;
        }
        return new Ws2Exception(WsaError.WSAENOTSOCK, "the socket has been closed", FailureContext.NONE, cause);
    }

    /** Fails if {@code operation} is not allowed in the present state, which it returns. */
    SocketState check(Operation operation) throws Ws2Exception {
        SocketState now = state;
        WsaError refusal = operation.refusal(now);
        if (refusal == null) return now;
        if (now == SocketState.CLOSED) throw closed(null);
        boolean failed = refusal == WsaError.WSAECONNRESET;
        throw new Ws2Exception(failed ? failure : refusal, operation.explanation(now));
    }

    // ---- what was ignored

    /** Notes something that was asked for, ignored and logged, for {@link io.trunkline.api.Connected#ignored}. */
    void ignores(String what) {
        ignored.add(what);
    }

    List<String> ignored() {
        return ignored;
    }

    // ---- mode

    boolean isNonBlocking() {
        return nonBlocking;
    }

    void nonBlocking(boolean on) {
        nonBlocking = on;
    }

    // ---- failures

    /** Notes that the provider's transfer has failed with {@code error}; what that means for the state. */
    void transferFailed(WsaError error, UnaryOperator<SocketState> rule) {
        if (!ENDS_CONNECTION.contains(error)) return;
        failure = error;
        if (change(rule) != SocketState.CLOSED) pendingError.set(error.number());
    }

    /** Keeps {@code error} for {@code SO_ERROR}. */
    void pendingError(WsaError error) {
        pendingError.set(error.number());
    }

    /** The pending error's number, which this clears; 0 if there is none. */
    int takePendingError() {
        return pendingError.getAndSet(0);
    }

    /** A failure as it leaves the library: with operation, address and provider; closed sockets have their own code. */
    Ws2Exception failure(Operation operation, SocketAddress about, Exception e) {
        return asWs2(operation, e).in(new FailureContext(operation.call(), text(about), entry.id(), null, null));
    }

    /** As {@link #failure(Operation, SocketAddress, Exception)}, about the other side. */
    Ws2Exception failure(Operation operation, Exception e) {
        return failure(operation, peer, e);
    }

    private Ws2Exception asWs2(Operation operation, Exception e) {
        boolean byClose = state == SocketState.CLOSED && operation != Operation.CLOSE;
        if (e instanceof Ws2Exception known) return byClose && !saysClosed(known.error()) ? closed(e) : known;
        if (byClose) return closed(e);
        String what = "the provider has failed with " + e + ", report this to its author";
        return new Ws2Exception(WsaError.WSAENETDOWN, what, FailureContext.NONE, e);
    }

    private static boolean saysClosed(WsaError error) {
        return error == WsaError.WSAENOTSOCK || error == WsaError.WSANOTINITIALISED;
    }

    /** The text form of an address of any family, or {@code null}. */
    String text(SocketAddress address) {
        if (address == null) return null;
        return host.format(entry).accepts(address) ? host.format(entry).format(address) : address.toString();
    }

    void peer(SocketAddress address) {
        peer = address;
    }

    // ---- waiting

    Signal newSignal() {
        return time.newSignal();
    }

    /**
     * Waits for {@code signal}. The thread's interrupt status is set again after {@code WSAEINTR}, so that who swallows
     * the exception does not swallow the interruption.
     *
     * @return false if the deadline has passed
     */
    boolean await(Signal signal, long deadlineNanos) throws Ws2Exception {
        try {
            return time.await(signal, deadlineNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ws2Exception(WsaError.WSAEINTR, "the thread was interrupted", FailureContext.NONE, e);
        }
    }

    /** Wakes every thread that waits, so that it sees a state that has changed. */
    void wakeAll() {
        incoming.raise();
        outgoing.raise();
        outcome.raise();
        joined.raise();
        ofSocket.wake();
        ofGroup.wake();
    }

    @Override
    public void lookAgain(int what) {
        if ((what & (Ready.RECEIVE | Ready.ACCEPT | Ready.ENDED)) != 0) incoming.raise();
        if ((what & (Ready.SEND | Ready.ENDED)) != 0) outgoing.raise();
        if ((what & (Ready.CONNECT | Ready.LINGERED | Ready.ENDED)) != 0) outcome.raise();
        if ((what & (Ready.JOIN | Ready.ENDED)) != 0) joined.raise();
        if ((what & (Ready.CONTROL | Ready.ENDED)) != 0) {
            ofSocket.wake();
            ofGroup.wake();
        }
        if ((what & (Ready.QOS | Ready.GROUP_QOS | Ready.CONTROL)) != 0) qosNotices.lookAgain(what);
    }

    // ---- group

    /** The group's id as the provider says; {@link GroupId#NONE} where it knows no groups. */
    GroupId groupId() throws Ws2Exception {
        if (!Capable.ofGroups(entry)) return GroupId.NONE;
        return provider.option(SocketOptions.SO_GROUP_ID);
    }

    // ---- observation

    /** The group's id for figures: a socket is in one for good, so the provider is asked once. */
    GroupId membership() {
        GroupId known = membership;
        if (known != null) return known;
        try {
            known = groupId();
        } catch (Ws2Exception cannotTell) {
            return GroupId.NONE;
        }
        membership = known;
        return known;
    }

    /** What the library itself knows of the socket. */
    SocketStatistics counted(long octetsSent, long octetsReceived) throws Ws2Exception {
        GroupId group = groupId();
        boolean ranked = !group.isNone() && entry.capabilities().priority() != Capability.Priority.NONE;
        int priority = ranked ? provider.option(SocketOptions.SO_GROUP_PRIORITY) : 0;
        double share = group.isNone() || octetsSent == 0
                ? 0
                : (double) octetsSent / Math.max(octetsSent, host.octetsSent(entry, group));
        return new SocketStatistics(
                octetsSent, octetsReceived, 0, group, priority, WaitHistogram.EMPTY, share, 0, "", Optional.empty());
    }
}
