package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TcpListenTest extends HostFixture {
    private Object bind(TestSocket socket, InetSocketAddress to) throws Ws2Exception {
        socket.spi.bind(to);
        return socket.spi.sockName();
    }

    private Object listen(TestSocket socket) throws Ws2Exception {
        socket.spi.listen(10);
        return socket.spi.sockName();
    }

    @Test
    void portOfTheSystemsChoiceIsKnownAfterBindAndKeptByListen() throws Exception {
        TestSocket listener = host.socket();
        assertNull(listener.spi.sockName());
        listener.spi.bind(Host.loopback(0));
        InetSocketAddress bound = listener.name();
        assertTrue(bound.getPort() > 0);
        listener.spi.listen(10);
        assertEquals(bound, listener.spi.sockName());
        host.socket().connectBlocking(bound);
        assertEquals(bound, host.accept(listener).spi.sockName());
    }

    @Test
    void nobodyIsLetInBetweenBindAndListen() throws Exception {
        TestSocket listener = host.socket();
        listener.spi.bind(Host.loopback(0));
        TestSocket caller = host.socket();
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> caller.connectBlocking(listener.name())));
        listener.spi.listen(10);
        assertNull(listener.spi.nextRequest());
        caller.connectBlocking(listener.name());
        assertEquals(caller.name(), host.accept(listener).spi.peerName());
    }

    @Test
    void portOfAForeignListenerIsInUse() throws Exception {
        try (ServerSocket foreign = new ServerSocket(0, 1, Host.loopback(0).getAddress())) {
            TestSocket socket = host.socket();
            InetSocketAddress taken = (InetSocketAddress) foreign.getLocalSocketAddress();
            assertEquals(WsaError.WSAEADDRINUSE, Call.errorOf(() -> bind(socket, taken)));
            assertNull(socket.spi.sockName());
            socket.spi.bind(Host.loopback(0));
        }
    }

    @Test
    void addressOfAnotherBoundSocketIsInUseUntilThatIsClosed() throws Exception {
        TestSocket first = host.socket();
        first.spi.bind(Host.loopback(0));
        TestSocket second = host.socket();
        assertEquals(WsaError.WSAEADDRINUSE, Call.errorOf(() -> bind(second, first.name())));
        InetSocketAddress wildcard =
                new InetSocketAddress("0.0.0.0", first.name().getPort());
        assertEquals(WsaError.WSAEADDRINUSE, Call.errorOf(() -> bind(second, wildcard)));
        first.spi.close(CloseMode.GRACEFUL);
        second.spi.bind(first.name());
        second.spi.listen(1);
    }

    @Test
    void addressIsSharedByThoseThatAskForIt() throws Exception {
        TestSocket first = host.socket();
        first.spi.option(SocketOptions.SO_REUSEADDR, true);
        first.spi.bind(Host.loopback(0));
        TestSocket second = host.socket();
        second.spi.option(SocketOptions.SO_REUSEADDR, true);
        second.spi.bind(first.name());
        second.spi.listen(1);
        assertEquals(WsaError.WSAEADDRINUSE, Call.errorOf(() -> listen(first)));
    }

    @Test
    void portIsFreeForANewListenerRightAfterTheOldOneWithItsConnections() throws Exception {
        TestSocket listener = host.listening();
        InetSocketAddress at = listener.name();
        host.socket().connectBlocking(at);
        host.accept(listener).spi.close(CloseMode.GRACEFUL);
        listener.spi.close(CloseMode.GRACEFUL);
        TestSocket next = host.socket();
        next.spi.bind(at);
        next.spi.listen(1);
        host.socket().connectBlocking(at);
    }

    @Test
    void foreignAddressIsNotAvailable() throws Exception {
        TestSocket socket = host.socket();
        assertEquals(
                WsaError.WSAEADDRNOTAVAIL, Call.errorOf(() -> bind(socket, new InetSocketAddress("192.0.2.1", 0))));
    }

    @Test
    void listenerOnNothingButLoopbackIsNotHeardElsewhere() throws Exception {
        InetSocketAddress bare =
                (InetSocketAddress) InetFormat.AF_INET.parse(":0").orElseThrow();
        assertTrue(bare.getAddress().isLoopbackAddress());
        TestSocket listener = host.socket();
        listener.spi.bind(bare);
        listener.spi.listen(1);
        assertTrue(listener.name().getAddress().isLoopbackAddress());
    }

    @Test
    void hugeBacklogIsClippedSilentlyAndListeningAgainIsHarmless() throws Exception {
        TestSocket listener = host.socket();
        listener.spi.bind(Host.loopback(0));
        listener.spi.listen(Ws2Constants.SOMAXCONN);
        listener.spi.listen(5);
        host.socket().connectBlocking(listener.name());
        host.accept(listener);
    }

    @Test
    void requestStaysAtTheHeadUntilItIsDecided() throws Exception {
        TestSocket listener = host.listening();
        TestSocket first = host.socket();
        first.connectBlocking(listener.name());
        host.socket().connectBlocking(listener.name());
        IncomingConnection head = host.awaitRequest(listener);
        assertSame(head, listener.spi.nextRequest());
        assertEquals(first.name(), head.request().callerId());
        head.reject();
        IncomingConnection next = host.awaitRequest(listener);
        assertTrue(next != head);
        head.reject();
        assertSame(next, listener.spi.nextRequest());
    }

    @Test
    void requestTellsBothAddressesAndCarriesNothingElse() throws Exception {
        TestSocket listener = host.listening();
        TestSocket caller = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        caller.connectBlocking(listener.name());
        ConnectionRequest request = host.awaitRequest(listener).request();
        assertEquals(caller.name(), request.callerId());
        assertEquals(listener.name(), request.calleeId());
        assertEquals(0, request.callerData().remaining());
        assertEquals(0, request.calleeDataRoom());
        assertTrue(request.qos().isEmpty() && request.groupQos().isEmpty());
        assertTrue(request.priority().isEmpty() && request.groupReference().isEmpty());
    }

    @Test
    void rejectedCallerSeesAReset() throws Exception {
        TestSocket listener = host.listening();
        TestSocket caller = host.socket();
        caller.connectBlocking(listener.name());
        host.awaitRequest(listener).reject();
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(caller::receiveBlocking));
    }

    @Test
    void answerWithDataIsRefusedAndTheCallerReset() throws Exception {
        TestSocket listener = host.listening();
        TestSocket caller = host.socket();
        caller.connectBlocking(listener.name());
        IncomingConnection request = host.awaitRequest(listener);
        assertEquals(
                WsaError.WSAEINVAL,
                Call.errorOf(() -> request.accept(
                        request.request().accept().calleeData(ByteBuffer.wrap(new byte[1])), what -> {})));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(caller::receiveBlocking));
    }

    @Test
    void closedListenerResetsWhoWaits() throws Exception {
        TestSocket listener = host.listening();
        TestSocket head = host.socket();
        TestSocket queued = host.socket();
        head.connectBlocking(listener.name());
        queued.connectBlocking(listener.name());
        host.awaitRequest(listener);
        listener.spi.close(CloseMode.GRACEFUL);
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(head::receiveBlocking));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(queued::receiveBlocking));
        assertEquals(WsaError.WSAENOTSOCK, Call.errorOf(() -> listener.spi.nextRequest()));
        TestSocket late = host.socket();
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> late.connectBlocking(head.spi.peerName())));
    }

    @Test
    void readinessOfAListenerIsToldByUpcall() throws Exception {
        TestSocket listener = host.listening();
        assertEquals(0, listener.spi.readiness());
        host.socket().connectBlocking(listener.name());
        assertEquals(Ready.ACCEPT, listener.await(Ready.ACCEPT));
    }

    @Test
    void acceptedSocketInheritsWhatTheListenerHasSet() throws Exception {
        TestSocket listener = host.socket();
        listener.spi.option(SocketOptions.SO_RCVBUF, 65_536);
        listener.spi.bind(Host.loopback(0));
        listener.spi.listen(1);
        listener.spi.option(SocketOptions.SO_KEEPALIVE, true);
        listener.spi.option(SocketOptions.TCP_NODELAY, true);
        listener.spi.option(SocketOptions.SO_OOBINLINE, true);
        assertEquals(true, listener.spi.option(SocketOptions.SO_KEEPALIVE));
        host.socket().connectBlocking(listener.name());
        TestSocket accepted = host.accept(listener);
        assertEquals(true, accepted.spi.option(SocketOptions.SO_KEEPALIVE));
        assertEquals(true, accepted.spi.option(SocketOptions.TCP_NODELAY));
        assertEquals(true, accepted.spi.option(SocketOptions.SO_OOBINLINE));
        assertEquals(listener.spi.option(SocketOptions.SO_RCVBUF), accepted.spi.option(SocketOptions.SO_RCVBUF));
        assertEquals(io.trunkline.api.GroupId.NONE, accepted.spi.option(SocketOptions.SO_GROUP_ID));
    }

    @Test
    void ipVersionSixListensAndConnectsWithItsOwnNames() throws Exception {
        TestSocket listener = host.socket(Host.V6, GroupRequest.NONE);
        listener.spi.bind(InetFormat.AF_INET6.parse(":0").orElseThrow());
        listener.spi.listen(10);
        TestSocket caller = host.socket(Host.V6, GroupRequest.NONE);
        caller.connectBlocking(listener.name());
        TestSocket accepted = host.accept(listener);
        assertEquals("::1", InetFormat.AF_INET6.host(accepted.spi.peerName()));
        accepted.sendBlocking("six");
        assertEquals("six", caller.receiveBlocking());
    }

    @Test
    void ipVersionSixListenerDoesNotLetVersionFourIn() throws Exception {
        TestSocket listener = host.socket(Host.V6, GroupRequest.NONE);
        listener.spi.bind(InetFormat.AF_INET6.parse("[::]:0").orElseThrow());
        listener.spi.listen(10);
        InetSocketAddress four = Host.loopback(listener.name().getPort());
        try (Socket foreign = new Socket(four.getAddress(), four.getPort())) {
            TestSocket caller = host.socket(Host.V6, GroupRequest.NONE);
            caller.connectBlocking(new InetSocketAddress("::1", four.getPort()));
            assertEquals(caller.name(), host.awaitRequest(listener).request().callerId());
            assertEquals("Connection reset", failureOf(foreign));
        }
    }

    private static String failureOf(Socket foreign) {
        try {
            return "read " + foreign.getInputStream().read();
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
