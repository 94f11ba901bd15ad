package io.trunkline.runtime;

import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEFAULT;
import static io.trunkline.api.WsaError.WSAENOTSOCK;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SocketStatesTest {
    /** Does something with a socket. */
    private interface Use {
        void on(SocketHandle socket) throws Exception;
    }

    private final FakeTransport fake = new FakeTransport();

    private static final Map<Operation, Use> USES = uses();

    private static Map<Operation, Use> uses() {
        Map<Operation, Use> uses = new EnumMap<>(Operation.class);
        uses.put(Operation.BIND, s -> s.bind(FakeTransport.ALICE));
        uses.put(Operation.SOCK_NAME, SocketHandle::sockName);
        uses.put(Operation.PEER_NAME, SocketHandle::peerName);
        uses.put(Operation.LISTEN, s -> s.listen(1));
        uses.put(Operation.CONNECT, s -> s.connect(FakeTransport.BOB));
        uses.put(Operation.ACCEPT, s -> s.accept(ConnectionRequest::accept, Duration.ZERO));
        uses.put(Operation.SEND, s -> s.send(FakeSocket.buffer("x"), 0));
        uses.put(Operation.RECEIVE, s -> s.receive(ByteBuffer.allocate(9), 0));
        uses.put(Operation.SHUTDOWN, s -> s.shutdown(Shutdown.SD_BOTH));
        uses.put(Operation.SET_UNBOUND, s -> s.setOption(SocketOptions.SO_EXCLUSIVEADDRUSE, true));
        uses.put(Operation.SET_NO_LISTENER, s -> s.setOption(SocketOptions.SO_CONDITIONAL_ACCEPT, true));
        uses.put(Operation.SET_OPTION, s -> s.setOption(SocketOptions.SO_DEBUG, true));
        uses.put(Operation.GET_OPTION, s -> s.getOption(SocketOptions.SO_TYPE));
        uses.put(Operation.IOCTL, s -> s.ioctl(Ioctls.FIONBIO, false));
        uses.put(Operation.ON_QOS_CHANGE, s -> s.onQosChange(Runnable::run, change -> {}));
        uses.put(Operation.STATISTICS, SocketHandle::statistics);
        uses.put(Operation.STREAM, SocketHandle::input);
        return uses;
    }

    private SocketHandle in(SocketState state) throws Ws2Exception {
        SocketHandle socket = switch (state) {
            case UNBOUND, BOUND, CONNECTING -> fake.socket();
            case LISTENING -> fake.listening();
            default -> fake.connected();
        };
        FakeSocket provider = fake.last();
        provider.options.put(SocketOptions.SO_EXCLUSIVEADDRUSE, false);
        provider.local = FakeTransport.ALICE;
        switch (state) {
            case BOUND -> socket.bind(FakeTransport.ALICE);
            case CONNECTING -> startsConnecting(socket);
            case SEND_ENDED -> socket.shutdown(Shutdown.SD_SEND);
            case RECEIVE_ENDED -> socket.shutdown(Shutdown.SD_RECEIVE);
            case BOTH_ENDED -> socket.shutdown(Shutdown.SD_BOTH);
            case BROKEN -> {
                provider.sendFailure = new Ws2Exception(WSAECONNRESET);
                Call.fails(WSAECONNRESET, () -> socket.send(FakeSocket.buffer("x"), 0));
                provider.sendFailure = null;
            }
            case RESET -> {
                provider.arrives(new Ws2Exception(WSAECONNRESET));
                Call.fails(WSAECONNRESET, () -> socket.receive(ByteBuffer.allocate(1), 0));
                provider.arriving.clear();
            }
            case CLOSED -> socket.close();
            default -> {}
        }
        provider.arrives("data");
        if (state != SocketState.CONNECTING) provider.answer(FakeSocket.PLAIN_ANSWER);
        return socket;
    }

    private static void startsConnecting(SocketHandle socket) throws Ws2Exception {
        socket.ioctl(Ioctls.FIONBIO, true);
        Call.fails(WsaError.WSAEWOULDBLOCK, () -> socket.connect(FakeTransport.BOB));
        socket.ioctl(Ioctls.FIONBIO, false);
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> everyOperationInEveryStateHasTheOutcomeOfTheTable() {
        return USES.keySet().stream()
                .flatMap(operation -> java.util.Arrays.stream(SocketState.values())
                        .map(state -> DynamicTest.dynamicTest(
                                operation + " in " + state, () -> hasTheOutcomeOfTheTable(operation, state))));
    }

    private void hasTheOutcomeOfTheTable(Operation operation, SocketState state) throws Exception {
        if (state == SocketState.LISTENING && operation == Operation.ACCEPT) return; // AcceptingTest has requests
        SocketHandle socket = in(state);
        String before = socket.toString();
        WsaError expected = operation.refusal(state);
        if (expected == null) {
            assertDoesNotThrow(() -> USES.get(operation).on(socket));
        } else {
            Ws2Exception e = Call.fails(expected, () -> USES.get(operation).on(socket));
            assertEquals(before, socket.toString());
            assertEquals("fake", e.context().provider());
            assertEquals(
                    operation == Operation.STREAM ? "stream" : operation.call(),
                    e.context().operation());
        }
    }

    @Test
    void everyRowOfTheTableIsWalkedOrNeedsNoState() {
        for (Operation operation : Operation.values()) {
            boolean walked = USES.containsKey(operation);
            boolean elsewhere = operation == Operation.SEND_DISCONNECT
                    || operation == Operation.OPEN
                    || operation == Operation.CONNECT_RESULT
                    || operation == Operation.JOIN_LEAF // JoiningTest, on multipoint sockets
                    || operation == Operation.CLOSE;
            boolean missing = operation == Operation.SEND_TO // AfterCloseTest: no state matters but that it is open
                    || operation == Operation.EVENT_SELECT
                    || operation == Operation.ASYNC_SELECT
                    || operation == Operation.ENUM_NETWORK_EVENTS;
            assertTrue(walked || elsewhere || missing, operation.name());
        }
    }

    @Test
    void closedLibraryComesBeforeClosedSocket() throws Exception {
        SocketHandle socket = in(SocketState.CLOSED);
        fake.ended = true;
        Call.fails(WsaError.WSANOTINITIALISED, () -> socket.send(null, 0));
    }

    @Test
    void closedSocketComesBeforeMissingArgument() throws Exception {
        SocketHandle socket = in(SocketState.CLOSED);
        Call.fails(WSAENOTSOCK, () -> socket.send(null, 0));
        Call.fails(WSAENOTSOCK, () -> socket.bind((SocketAddress) null));
        Call.fails(WSAENOTSOCK, () -> socket.connect((ConnectRequest) null));
        Call.fails(WSAENOTSOCK, () -> socket.accept(null));
        Call.fails(WSAENOTSOCK, () -> socket.shutdown(null));
        Call.fails(WSAENOTSOCK, () -> socket.setOption(null, null));
        Call.fails(WSAENOTSOCK, () -> socket.ioctl(null, null));
        Call.fails(WSAENOTSOCK, () -> socket.onQosChange(null, null));
    }

    @Test
    void missingArgumentComesBeforeTheState() throws Exception {
        SocketHandle unbound = in(SocketState.UNBOUND);
        Call.fails(WSAEFAULT, () -> unbound.send(null, 0));
        Call.fails(WSAEFAULT, () -> unbound.send(new ByteBuffer[] {null}, 0, 1, 0));
        Call.fails(WSAEFAULT, () -> unbound.send(new ByteBuffer[1], 0, 2, 0));
        Call.fails(WSAEFAULT, () -> unbound.receive(null, 0));
        Call.fails(WSAEFAULT, () -> unbound.receive(ByteBuffer.allocate(1).asReadOnlyBuffer(), 0));
        Call.fails(WSAEFAULT, () -> unbound.accept(null));
        Call.fails(WSAEFAULT, () -> unbound.shutdown(null));
        SocketHandle connected = in(SocketState.CONNECTED);
        Call.fails(WSAEFAULT, () -> connected.bind((SocketAddress) null));
        Call.fails(WSAEFAULT, () -> connected.connect((ConnectRequest) null));
        Call.fails(WSAEFAULT, () -> connected.setOption(SocketOptions.SO_DEBUG, null));
        Call.fails(WSAEFAULT, () -> connected.ioctl(Ioctls.FIONBIO, null));
        Call.fails(WSAEFAULT, () -> connected.onQosChange(null, null));
    }

    @Test
    void badArgumentComesBeforeTheState() throws Exception {
        SocketHandle connected = in(SocketState.CONNECTED);
        SocketAddress other = InetSocketAddress.createUnresolved("host", 1);
        Call.fails(WsaError.WSAEAFNOSUPPORT, () -> connected.connect(other));
        Call.fails(WSAEFAULT, () -> connected.bind(other));
        SocketHandle unbound = in(SocketState.UNBOUND);
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> unbound.send(ByteBuffer.allocate(1), 0x4000));
        Call.fails(WsaError.WSAEINVAL, () -> unbound.accept(ConnectionRequest::accept, Duration.ofSeconds(-1)));
    }

    @Test
    void failedBindLeavesTheSocketUnbound() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().bindFailure = new Ws2Exception(WsaError.WSAEADDRINUSE);
        Ws2Exception e = Call.fails(WsaError.WSAEADDRINUSE, () -> socket.bind(FakeTransport.ALICE));
        assertEquals("alice:1", e.context().address());
        fake.last().bindFailure = null;
        assertDoesNotThrow(() -> socket.bind(FakeTransport.ALICE));
    }

    @Test
    void providerThatThrowsAnythingElseIsReportedAsFailed() throws Exception {
        SocketHandle socket = fake.socket();
        fake.last().bindFailure = new IllegalStateException("oops");
        Ws2Exception e = Call.fails(WsaError.WSAENETDOWN, () -> socket.bind(FakeTransport.ALICE));
        assertTrue(e.getMessage().contains("oops"));
        assertEquals(IllegalStateException.class, e.getCause().getClass());
    }

    @Test
    void brokenConnectionKeepsTheCodeThatEndedIt() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().arrives(new Ws2Exception(WSAECONNABORTED));
        Call.fails(WSAECONNABORTED, () -> socket.receive(ByteBuffer.allocate(1), 0));
        fake.last().arriving.clear();
        Call.fails(WSAECONNABORTED, () -> socket.receive(ByteBuffer.allocate(1), 0));
        Call.fails(WSAECONNABORTED, () -> socket.send(FakeSocket.buffer("x"), 0));
    }

    @Test
    void whatArrivedBeforeASendFailedCanStillBeReceived() throws Exception {
        SocketHandle socket = in(SocketState.BROKEN);
        ByteBuffer data = ByteBuffer.allocate(9);
        assertEquals(4, socket.receive(data, 0));
    }

    @Test
    void bindByNameTakesTheFirstAddressOfThisHost() throws Exception {
        fake.names.put("bridge:audio", java.util.List.of(FakeTransport.BOB));
        SocketHandle socket = fake.socket();
        socket.bind("bridge:audio");
        assertEquals(FakeTransport.BOB, socket.sockName());
        SocketHandle other = fake.socket();
        Call.fails(WsaError.WSAHOST_NOT_FOUND, () -> other.bind("nowhere:audio"));
    }

    @Test
    void openTellsTheLibraryAndCloseDoesOnce() throws Exception {
        SocketHandle socket = fake.socket();
        assertTrue(fake.open.contains(socket));
        assertTrue(socket.isOpen());
        socket.close();
        socket.close();
        socket.abort();
        assertFalse(fake.open.contains(socket));
        assertFalse(socket.isOpen());
    }

    @Test
    void libraryThatHasEndedMakesNoSockets() {
        fake.ended = true;
        Call.fails(WsaError.WSANOTINITIALISED, fake::socket);
        assertNull(fake.sockets.isEmpty() ? null : fake.last());
    }
}
