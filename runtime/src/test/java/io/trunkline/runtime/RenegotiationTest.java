package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.FailureContext;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.NetworkCause;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.PendingControl;
import io.trunkline.spi.Ready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renegotiation on a network that takes its time. */
class RenegotiationTest {
    private static final Qos MUCH = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));
    private static final Qos LITTLE = Qos.symmetric(FlowSpec.guaranteed(4_000, 160));

    /** The network: undecided until the test says otherwise. */
    private static final class Network implements PendingControl {
        private boolean granted;
        private Ws2Exception refusal;
        private final List<Ioctl<?, ?>> cancelled = new ArrayList<>();

        @Override
        public synchronized boolean controlResult(Ioctl<Qos, Void> code) throws Ws2Exception {
            if (refusal != null) throw refusal;
            return granted;
        }

        @Override
        public synchronized void cancelControl(Ioctl<Qos, Void> code) {
            cancelled.add(code);
        }

        synchronized void decide(boolean yes, Ws2Exception no) {
            granted = yes;
            refusal = no;
        }
    }

    private final FakeTransport fake = new FakeTransport();
    private final Network network = new Network();
    private final List<QosChange> told = new ArrayList<>();
    private SocketHandle socket;
    private FakeSocket provider;

    @BeforeEach
    void connect() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        fake.extensions.add(network);
        socket = fake.connected();
        provider = fake.last();
        provider.controls.put(Ioctls.SIO_SET_QOS, new Ws2Exception(WsaError.WSAEWOULDBLOCK));
        provider.controls.put(Ioctls.SIO_GET_QOS, MUCH);
        provider.controls.put(Ioctls.SIO_GET_GROUP_QOS, MUCH);
    }

    private Call<Void> ask(Qos qos) {
        return Call.start(() -> socket.ioctl(Ioctls.SIO_SET_QOS, qos));
    }

    private void decided(boolean yes, Ws2Exception no) {
        network.decide(yes, no);
        provider.upcalls.lookAgain(Ready.CONTROL);
    }

    private static QosRefusedException refusal() {
        NetworkCause cause = new NetworkCause(49, "QoS unavailable");
        return new QosRefusedException(
                "only so much", LITTLE, new FailureContext(null, null, null, cause, Side.NETWORK));
    }

    @Test
    void blockingSocketWaitsForTheNetworksAnswer() throws Exception {
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        provider.upcalls.lookAgain(Ready.CONTROL); // for nothing
        asking.isStillRunning();
        decided(true, null);
        asking.result();
        assertEquals(List.of(), network.cancelled);
    }

    @Test
    void refusalComesOutWithTheNetworksCauseAndWhatIsAvailable() throws Exception {
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        decided(false, refusal());
        ExecutionException e = Assertions.assertThrows(ExecutionException.class, asking::result);
        QosRefusedException refused = (QosRefusedException) e.getCause();
        assertEquals(LITTLE, refused.available().orElseThrow());
        assertEquals(49, refused.context().cause().number());
        assertEquals("ioctl", refused.context().operation());
    }

    @Test
    void whatTheLibraryAsksByItselfIsWaitedForAndThenTheCallersOwnIsAsked() throws Exception {
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.core().ofSocket.setWithoutWaiting(LITTLE));
        int before = provider.done.size();
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        provider.upcalls.lookAgain(Ready.CONTROL); // for nothing
        asking.isStillRunning();
        assertEquals(before, provider.done.size());
        decided(true, null);
        asking.result();
        assertEquals(before + 1, provider.done.size());
    }

    @Test
    void whatTheLibraryAsksByItselfIsWaitedForUntilTheLimit() throws Exception {
        fake.connectLimit = Duration.ofNanos(10);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.core().ofSocket.setWithoutWaiting(LITTLE));
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        fake.time.advance(10);
        assertEquals(WsaError.WSAEALREADY, asking.failure().error());
    }

    @Test
    void waitEndsAtTheConfiguredLimit() throws Exception {
        fake.connectLimit = Duration.ofNanos(10);
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        fake.time.advance(9);
        asking.isStillRunning();
        fake.time.advance(1);
        assertEquals(WsaError.WSAETIMEDOUT, asking.failure().error());
        assertEquals(List.of(Ioctls.SIO_SET_QOS), network.cancelled);
    }

    @Test
    void closingEndsTheWait() throws Exception {
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        socket.close();
        assertEquals(WsaError.WSAENOTSOCK, asking.failure().error());
    }

    @Test
    void secondRequestOfItsKindIsToldThatOneIsUnderWay() throws Exception {
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        Call.fails(WsaError.WSAEALREADY, () -> socket.ioctl(Ioctls.SIO_SET_QOS, LITTLE));
        decided(true, null);
        asking.result();
    }

    @Test
    void requestOfTheGroupIsIndependentOfTheSocketsOwn() throws Exception {
        Call<Void> asking = ask(MUCH);
        fake.time.awaitWaiting(1);
        provider.controls.put(Ioctls.SIO_SET_GROUP_QOS, MUCH);
        socket.ioctl(Ioctls.SIO_SET_GROUP_QOS, LITTLE);
        asking.isStillRunning();
        decided(true, null);
        asking.result();
    }

    @Test
    void answerAtOnceNeedsNoWait() throws Exception {
        provider.controls.put(Ioctls.SIO_SET_QOS, MUCH);
        socket.ioctl(Ioctls.SIO_SET_QOS, LITTLE);
        assertEquals(LITTLE, provider.lastInput);
    }

    @Test
    void nonBlockingSocketGetsTheOutcomeByCallingAgain() throws Exception {
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        int asked = provider.done.size();
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        Call.fails(WsaError.WSAEALREADY, () -> socket.ioctl(Ioctls.SIO_SET_QOS, LITTLE));
        decided(true, null);
        socket.ioctl(Ioctls.SIO_SET_QOS, MUCH);
        assertEquals(asked, provider.done.size()); // the network was asked once
    }

    @Test
    void refusalOnANonBlockingSocketIsToldToWhoWatchesAndThenForgotten() throws Exception {
        socket.onQosChange(Runnable::run, told::add);
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        decided(false, refusal());
        provider.upcalls.lookAgain(Ready.CONTROL);
        assertEquals(List.of(new QosChange(false, MUCH, WsaError.WSA_QOS_ADMISSION_FAILURE)), told);
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        network.decide(false, null);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, LITTLE));
    }

    @Test
    void outcomeThatNobodyReadDoesNotKeepTheNextRequestBack() throws Exception {
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        decided(true, null);
        provider.controls.put(Ioctls.SIO_SET_QOS, LITTLE);
        socket.ioctl(Ioctls.SIO_SET_QOS, LITTLE);
        assertEquals(LITTLE, provider.lastInput);
    }

    @Test
    void nonBlockingRequestIsGivenUpWhenSomebodyLooksBehindItsLimit() throws Exception {
        fake.connectLimit = Duration.ofNanos(10);
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        fake.time.advance(10);
        Call.fails(WsaError.WSAETIMEDOUT, () -> socket.ioctl(Ioctls.SIO_SET_QOS, MUCH));
        assertEquals(List.of(Ioctls.SIO_SET_QOS), network.cancelled);
    }

    @Test
    void waitForTheLockOfAGroupGoesThroughTheClock() throws Exception {
        ClockLock lock = new ClockLock(fake.time);
        lock.lock();
        Call<Boolean> other = Call.start(() -> {
            lock.lock();
            lock.unlock();
            return true;
        });
        fake.time.awaitWaiting(1);
        other.isStillRunning();
        lock.unlock();
        assertTrue(other.result());
    }
}
