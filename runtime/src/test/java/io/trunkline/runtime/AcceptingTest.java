package io.trunkline.runtime;

import static io.trunkline.runtime.FakeTransport.ALICE;
import static io.trunkline.runtime.FakeTransport.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capabilities;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AcceptingTest {
    private final FakeTransport fake = new FakeTransport();

    /** A request in a listener's queue. */
    private static final class Request implements IncomingConnection {
        final FakeSocket listener;
        Decision decision;
        boolean rejected;
        FakeSocket accepted;
        Exception failure;

        Request(FakeSocket listener) {
            this.listener = listener;
            listener.requests.add(this);
        }

        @Override
        public ConnectionRequest request() {
            return new IncomingCall(
                    BOB,
                    ALICE,
                    FakeSocket.buffer(""),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    4);
        }

        @Override
        public ProviderSocket accept(Decision taken, Upcalls upcalls) throws Ws2Exception {
            listener.requests.remove(this);
            decision = taken;
            if (failure instanceof Ws2Exception e) throw e;
            if (failure instanceof RuntimeException e) throw e;
            accepted = new FakeSocket(upcalls, List.of());
            accepted.options.put(SocketOptions.TCP_NODELAY, false);
            accepted.remote = BOB;
            return accepted;
        }

        @Override
        public void reject() {
            listener.requests.remove(this);
            rejected = true;
        }
    }

    @Test
    void acceptWaitsForARequest() throws Exception {
        SocketHandle listener = fake.listening();
        Call<Ws2Socket> call = Call.start(listener::accept);
        fake.time.awaitWaiting(1);
        fake.last().upcalls.lookAgain(Ready.ACCEPT); // spurious
        new Request(fake.last());
        fake.last().upcalls.lookAgain(Ready.ACCEPT);
        Ws2Socket accepted = call.result();
        assertEquals(BOB, accepted.peerName());
        assertTrue(fake.open.contains(accepted));
    }

    @Test
    void conditionFunctionRunsInTheCallersThreadAndSeesTheRequest() throws Exception {
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        Thread[] ran = new Thread[1];
        listener.accept(seen -> {
            ran[0] = Thread.currentThread();
            assertEquals(BOB, seen.callerId());
            return seen.accept().calleeData(FakeSocket.buffer("hi"));
        });
        assertSame(Thread.currentThread(), ran[0]);
        assertEquals(FakeSocket.buffer("hi"), request.decision.calleeData());
    }

    @Test
    void rejectedRequestIsGoneAndAcceptSaysRefused() throws Exception {
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        Ws2Exception e = Call.fails(WsaError.WSAECONNREFUSED, () -> listener.accept(ConnectionRequest::reject));
        assertTrue(e.getMessage().contains("bob:2"));
        assertTrue(request.rejected);
        assertTrue(fake.last().requests.isEmpty());
    }

    @Test
    void deferredRequestStaysAtTheHead() throws Exception {
        SocketHandle listener = fake.listening();
        Request first = new Request(fake.last());
        new Request(fake.last());
        Call.fails(WsaError.WSATRY_AGAIN, () -> listener.accept(ConnectionRequest::defer));
        listener.accept();
        assertSame(Decision.Verdict.ACCEPT, first.decision.verdict());
        assertEquals(1, fake.last().requests.size());
    }

    @Test
    void conditionFunctionThatFailsLeavesTheRequest() throws Exception {
        SocketHandle listener = fake.listening();
        new Request(fake.last());
        assertThrows(
                ArithmeticException.class,
                () -> listener.accept(request -> {
                    throw new ArithmeticException();
                }));
        Call.fails(WsaError.WSAEINVAL, () -> listener.accept(request -> null));
        Call.fails(
                WsaError.WSAEFAULT,
                () -> listener.accept(request -> request.accept().calleeData(FakeSocket.buffer("too much"))));
        assertEquals(1, fake.last().requests.size());
        listener.accept();
    }

    @Test
    void qualityOfServiceThatTheCallerDoesNotAskForCannotBeAnswered() throws Exception {
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        Qos qos = Qos.symmetric(FlowSpec.guaranteed(8_000, 1_000));
        Call.fails(
                WsaError.WSAEINVAL,
                () -> listener.accept(asked -> asked.accept().qos(qos)));
        Call.fails(
                WsaError.WSAEINVAL,
                () -> listener.accept(asked -> asked.accept().groupQos(qos)));
        assertNull(request.decision);
        listener.accept(asked -> asked.accept().qos(Qos.BEST_EFFORT).groupQos(Qos.UNSPECIFIED));
        assertNotNull(request.decision);
    }

    @Test
    void decisionsWithMissingPartsFailWhereTheyAreMadeAndLeaveTheRequest() throws Exception {
        SocketHandle listener = fake.listening();
        new Request(fake.last());
        assertThrows(
                NullPointerException.class,
                () -> listener.accept(asked -> asked.accept().group(null)));
        assertThrows(
                NullPointerException.class,
                () -> listener.accept(asked -> asked.accept().qos(null)));
        assertThrows(
                NullPointerException.class,
                () -> listener.accept(asked -> asked.accept().groupQos(null)));
        listener.accept();
    }

    @Test
    void providerThatThrowsAnythingElseIsReportedAsFailedAndTheCallerDoesNotWait() throws Exception {
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        request.failure = new IllegalStateException("oops");
        Ws2Exception e = Call.fails(WsaError.WSAENETDOWN, listener::accept);
        assertEquals("bob:2", e.context().address());
        assertEquals("fake", e.context().provider());
        assertTrue(request.rejected);
    }

    @Test
    void acceptInsideTheConditionFunctionIsRefused() throws Exception {
        SocketHandle listener = fake.listening();
        new Request(fake.last());
        listener.accept(request -> {
            Call.fails(WsaError.WSAEINPROGRESS, listener::accept);
            return request.accept();
        });
    }

    @Test
    void acceptGivesUpWhenItsLimitHasPassed() throws Exception {
        SocketHandle listener = fake.listening();
        Call<Ws2Socket> call = Call.start(() -> listener.accept(ConnectionRequest::accept, Duration.ofSeconds(1)));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(1).toNanos());
        Ws2Exception e = call.failure();
        assertEquals(WsaError.WSAETIMEDOUT, e.error());
        assertEquals("alice:1", e.context().address());
        Call.fails(WsaError.WSAETIMEDOUT, () -> listener.accept(ConnectionRequest::accept, Duration.ZERO));
        Call.fails(WsaError.WSAEFAULT, () -> listener.accept(ConnectionRequest::accept, null));
    }

    @Test
    void nonBlockingAcceptDoesNotWait() throws Exception {
        SocketHandle listener = fake.listening();
        listener.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, listener::accept);
    }

    @Test
    void closeFromAnotherThreadEndsAnAccept() throws Exception {
        SocketHandle listener = fake.listening();
        Call<Ws2Socket> call = Call.start(listener::accept);
        fake.time.awaitWaiting(1);
        listener.close();
        assertEquals(WsaError.WSAENOTSOCK, call.failure().error());
    }

    @Test
    void listenerClosedInsideTheConditionFunctionLeavesNoSocket() throws Exception {
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        Call.fails(
                WsaError.WSAENOTSOCK,
                () -> listener.accept(seen -> {
                    assertTrue(listener.isOpen());
                    listener.end(CloseMode.GRACEFUL);
                    return seen.accept();
                }));
        assertEquals(CloseMode.ABORTIVE, request.accepted.closedBy);
        assertTrue(fake.open.isEmpty());
    }

    @Test
    void acceptedSocketHasTheListenersOptionsAndMode() throws Exception {
        SocketHandle listener = fake.listening();
        fake.last().options.put(SocketOptions.TCP_NODELAY, false);
        fake.last().options.put(SocketOptions.SO_SNDBUF, 1);
        listener.setOption(SocketOptions.TCP_NODELAY, true);
        listener.setOption(SocketOptions.SO_SNDBUF, 9); // which the accepted socket's provider does not know
        listener.setOption(SocketOptions.SO_LINGER, Linger.RESET);
        listener.setOption(SocketOptions.SO_RCVTIMEO, Duration.ofSeconds(4));
        listener.ioctl(Ioctls.FIONBIO, true);
        Request request = new Request(fake.last());
        Ws2Socket accepted = listener.accept();
        assertEquals(true, request.accepted.options.get(SocketOptions.TCP_NODELAY));
        assertEquals(Linger.RESET, accepted.getOption(SocketOptions.SO_LINGER));
        assertEquals(Duration.ofSeconds(4), accepted.getOption(SocketOptions.SO_RCVTIMEO));
        assertEquals(ProviderSocket.WOULD_BLOCK, accepted.receive(ByteBuffer.allocate(1)));
        assertFalse(accepted.getOption(SocketOptions.SO_ACCEPTCONN));
        assertEquals(1, fake.logged.size());
    }

    @Test
    void groupOfTheAcceptedSocketIsTheDecisions() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        SocketHandle listener = fake.listening();
        Request request = new Request(fake.last());
        listener.accept(seen -> seen.accept().mirrorGroup());
        assertTrue(request.decision.mirrorsGroup());
        Request vanished = new Request(fake.last());
        vanished.failure = new Ws2Exception(WsaError.WSAEINVAL);
        Call.fails(
                WsaError.WSAEINVAL, () -> listener.accept(seen -> seen.accept().group(new GroupRequest(99))));
        assertEquals(99, vanished.decision.group().g());
    }

    @Test
    void groupOnAnEntryWithoutGroupsIsIgnoredOrRefused() throws Exception {
        fake.entry = FakeTransport.stream(Capabilities.NONE);
        SocketHandle listener = fake.listening();
        Request tolerated = new Request(fake.last());
        listener.accept(seen -> seen.accept().group(GroupRequest.NEW_CONSTRAINED));
        assertTrue(tolerated.decision.group().isNone());
        assertEquals(1, fake.logged.size());
        fake.strict = true;
        Request refused = new Request(fake.last());
        Call.fails(
                WsaError.WSAEINVAL, () -> listener.accept(seen -> seen.accept().group(GroupRequest.NEW_CONSTRAINED)));
        assertTrue(refused.rejected);
        Request mirrored = new Request(fake.last());
        listener.accept(seen -> seen.accept().mirrorGroup());
        assertFalse(mirrored.decision.mirrorsGroup());
    }

    @Test
    void listenClipsTheBacklogAndRefusesDatagrams() throws Exception {
        SocketHandle listener = fake.listening();
        listener.listen(-3);
        assertEquals(List.of("listen 5", "listen 1"), fake.last().done);
        assertTrue(listener.getOption(SocketOptions.SO_ACCEPTCONN));
        fake.entry = FakeTransport.stream(Capabilities.NONE, io.trunkline.api.ServiceFlag.CONNECTIONLESS);
        SocketHandle datagrams = fake.socket();
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> datagrams.listen(1));
    }
}
