package io.trunkline.runtime;

import static io.trunkline.runtime.FakeTransport.ALICE;
import static io.trunkline.runtime.FakeTransport.BOB;
import static io.trunkline.runtime.FakeTransport.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private final FakeTransport fake = new FakeTransport();

    private static Ws2Exception refused() {
        return new Ws2Exception(WsaError.WSAECONNREFUSED);
    }

    @Test
    void blockingConnectWaitsForTheAnswer() throws Exception {
        SocketHandle socket = fake.socket();
        FakeSocket provider = fake.last();
        Call<Connected> call = Call.start(() -> socket.connect(BOB));
        fake.time.awaitWaiting(1);
        assertNull(socket.connectResult());
        Call.fails(WsaError.WSAEALREADY, () -> socket.connect(CAROL));
        provider.upcalls.lookAgain(Ready.CONNECT); // spurious
        provider.answer(FakeSocket.PLAIN_ANSWER);
        provider.upcalls.lookAgain(Ready.CONNECT);
        Connected connected = call.result();
        assertEquals(List.of(), connected.ignored());
        assertSame(connected, socket.connectResult());
        assertEquals(BOB, socket.peerName());
        Call.fails(WsaError.WSAEISCONN, () -> socket.connect(BOB));
    }

    @Test
    void refusedConnectSaysWhereAndCanBeTriedAgain() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().answer(refused());
        Ws2Exception e = Call.fails(WsaError.WSAECONNREFUSED, () -> socket.connect(BOB));
        assertTrue(e.getMessage().startsWith("connect to bob:2 over fake: WSAECONNREFUSED 10061"), e.getMessage());
        assertEquals(10061, socket.getOption(SocketOptions.SO_ERROR));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(BOB);
        assertEquals(BOB, socket.peerName());
    }

    @Test
    void connectGivesUpWhenItsLimitHasPassed() throws Exception {
        SocketHandle socket = fake.socket();
        Call<Connected> call =
                Call.start(() -> socket.connect(ConnectRequest.to(BOB).limit(Duration.ofSeconds(3))));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(3).toNanos());
        Ws2Exception e = call.failure();
        assertEquals(WsaError.WSAETIMEDOUT, e.error());
        assertTrue(e.getMessage().contains("within the limit of 3s"), e.getMessage());
        assertTrue(fake.last().done.contains("cancel"));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(BOB);
    }

    @Test
    void configuredLimitCountsWhereTheRequestNamesNone() throws Exception {
        fake.connectLimit = Duration.ofSeconds(5);
        SocketHandle socket = fake.socket();
        Call<Connected> call = Call.start(() -> socket.connect(BOB));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(5).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, call.failure().error());
        Call<Connected> patient =
                Call.start(() -> socket.connect(ConnectRequest.to(BOB).limit(Duration.ZERO)));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofDays(1).toNanos());
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        fake.last().upcalls.lookAgain(Ready.CONNECT);
        patient.result();
    }

    @Test
    void interruptedConnectIsCancelledAndCanBeTriedAgain() throws Exception {
        SocketHandle socket = fake.socket();
        Call<Connected> call = Call.start(() -> socket.connect(BOB));
        fake.time.awaitWaiting(1);
        call.interrupt();
        assertEquals(WsaError.WSAEINTR, call.failure().error());
        assertTrue(fake.last().done.contains("cancel"));
        assertEquals(0, socket.getOption(SocketOptions.SO_ERROR));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect(BOB);
    }

    @Test
    void closeFromAnotherThreadEndsAConnect() throws Exception {
        SocketHandle socket = fake.socket();
        Call<Connected> call = Call.start(() -> socket.connect(BOB));
        fake.time.awaitWaiting(1);
        socket.close();
        assertEquals(WsaError.WSAENOTSOCK, call.failure().error());
    }

    @Test
    void addressesOfANameAreTriedInTheirOrder() throws Exception {
        fake.names.put("bridge:audio", List.of(ALICE, BOB, CAROL));
        SocketHandle socket = fake.socket();
        fake.last().answer(refused());
        fake.last().answer(new Ws2Exception(WsaError.WSAEHOSTUNREACH));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connect("bridge:audio", Duration.ofSeconds(9));
        assertEquals(CAROL, socket.peerName());
    }

    @Test
    void lastFailureCarriesThoseOfTheAddressesBefore() throws Exception {
        fake.names.put("bridge:audio", List.of(ALICE, BOB));
        SocketHandle socket = fake.socket();
        fake.last().answer(new Ws2Exception(WsaError.WSAENETUNREACH));
        fake.last().answer(refused());
        Ws2Exception e =
                Call.fails(WsaError.WSAECONNREFUSED, () -> socket.connect("bridge:audio", Duration.ofSeconds(9)));
        assertEquals("bob:2", e.context().address());
        assertEquals(1, e.getSuppressed().length);
    }

    @Test
    void addressThatDoesNotAnswerLeavesTimeForTheNext() throws Exception {
        fake.names.put("bridge:audio", List.of(ALICE, BOB));
        SocketHandle socket = fake.socket();
        Call<Connected> call = Call.start(() -> socket.connect("bridge:audio", Duration.ofSeconds(10)));
        fake.time.awaitWaiting(1);
        fake.time.advance(Duration.ofSeconds(5).toNanos());
        fake.last().awaitCalls(2);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        fake.last().upcalls.lookAgain(Ready.CONNECT);
        call.result();
        assertEquals(BOB, socket.peerName());
    }

    @Test
    void unknownNameChangesNothing() throws Exception {
        SocketHandle socket = fake.socket();
        Call.fails(WsaError.WSAHOST_NOT_FOUND, () -> socket.connect("nowhere:audio", Duration.ofSeconds(1)));
        assertTrue(fake.last().calls.isEmpty());
        socket.bind(ALICE);
    }

    @Test
    void nonBlockingConnectStartsAndTellsItsOutcomeLater() throws Exception {
        SocketHandle socket = fake.socket();
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEINVAL, socket::connectResult);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.connect(BOB));
        assertNull(socket.connectResult());
        Call.fails(WsaError.WSAEALREADY, () -> socket.connect(BOB));
        Call.fails(WsaError.WSAENOTCONN, () -> socket.send(ByteBuffer.allocate(1), 0));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        assertEquals(1, socket.send(ByteBuffer.allocate(1), 0)); // sees the outcome by itself
        assertEquals(FakeSocket.PLAIN_ANSWER.ignored(), socket.connectResult().ignored());
        Call.fails(WsaError.WSAEISCONN, () -> socket.connect(BOB));
    }

    @Test
    void failedNonBlockingConnectIsToldAndKeptUntilTheNext() throws Exception {
        fake.names.put("bridge:audio", List.of(ALICE, BOB));
        SocketHandle socket = fake.socket();
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.connect(ConnectRequest.to("bridge:audio")));
        fake.last().answer(refused());
        assertNull(socket.connectResult()); // the next address is being called
        fake.last().answer(refused());
        assertEquals(10061, socket.getOption(SocketOptions.SO_ERROR));
        Call.fails(WsaError.WSAECONNREFUSED, socket::connectResult);
        Ws2Exception e = Call.fails(WsaError.WSAECONNREFUSED, socket::connectResult);
        assertEquals("bob:2", e.context().address());
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.connect(CAROL));
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        socket.connectResult();
        assertEquals(CAROL, socket.peerName());
    }

    @Test
    void nonBlockingConnectGivesUpWhenItsLimitHasPassed() throws Exception {
        SocketHandle socket = fake.socket();
        socket.ioctl(Ioctls.FIONBIO, true);
        ConnectRequest request = ConnectRequest.to(BOB).limit(Duration.ofSeconds(1));
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.connect(request));
        fake.time.advance(Duration.ofSeconds(1).toNanos());
        Call.fails(WsaError.WSAETIMEDOUT, socket::connectResult);
        assertTrue(fake.last().done.contains("cancel"));
    }

    @Test
    void callerDataTravelsOnlyWhereItCan() throws Exception {
        ConnectRequest request = ConnectRequest.to(BOB).callerData(FakeSocket.buffer("hi"));
        SocketHandle plain = fake.socket();
        Call.fails(WsaError.WSAEPROTONOSUPPORT, () -> plain.connect(request));
        fake.entry = FakeTransport.stream(io.trunkline.api.Capabilities.NONE, ServiceFlag.CONNECT_DATA);
        SocketHandle rich = fake.socket();
        fake.last()
                .answer(new Connected(
                        FakeSocket.buffer("ho"), java.util.Optional.empty(), java.util.Optional.empty(), List.of()));
        assertEquals(FakeSocket.buffer("ho"), rich.connect(request).calleeData());
        assertEquals(FakeSocket.buffer("hi"), fake.last().calls.get(0).callerData());
    }

    @Test
    void negativeLimitIsRefused() throws Exception {
        SocketHandle socket = fake.socket();
        ConnectRequest request = ConnectRequest.to(BOB).limit(Duration.ofSeconds(-1));
        Call.fails(WsaError.WSAEINVAL, () -> socket.connect(request));
    }

    @Test
    void providerThatConnectsItselfIsAskedFirst() throws Exception {
        List<Long> limits = new ArrayList<>();
        fake.extensions.add(new StraightConnect(limits));
        SocketHandle socket = fake.socket();
        socket.connect(ConnectRequest.to(BOB).limit(Duration.ofSeconds(2)));
        socket.close();
        SocketHandle patient = fake.socket();
        patient.connect(BOB);
        assertEquals(List.of(Duration.ofSeconds(2).toNanos(), 0L), limits);
        assertTrue(fake.last().calls.isEmpty());
    }

    @Test
    void providerThatThrowsAnythingElseLeavesTheSocketUsable() throws Exception {
        fake.extensions.add(new StraightConnect(null));
        SocketHandle socket = fake.socket();
        Ws2Exception e = assertThrows(Ws2Exception.class, () -> socket.connect(BOB));
        assertEquals(WsaError.WSAENETDOWN, e.error());
        socket.bind(ALICE);
    }

    private static final class StraightConnect extends OrdinaryForm {
        private final List<Long> limits;

        StraightConnect(List<Long> limits) {
            this.limits = limits;
        }

        @Override
        public Connected connectBlocking(ConnectCall call, long limitNanos) {
            limits.add(limitNanos);
            return FakeSocket.PLAIN_ANSWER;
        }
    }
}
