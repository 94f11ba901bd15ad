package io.trunkline.runtime;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Nanos;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.Signal;
import io.trunkline.spi.TimeSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asking the network for another quality of service, of the socket or of its group, and waiting for its answer: in the
 * caller's thread, or by calling again on a non-blocking socket.
 */
final class Renegotiation {
    private final SocketCore core;
    private final Ioctl<Qos, Void> code;
    /** Raised when there may be an answer. */
    private final Signal decided;
    /** Guards what follows; held only while the provider is asked, never while somebody waits. */
    private final ReentrantLock steps = new ReentrantLock();

    /** What is under way, or has an outcome that nobody has read; {@code null} if nothing is. */
    private Qos asked;

    private boolean somebodyWaits;
    /** It was begun by {@link #setWithoutWaiting}: who calls cannot know of it. */
    private boolean unknownToCallers;

    private long deadlineNanos;
    /** On a non-blocking socket: nobody has been told yet how it went. */
    private boolean untold;

    Renegotiation(SocketCore core, Ioctl<Qos, Void> code) {
        this.core = core;
        this.code = code;
        this.decided = core.newSignal();
    }

    /** Asks for {@code wanted}. */
    void set(Qos wanted) throws Ws2Exception {
        PendingControl pending = core.provider().extension(PendingControl.class);
        if (pending == null) {
            core.provider().ioctl(code, wanted);
        } else if (core.isNonBlocking()) {
            step(pending, wanted, true);
        } else {
            run(pending, wanted);
        }
    }

    /** The same for somebody who waits on a non-blocking socket too. */
    void setAndWait(Qos wanted) throws Ws2Exception {
        PendingControl pending = core.provider().extension(PendingControl.class);
        if (pending == null) core.provider().ioctl(code, wanted);
        else run(pending, wanted);
    }

    /** The same for somebody who never waits: on a blocking socket too, and nobody else is told if it is refused. */
    void setWithoutWaiting(Qos wanted) throws Ws2Exception {
        PendingControl pending = core.provider().extension(PendingControl.class);
        if (pending == null) core.provider().ioctl(code, wanted);
        else step(pending, wanted, false);
    }

    // ---- in the caller's thread

    private void run(PendingControl pending, Qos wanted) throws Ws2Exception {
        awaitUnknown(pending);
        if (start(pending, wanted, true, false)) return;
        try {
            await(pending);
        } finally {
            forget();
        }
    }

    /** Waits until what the caller cannot know of is over, whatever becomes of it. */
    private void awaitUnknown(PendingControl pending) throws Ws2Exception {
        while (true) {
            decided.clear();
            core.checkOpen();
            if (!isUnknownUnderWay(pending) || !core.await(decided, deadlineNanos)) return;
        }
    }

    private boolean isUnknownUnderWay(PendingControl pending) {
        steps.lock();
        try {
            return asked != null && unknownToCallers && isUnderWay(pending);
        } finally {
            steps.unlock();
        }
    }

    private void await(PendingControl pending) throws Ws2Exception {
        while (true) {
            decided.clear();
            core.checkOpen();
            if (pending.controlResult(code)) return;
            boolean inTime = false;
            try {
                inTime = core.await(decided, deadlineNanos);
            } finally {
                if (!inTime) pending.cancelControl(code); // late, or interrupted
            }
            if (!inTime) throw noAnswer();
        }
    }

    private static Ws2Exception noAnswer() {
        return new Ws2Exception(WsaError.WSAETIMEDOUT, "the network has not answered within connect.limit");
    }

    // ---- by calling again

    private void step(PendingControl pending, Qos wanted, boolean tells) throws Ws2Exception {
        boolean again;
        steps.lock();
        try {
            again = wanted.equals(asked) && !somebodyWaits;
        } finally {
            steps.unlock();
        }
        if (!again && start(pending, wanted, false, tells)) return;
        if (look(pending)) return;
        throw new Ws2Exception(WsaError.WSAEWOULDBLOCK, "the request is under way, call again for its outcome");
    }

    /** True if it has been granted; in both outcomes it is over then. */
    private boolean look(PendingControl pending) throws Ws2Exception {
        boolean over = true;
        try {
            boolean granted = pending.controlResult(code);
            if (!granted && isLate()) {
                pending.cancelControl(code);
                throw noAnswer();
            }
            over = granted;
            return granted;
        } finally {
            if (over) forget();
        }
    }

    private boolean isLate() {
        return deadlineNanos != TimeSource.NEVER && core.time.nanos() >= deadlineNanos;
    }

    // ---- both

    /** Starts a request. @return true if it was granted at once */
    private boolean start(PendingControl pending, Qos wanted, boolean waits, boolean tells) throws Ws2Exception {
        steps.lock();
        try {
            if (asked != null && (somebodyWaits || isUnderWay(pending))) {
                throw new Ws2Exception(WsaError.WSAEALREADY, "another " + code + " is under way: wait for its outcome");
            }
            decided.clear();
            asked = null;
            if (askNow(wanted)) return true;
            asked = wanted;
            somebodyWaits = waits;
            unknownToCallers = !waits && !tells;
            untold = tells;
            deadlineNanos = core.time.deadlineIn(Nanos.of(core.host.connectLimit()));
            return false;
        } finally {
            steps.unlock();
        }
    }

    private boolean askNow(Qos wanted) throws Ws2Exception {
        try {
            core.provider().ioctl(code, wanted);
            return true;
        } catch (Ws2Exception e) {
            if (e.error() != WsaError.WSAEWOULDBLOCK) throw e;
            return false;
        }
    }

    private boolean isUnderWay(PendingControl pending) {
        try {
            return !pending.controlResult(code);
        } catch (Ws2Exception e) {
            return false; // it was refused, and nobody has come for the answer
        }
    }

    private void forget() {
        steps.lock();
        try {
            asked = null;
            somebodyWaits = false;
            untold = false;
        } finally {
            steps.unlock();
        }
    }

    /** Wakes who waits, so that an answer or the end of the socket is seen. */
    void wake() {
        decided.raise();
    }

    /**
     * True once for a request on a non-blocking socket that the network has refused: then whoever watches is to be told.
     */
    boolean takeRefusal() {
        PendingControl pending = core.provider().extension(PendingControl.class);
        steps.lock();
        try {
            if (!untold || pending == null) return false;
            untold = !pending.controlResult(code);
            return false;
        } catch (Ws2Exception refused) {
            untold = false;
            return true;
        } finally {
            steps.unlock();
        }
    }
}
