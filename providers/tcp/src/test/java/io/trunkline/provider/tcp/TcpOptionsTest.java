package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpOptionsTest extends HostFixture {
    private static final List<Ws2Option<Boolean>> SWITCHES = List.of(
            SocketOptions.SO_KEEPALIVE,
            SocketOptions.TCP_NODELAY,
            SocketOptions.SO_OOBINLINE,
            SocketOptions.SO_REUSEADDR);

    private static int trafficClass(TestSocket socket) throws Exception {
        return ((TcpSocket) socket.spi).channel().getOption(StandardSocketOptions.IP_TOS);
    }

    private static <T> WsaError setting(TestSocket socket, Ws2Option<T> option, T value) {
        return Call.errorOf(() -> {
            socket.spi.option(option, value);
            return "accepted";
        });
    }

    @Test
    void switchesAreOffUntilSetAndStaySet() throws Exception {
        Host.Pair pair = host.pair();
        for (TestSocket socket : List.of(host.socket(), pair.one(), pair.other())) {
            for (Ws2Option<Boolean> option : SWITCHES) {
                assertEquals(false, socket.spi.option(option), option + " of a new socket");
                socket.spi.option(option, true);
                assertEquals(true, socket.spi.option(option), option.name());
                socket.spi.option(option, false);
                assertEquals(false, socket.spi.option(option), option.name());
            }
        }
    }

    @Test
    void optionsThatWereSetBeforeConnectHoldAfterIt() throws Exception {
        TestSocket caller = host.socket();
        caller.spi.option(SocketOptions.TCP_NODELAY, true);
        caller.spi.option(SocketOptions.SO_SNDBUF, 100_000);
        caller.connectBlocking(host.listening().name());
        assertEquals(true, caller.spi.option(SocketOptions.TCP_NODELAY));
        assertTrue(caller.spi.option(SocketOptions.SO_SNDBUF) >= 100_000);
    }

    @Test
    void unacceptableValuesAreRefusedAndChangeNothing() throws Exception {
        TestSocket socket = host.socket();
        int before = socket.spi.option(SocketOptions.SO_SNDBUF);
        assertEquals(WsaError.WSAEINVAL, setting(socket, SocketOptions.SO_SNDBUF, -1));
        assertEquals(WsaError.WSAEFAULT, setting(socket, SocketOptions.SO_SNDBUF, null));
        assertEquals(before, socket.spi.option(SocketOptions.SO_SNDBUF));
    }

    @Test
    void whatIsTheLibrarysOrUnknownIsLeftToIt() throws Exception {
        TestSocket socket = host.socket();
        assertEquals(WsaError.WSAENOPROTOOPT, setting(socket, SocketOptions.SO_DEBUG, true));
        assertEquals(WsaError.WSAENOPROTOOPT, Call.errorOf(() -> socket.spi.option(SocketOptions.SO_LINGER)));
        assertEquals(WsaError.WSAEOPNOTSUPP, Call.errorOf(() -> socket.spi.ioctl(Ioctls.SIO_FLUSH, null)));
        assertEquals(WsaError.WSAENOTCONN, Call.errorOf(() -> socket.spi.ioctl(Ioctls.FIONREAD, null)));
    }

    @Test
    void configurationPresetsNewSocketsCallingAndAccepted() throws Exception {
        try (Host preset = new Host(Map.of(
                TcpConfig.NO_DELAY,
                true,
                TcpConfig.KEEP_ALIVE,
                true,
                TcpConfig.SEND_BUFFER,
                50_000,
                TcpConfig.RECEIVE_BUFFER,
                60_000))) {
            Host.Pair pair = preset.pair();
            for (TestSocket socket : List.of(pair.one(), pair.other())) {
                assertEquals(true, socket.spi.option(SocketOptions.TCP_NODELAY));
                assertEquals(true, socket.spi.option(SocketOptions.SO_KEEPALIVE));
                assertTrue(socket.spi.option(SocketOptions.SO_SNDBUF) >= 50_000);
                assertTrue(socket.spi.option(SocketOptions.SO_RCVBUF) < 150_000);
            }
        }
    }

    // ---- priority

    @ParameterizedTest
    @CsvSource({"0, 46", "1, 34", "2, 26", "3, 18", "4, 0", "5, 8", "6, 8", "2147483647, 8"})
    void priorityThatWasSetMarksThePackets(int priority, int codePoint) throws Exception {
        TestSocket member = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        member.connectBlocking(host.listening().name());
        assertEquals(0, trafficClass(member), "never marked unless set");
        member.spi.option(SocketOptions.SO_GROUP_PRIORITY, priority);
        assertEquals(priority, member.spi.option(SocketOptions.SO_GROUP_PRIORITY));
        assertEquals(codePoint << 2, trafficClass(member));
    }

    @Test
    void markSurvivesARefusedConnect() throws Exception {
        TestSocket holder = host.socket();
        holder.spi.bind(Host.loopback(0));
        TestSocket member = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        member.spi.option(SocketOptions.SO_GROUP_PRIORITY, 1);
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> member.connectBlocking(holder.name())));
        member.connectBlocking(host.listening().name());
        assertEquals(34 << 2, trafficClass(member));
    }

    @Test
    void markingCanBeSwitchedOff() throws Exception {
        try (Host unmarked = new Host(Map.of(TcpConfig.DSCP, false))) {
            TestSocket member = unmarked.socket(GroupRequest.NEW_UNCONSTRAINED);
            member.spi.option(SocketOptions.SO_GROUP_PRIORITY, 0);
            assertEquals(0, trafficClass(member));
        }
    }

    @Test
    void priorityNeedsAGroupAndANumberFromZeroOn() throws Exception {
        TestSocket ungrouped = host.socket();
        assertEquals(WsaError.WSAENOPROTOOPT, setting(ungrouped, SocketOptions.SO_GROUP_PRIORITY, 1));
        assertEquals(
                WsaError.WSAENOPROTOOPT, Call.errorOf(() -> ungrouped.spi.option(SocketOptions.SO_GROUP_PRIORITY)));
        TestSocket member = host.socket(GroupRequest.NEW_CONSTRAINED);
        assertEquals(WsaError.WSAEINVAL, setting(member, SocketOptions.SO_GROUP_PRIORITY, -1));
        assertEquals(0, member.spi.option(SocketOptions.SO_GROUP_PRIORITY));
    }

    @Test
    void versionSixIsMarkedToo() throws Exception {
        TestSocket listener = host.socket(Host.V6, GroupRequest.NONE);
        listener.spi.bind(InetFormat.AF_INET6.parse(":0").orElseThrow());
        listener.spi.listen(1);
        TestSocket member = host.socket(Host.V6, GroupRequest.NEW_UNCONSTRAINED);
        member.connectBlocking(listener.name());
        member.spi.option(SocketOptions.SO_GROUP_PRIORITY, 0);
        assertEquals(46 << 2, trafficClass(member));
    }

    @Test
    void priorityMarksAListenersMembersOnlyOnceTheySetIt() throws Exception {
        TestSocket listener = host.listening();
        host.socket().connectBlocking(listener.name());
        TestSocket accepted = host.accept(listener, GroupRequest.NEW_UNCONSTRAINED);
        assertEquals(0, trafficClass(accepted));
        accepted.spi.option(SocketOptions.SO_GROUP_PRIORITY, 3);
        assertEquals(18 << 2, trafficClass(accepted));
    }
}
