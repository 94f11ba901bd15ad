package io.trunkline.runtime;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.Nanos;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.BlockingTransfer;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Connecting, in the caller's thread or step by step on a non-blocking socket. */
final class Connector {
    /** Codes of this side, which {@code SO_ERROR} does not keep. */
    private static final Set<WsaError> NOT_KEPT = EnumSet.of(
            WsaError.WSAEINTR,
            WsaError.WSAENOTSOCK,
            WsaError.WSANOTINITIALISED,
            WsaError.WSAEINVAL,
            WsaError.WSAEFAULT);

    private final SocketCore core;
    private final ProviderSocket provider;
    private final BlockingTransfer blocking;
    /** Guards what follows; held only while the provider is asked, never while somebody waits. */
    private final ReentrantLock steps = new ReentrantLock();

    private ConnectAttempt underWay;
    /** Why the last try failed, while the network is asked for less; {@code null} otherwise. */
    private Ws2Exception refused;

    private SocketState before;
    private long deadlineOfAddress;
    private Connected connected;
    private Ws2Exception failure;

    private volatile ConnectTerms terms;

    Connector(SocketCore core) {
        this.core = core;
        this.provider = core.provider();
        this.blocking = provider.extension(BlockingTransfer.class);
    }

    /** Puts the socket's connects under a group's terms. */
    void terms(ConnectTerms group) {
        terms = group;
    }

    Connected connect(ConnectRequest request) throws Ws2Exception {
        core.checkOpen();
        checkArguments(request);
        settle();
        core.check(Operation.CONNECT);
        ConnectTerms group = terms;
        if (group != null) group.connecting();
        List<SocketAddress> addresses = addresses(request);
        long limit = Nanos.of(request.limit().orElse(core.host.connectLimit()));
        ConnectAttempt attempt = new ConnectAttempt(core, request, addresses, Optional.ofNullable(group), limit);
        SocketState from = begin();
        return core.isNonBlocking() ? start(attempt, from) : run(attempt, from);
    }

    /** Goes to {@code CONNECTING}. @return the state before, to which a failure returns */
    private SocketState begin() throws Ws2Exception {
        SocketState from;
        do {
            from = core.check(Operation.CONNECT);
        } while (!core.change(from, SocketState.CONNECTING));
        return from;
    }

    void checkArguments(ConnectRequest request) throws Ws2Exception {
        if (request == null || (request.address().isEmpty() && request.name().isEmpty())) {
            throw new Ws2Exception(WsaError.WSAEFAULT, "an address or a name to connect to is missing");
        }
        if (request.limit().filter(Duration::isNegative).isPresent()) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "the limit is negative, expected zero or more");
        }
        if (request.address().isPresent()) checkFamily(request.address().get());
        if (request.callerData().hasRemaining() && !core.entry.has(ServiceFlag.CONNECT_DATA)) {
            String what = core.entry.id() + " carries no data with a connection request, send it after connecting";
            throw new Ws2Exception(WsaError.WSAEPROTONOSUPPORT, what);
        }
    }

    private void checkFamily(SocketAddress address) throws Ws2Exception {
        if (core.host.format(core.entry).accepts(address)) return;
        String expected = core.host.format(core.entry).name() + " such as "
                + core.host.format(core.entry).example();
        throw new Ws2Exception(WsaError.WSAEAFNOSUPPORT, address + " is of another family, expected " + expected);
    }

    List<SocketAddress> addresses(ConnectRequest request) throws Ws2Exception {
        if (request.address().isPresent()) return List.of(request.address().get());
        return core.host.resolve(request.name().orElseThrow(), core.entry);
    }

    // ---- in the caller's thread

    private Connected run(ConnectAttempt attempt, SocketState from) throws Ws2Exception {
        note(null, null);
        try {
            while (true) {
                try {
                    return succeeded(attempt.finish(once(attempt)));
                } catch (Ws2Exception e) {
                    if (attempt.recover(e, true) == Recovery.NONE) throw failed(e, attempt);
                }
            }
        } finally {
            core.change(SocketState.CONNECTING, from); // unless it has succeeded
        }
    }

    private Connected once(ConnectAttempt attempt) throws Ws2Exception {
        core.checkOpen();
        core.peer(attempt.address());
        ConnectCall call = attempt.call();
        long deadline = attempt.deadlineOfAddress();
        if (blocking != null) {
            long limit = deadline == TimeSource.NEVER ? 0 : Math.max(1, deadline - core.time.nanos());
            Connected answer = blocking.connectBlocking(call, limit);
            if (answer != null) return answer;
        }
        provider.connect(call);
        return awaitOutcome(attempt, deadline);
    }

    private Connected awaitOutcome(ConnectAttempt attempt, long deadline) throws Ws2Exception {
        while (true) {
            core.outcome.clear();
            core.checkOpen();
            Connected answer = provider.connectResult();
            if (answer != null) return answer;
            boolean inTime = false;
            try {
                inTime = core.await(core.outcome, deadline);
            } finally {
                if (!inTime) provider.cancelConnect(); // late, or interrupted
            }
            if (!inTime) throw attempt.noAnswer();
        }
    }

    // ---- step by step

    private Connected start(ConnectAttempt attempt, SocketState from) throws Ws2Exception {
        steps.lock();
        try {
            connected = null;
            failure = null;
            refused = null;
            underWay = attempt;
            before = from;
            step(false);
            if (failure != null) throw failure;
        } finally {
            steps.unlock();
        }
        throw new Ws2Exception(WsaError.WSAEWOULDBLOCK, "the connect is under way, its outcome follows");
    }

    /** Moves a connect that is under way on a non-blocking socket on; nothing happens if there is none. */
    void settle() {
        if (core.state() != SocketState.CONNECTING) return;
        steps.lock();
        try {
            if (underWay != null) step(true);
        } finally {
            steps.unlock();
        }
    }

    /** Starts the attempt's next try, or looks at the outcome of the one that has begun. */
    private void step(boolean hasBegun) {
        boolean begun = hasBegun;
        while (underWay != null) {
            try {
                if (refused != null) throw refused;
                if (begun) {
                    look();
                } else {
                    core.peer(underWay.address());
                    deadlineOfAddress = underWay.deadlineOfAddress();
                    provider.connect(underWay.call());
                }
                return;
            } catch (Ws2Exception e) {
                begun = false;
                if (!recovers(e)) return;
            } catch (RuntimeException e) {
                failed(core.failure(Operation.CONNECT, e), underWay);
                end();
            }
        }
    }

    /** Prepares another try, or ends the attempt; false if the network is asked first what another try may ask for. */
    private boolean recovers(Ws2Exception e) {
        Recovery recovery = underWay.recover(e, false);
        boolean late = recovery == Recovery.LATER && isLate();
        refused = recovery == Recovery.LATER && !late ? e : null;
        if (recovery == Recovery.NONE || late) {
            failed(late ? underWay.noAnswer() : e, underWay);
            end();
        }
        return refused == null;
    }

    private boolean isLate() {
        return deadlineOfAddress != TimeSource.NEVER && core.time.nanos() >= deadlineOfAddress;
    }

    private void look() throws Ws2Exception {
        Connected answer = provider.connectResult();
        if (answer != null) {
            succeeded(underWay.finish(answer));
            underWay = null;
        } else if (isLate()) {
            provider.cancelConnect();
            throw underWay.noAnswer();
        }
    }

    private void end() {
        underWay = null;
        core.change(SocketState.CONNECTING, before);
    }

    // ---- outcome

    /** The outcome so far: {@code null} while a connect is under way. */
    Connected result() throws Ws2Exception {
        core.checkOpen();
        settle();
        steps.lock();
        try {
            if (failure != null) throw failure;
            if (connected != null) return connected;
        } finally {
            steps.unlock();
        }
        if (core.state() == SocketState.CONNECTING) return null;
        throw new Ws2Exception(WsaError.WSAEINVAL, "no connect was started on this socket");
    }

    private Connected succeeded(Connected answer) throws Ws2Exception {
        note(answer, null);
        if (!core.change(SocketState.CONNECTING, SocketState.CONNECTED)) core.checkOpen();
        return answer;
    }

    private Ws2Exception failed(Ws2Exception e, ConnectAttempt attempt) {
        if (!NOT_KEPT.contains(e.error())) core.pendingError(e.error());
        Ws2Exception told = attempt.failed(core.failure(Operation.CONNECT, attempt.address(), e));
        note(null, told);
        return told;
    }

    private void note(Connected answer, Ws2Exception refusal) {
        steps.lock();
        try {
            connected = answer;
            failure = refusal;
        } finally {
            steps.unlock();
        }
    }
}
