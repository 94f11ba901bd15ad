package io.trunkline.runtime;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import java.util.concurrent.locks.ReentrantLock;

/** One join of a leaf, from its start to its outcome. */
final class Join {
    private final SocketCore core;
    private final Multipoint multipoint;
    private final ConnectAttempt attempt;
    /** True if a new socket is made for the leaf. */
    private final boolean ofRoot;
    /** Guards what follows; held only while the provider is asked, never while somebody waits. */
    private final ReentrantLock steps = new ReentrantLock();

    private SocketCore leaf;
    private SocketState before;
    private long deadlineNanos;
    private Connected connected;
    private Ws2Exception failure;
    private volatile boolean waits;
    private volatile boolean over;

    Join(SocketCore core, Multipoint multipoint, ConnectAttempt attempt, boolean ofRoot) {
        this.core = core;
        this.multipoint = multipoint;
        this.attempt = attempt;
        this.ofRoot = ofRoot;
    }

    /** The leaf's socket, which at a leaf is the one that joins. */
    SocketCore leaf() {
        return leaf;
    }

    boolean isOver() {
        return over;
    }

    /** Asks the provider for the attempt's present address. */
    void start(int flags) throws Ws2Exception {
        steps.lock();
        try {
            begin(flags);
        } catch (Ws2Exception | RuntimeException e) {
            over = true;
            throw e;
        } finally {
            steps.unlock();
        }
    }

    private void begin(int flags) throws Ws2Exception {
        deadlineNanos = attempt.deadlineOfAddress();
        core.joined.clear();
        if (ofRoot) {
            SocketCore fresh = new SocketCore(core.host, core.time, core.entry, core.flags, SocketState.CONNECTING);
            ProviderSocket socket = multipoint.joinLeaf(attempt.call(), flags, fresh);
            fresh.join(socket);
            leaf = fresh;
        } else {
            before = core.check(Operation.CONNECT);
            multipoint.joinLeaf(attempt.call(), flags, core);
            core.change(before, SocketState.CONNECTING);
            leaf = core;
        }
        leaf.peer(attempt.address());
    }

    /** Joins in the caller's thread, trying one address after the other. */
    void run(int flags) throws Ws2Exception {
        waits = true;
        try {
            while (true) {
                try {
                    start(flags);
                    await();
                    return;
                } catch (Ws2Exception e) {
                    if (attempt.recover(e, true) == Recovery.NONE) throw attempt.failed(e);
                    over = false;
                }
            }
        } finally {
            waits = false;
            over = true;
        }
    }

    private void await() throws Ws2Exception {
        while (true) {
            core.joined.clear();
            if (core.state() == SocketState.CLOSED) {
                giveUp();
                throw core.closed(null);
            }
            if (look() != null) return;
            boolean inTime = false;
            try {
                inTime = core.await(core.joined, deadlineNanos);
            } finally {
                if (!inTime) giveUp(); // late, or interrupted
            }
            if (!inTime) throw attempt.noAnswer();
        }
    }

    private void giveUp() {
        multipoint.cancelJoin();
        drop();
    }

    /** On a non-blocking socket: looks at whether there is an outcome. */
    void settle() {
        if (waits) return;
        try {
            result();
        } catch (Ws2Exception e) {
            core.pendingError(e.error()); // it is kept, for who asks for the outcome
        }
    }

    /** The outcome, {@code null} while it is under way. */
    Connected result() throws Ws2Exception {
        if (waits) return null;
        steps.lock();
        try {
            if (failure != null) throw failure;
            return connected != null ? connected : lookWithLimit();
        } finally {
            steps.unlock();
        }
    }

    private Connected lookWithLimit() throws Ws2Exception {
        try {
            if (leaf.state() == SocketState.CLOSED) throw calledOff();
            Connected answer = look();
            if (answer != null || !isLate()) return answer;
            giveUp();
            throw attempt.noAnswer();
        } catch (Ws2Exception e) {
            failure = e;
            over = true;
            throw e;
        }
    }

    private Ws2Exception calledOff() {
        multipoint.cancelJoin();
        return new Ws2Exception(WsaError.WSAENOTSOCK, "the leaf's socket was closed before the join had an outcome");
    }

    private boolean isLate() {
        return deadlineNanos != TimeSource.NEVER && core.time.nanos() >= deadlineNanos;
    }

    /** Asks the provider; success moves the states on. */
    private Connected look() throws Ws2Exception {
        try {
            Connected answer = multipoint.joinResult();
            if (answer == null) return null;
            connected = attempt.finish(answer);
            leaf.change(SocketState.CONNECTING, SocketState.CONNECTED);
            if (ofRoot) core.change(Join::ofRootWithLeaf);
            over = true;
            return connected;
        } catch (Ws2Exception e) {
            drop();
            throw e;
        }
    }

    private static SocketState ofRootWithLeaf(SocketState now) {
        return now == SocketState.UNBOUND || now == SocketState.BOUND ? SocketState.CONNECTED : now;
    }

    /** The leaf has not come: nothing is left of its socket; a leaf that wanted to join is as before. */
    private void drop() {
        if (!ofRoot) {
            core.change(SocketState.CONNECTING, before);
        } else if (leaf.change(SocketState.CONNECTING, SocketState.UNBOUND)) {
            leaf.provider().close(CloseMode.ABORTIVE);
        }
    }
}
