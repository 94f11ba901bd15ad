package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpConnectTest extends HostFixture {
    private final List<AutoCloseable> foreign = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : foreign) each.close();
    }

    /** A port on which nobody listens, held so that nobody will. */
    private InetSocketAddress deadPort() throws Ws2Exception {
        TestSocket holder = host.socket();
        holder.spi.bind(Host.loopback(0));
        return holder.name();
    }

    private SocketAddress silentPort() throws IOException {
        SilentPort silent = new SilentPort("127.0.0.1");
        foreign.add(silent);
        return silent.address();
    }

    private static ConnectCall call(SocketAddress to, Qos qos, GroupQos groupQos) {
        return new ConnectCall(to, ByteBuffer.allocate(0), Optional.ofNullable(qos), Optional.ofNullable(groupQos));
    }

    @Test
    void bothFormsConnect() throws Exception {
        TestSocket listener = host.listening();
        TestSocket one = host.socket();
        one.connectBlocking(listener.name());
        TestSocket other = host.socket();
        other.connect(listener.name());
        assertEquals(one.name(), host.accept(listener).spi.peerName());
        assertEquals(other.name(), host.accept(listener).spi.peerName());
        assertEquals(listener.name(), other.spi.peerName());
    }

    @Test
    void socketThatWasConnectedWithoutBlockingStaysEventDriven() throws Exception {
        TestSocket listener = host.listening();
        TestSocket caller = host.socket();
        caller.connect(listener.name());
        TestSocket accepted = host.accept(listener);
        assertEquals(-10035, caller.blocking().receiveBlocking(ByteBuffer.allocate(1), 0));
        accepted.sendBlocking("hello");
        assertEquals("hello", caller.receive(5));
        caller.send("there");
        assertEquals("there", accepted.receiveBlocking());
    }

    @Test
    void refusedBlockingConnectCanBeTriedAgainOnTheSameSocketWithTheSamePort() throws Exception {
        TestSocket caller = host.socket();
        caller.spi.bind(Host.loopback(0));
        InetSocketAddress own = caller.name();
        caller.spi.option(SocketOptions.SO_KEEPALIVE, true);
        InetSocketAddress dead = deadPort();
        for (int i = 0; i < 3; i++) {
            assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> caller.connectBlocking(dead)));
            assertEquals(own, caller.spi.sockName());
        }
        TestSocket listener = host.listening();
        caller.connectBlocking(listener.name());
        assertEquals(own, host.accept(listener).spi.peerName());
        assertEquals(true, caller.spi.option(SocketOptions.SO_KEEPALIVE));
    }

    @Test
    void refusedEventDrivenConnectCanBeTriedAgainInEitherForm() throws Exception {
        TestSocket caller = host.socket();
        caller.spi.bind(Host.loopback(0));
        InetSocketAddress own = caller.name();
        InetSocketAddress dead = deadPort();
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> caller.connect(dead)));
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> caller.spi.connectResult()));
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> caller.connect(dead)));
        TestSocket listener = host.listening();
        caller.connectBlocking(listener.name());
        assertEquals(own, host.accept(listener).spi.peerName());
    }

    @Test
    void refusalNamesTheAddressTheNetworksWordAndTheOtherSide() throws Exception {
        InetSocketAddress dead = deadPort();
        TestSocket caller = host.socket();
        Ws2Exception refused = assertThrows(Ws2Exception.class, () -> caller.connectBlocking(dead));
        assertEquals(Side.PEER, refused.side());
        assertEquals("Connection refused", refused.networkCause().orElseThrow().name());
        assertEquals("127.0.0.1:" + dead.getPort(), refused.context().address());
        assertTrue(refused.detail().contains("nobody listens there"), refused.detail());
    }

    @Test
    void blockingConnectEndsAtItsLimitAndCanBeTriedAgain() throws Exception {
        SocketAddress silent = silentPort();
        TestSocket caller = host.socket();
        long start = System.nanoTime();
        assertEquals(
                WsaError.WSAETIMEDOUT,
                Call.errorOf(() ->
                        caller.blocking().connectBlocking(TestSocket.to(silent), TimeUnit.MILLISECONDS.toNanos(150))));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(150));
        caller.connectBlocking(host.listening().name());
    }

    @Test
    void connectThatIsUnderWayHasNoResultAndCanBeGivenUp() throws Exception {
        SocketAddress silent = silentPort();
        TestSocket caller = host.socket();
        caller.spi.connect(TestSocket.to(silent));
        assertNull(caller.spi.connectResult());
        assertEquals(0, caller.spi.readiness());
        caller.spi.cancelConnect();
        assertEquals(WsaError.WSAETIMEDOUT, Call.errorOf(() -> caller.spi.connectResult()));
        caller.connect(host.listening().name());
    }

    @Test
    void givingUpEndsABlockingConnectOfAnotherThread() throws Exception {
        SocketAddress silent = silentPort();
        TestSocket caller = host.socket();
        Call<Connected> connect = Call.blocked(() -> caller.connectBlocking(silent));
        caller.spi.cancelConnect();
        assertEquals(WsaError.WSAETIMEDOUT, connect.error());
        caller.connectBlocking(host.listening().name());
    }

    @Test
    void closeEndsABlockingConnectOfAnotherThread() throws Exception {
        SocketAddress silent = silentPort();
        for (long limit : new long[] {0, Host.seconds(30)}) {
            TestSocket caller = host.socket();
            Call<Connected> connect =
                    Call.blocked(() -> caller.blocking().connectBlocking(TestSocket.to(silent), limit));
            caller.spi.close(CloseMode.GRACEFUL);
            assertEquals(WsaError.WSAENOTSOCK, connect.error());
        }
    }

    @Test
    void interruptionEndsABlockingConnectWhichCanBeTriedAgain() throws Exception {
        SocketAddress silent = silentPort();
        for (long limit : new long[] {0, Host.seconds(30)}) {
            TestSocket caller = host.socket();
            Call<Connected> connect =
                    Call.blocked(() -> caller.blocking().connectBlocking(TestSocket.to(silent), limit));
            connect.thread().interrupt();
            assertEquals(WsaError.WSAEINTR, connect.error());
            caller.connectBlocking(host.listening().name());
        }
    }

    @Test
    void optionsAreAnsweredBesideABlockingConnect() throws Exception {
        TestSocket caller = host.socket();
        Call<Connected> connect = Call.blocked(() -> caller.connectBlocking(silentPort()));
        caller.spi.option(SocketOptions.TCP_NODELAY, true);
        assertEquals(true, caller.spi.option(SocketOptions.TCP_NODELAY));
        assertEquals(0, caller.spi.readiness());
        assertTrue(connect.isRunning());
    }

    @Test
    void addressesThatNameNobodyAreRefusedWithoutIo() throws Exception {
        TestSocket caller = host.socket();
        assertEquals(WsaError.WSAEADDRNOTAVAIL, Call.errorOf(() -> caller.connectBlocking(Host.loopback(0))));
        InetSocketAddress wildcard = new InetSocketAddress("0.0.0.0", 80);
        assertEquals(WsaError.WSAEADDRNOTAVAIL, Call.errorOf(() -> caller.connectBlocking(wildcard)));
        InetSocketAddress six = new InetSocketAddress("::1", 80);
        assertEquals(WsaError.WSAEAFNOSUPPORT, Call.errorOf(() -> caller.connectBlocking(six)));
        assertEquals(WsaError.WSAEFAULT, Call.errorOf(() -> bind(caller, six)));
        assertEquals(
                WsaError.WSAEAFNOSUPPORT,
                Call.errorOf(() -> caller.connectBlocking(InetSocketAddress.createUnresolved("localhost", 80))));
    }

    private static Object bind(TestSocket socket, SocketAddress to) throws Ws2Exception {
        socket.spi.bind(to);
        return socket.spi.sockName();
    }

    @Test
    void callerDataCannotTravel() throws Exception {
        TestSocket caller = host.socket();
        ConnectCall call = new ConnectCall(
                host.listening().name(), ByteBuffer.wrap(new byte[1]), Optional.empty(), Optional.empty());
        assertEquals(
                WsaError.WSAEPROTONOSUPPORT,
                Call.errorOf(() -> caller.blocking().connectBlocking(call, 0)));
    }

    @Test
    void qualityOfServiceIsRefusedUnlessItAsksForNothing() throws Exception {
        SocketAddress to = host.listening().name();
        Qos asks = Qos.symmetric(FlowSpec.guaranteed(8000, 160));
        TestSocket caller = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        assertThrows(QosRefusedException.class, () -> caller.spi.connect(call(to, asks, null)));
        assertThrows(QosRefusedException.class, () -> caller.spi.connect(call(to, null, GroupQos.require(asks))));
        assertEquals(WsaError.WSAENOPROTOOPT, Call.errorOf(() -> caller.spi.ioctl(Ioctls.SIO_SET_GROUP_QOS, asks)));
        assertEquals(WsaError.WSAENOPROTOOPT, Call.errorOf(() -> caller.spi.ioctl(Ioctls.SIO_GET_QOS, null)));
        Connected plain =
                caller.blocking().connectBlocking(call(to, Qos.UNSPECIFIED, GroupQos.require(Qos.UNSPECIFIED)), 0);
        assertTrue(plain.ignored().isEmpty());
    }

    @Test
    void preferredGroupQualityOfServiceConnectsAndSaysThatThereIsNone() throws Exception {
        Qos asks = Qos.symmetric(FlowSpec.guaranteed(8000, 160));
        TestSocket creator = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        Connected connected =
                creator.blocking().connectBlocking(call(host.listening().name(), null, GroupQos.prefer(asks)), 0);
        assertEquals(
                List.of("group quality of service: tcp has none, the connection is best effort"), connected.ignored());
        assertTrue(connected.grantedGroupQos().isEmpty());
    }

    @Test
    void groupQualityOfServiceOfOthersThanTheCreatorIsIgnoredUnlessStrict() throws Exception {
        Qos asks = Qos.symmetric(FlowSpec.guaranteed(8000, 160));
        TestSocket listener = host.listening();
        TestSocket ungrouped = host.socket();
        Connected connected =
                ungrouped.blocking().connectBlocking(call(listener.name(), null, GroupQos.require(asks)), 0);
        assertEquals(1, connected.ignored().size());
        try (Host strict = new Host(
                TestContext.of("tcp").withSharedDirectory(Path.of("unused")).withStrictGroups())) {
            TestSocket caller = strict.socket();
            assertEquals(
                    WsaError.WSAENOPROTOOPT,
                    Call.errorOf(() ->
                            caller.blocking().connectBlocking(call(listener.name(), null, GroupQos.require(asks)), 0)));
        }
    }

    @Test
    void readinessTellsOfTheOutcomeByUpcall() throws Exception {
        TestSocket caller = host.socket();
        caller.spi.connect(TestSocket.to(host.listening().name()));
        assertEquals(Ready.CONNECT, caller.await(Ready.CONNECT));
        assertTrue(caller.upcalls.get() > 0);
        assertEquals(Ready.SEND, caller.spi.readiness() & (Ready.SEND | Ready.RECEIVE));
    }
}
