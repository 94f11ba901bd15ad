package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups on tcp, in one process and across two. All of 127.0.0.0/8 is this host, so it has several "hosts". */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpGroupTest {
    @TempDir
    private Path shared;

    private Host host;
    private TestSocket everywhere;
    private int port;

    @BeforeEach
    void listen() throws Ws2Exception {
        host = new Host(shared);
        everywhere = host.socket();
        everywhere.spi.bind(new InetSocketAddress("0.0.0.0", 0));
        everywhere.spi.listen(100);
        port = everywhere.name().getPort();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private InetSocketAddress at(String address) {
        return new InetSocketAddress(address, port);
    }

    private static GroupId idOf(TestSocket socket) throws Ws2Exception {
        return socket.spi.option(SocketOptions.SO_GROUP_ID);
    }

    // ---- in one process

    @Test
    void membersOfAConstrainedGroupConnectToOneHostOnly() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        TestSocket second = host.socket(Host.groupOf(creator));
        creator.connectBlocking(at("127.0.0.1"));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> second.connectBlocking(at("127.0.0.2"))));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> second.connect(at("127.0.0.2"))));
        second.connect(at("127.0.0.1"));
        creator.spi.close(CloseMode.GRACEFUL);
        TestSocket third = host.socket(Host.groupOf(second));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> third.connectBlocking(at("127.0.0.2"))));
    }

    @Test
    void hostIsFreeAgainWhenTheFirstConnectFails() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        TestSocket dead = host.socket();
        dead.spi.bind(new InetSocketAddress("127.0.0.3", 0));
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> creator.connectBlocking(dead.name())));
        assertEquals(WsaError.WSAECONNREFUSED, Call.errorOf(() -> creator.connect(dead.name())));
        creator.connectBlocking(at("127.0.0.2"));
        TestSocket second = host.socket(Host.groupOf(creator));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> second.connectBlocking(at("127.0.0.1"))));
    }

    @Test
    void givenUpConnectFreesTheHost() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        TestSocket second = host.socket(Host.groupOf(creator));
        try (SilentPort silent = new SilentPort("127.0.0.3")) {
            creator.spi.connect(TestSocket.to(silent.address()));
            assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> second.connectBlocking(at("127.0.0.2"))));
            creator.spi.cancelConnect();
            second.connectBlocking(at("127.0.0.2"));
        }
    }

    @Test
    void closedSocketFreesTheHostThatItWasConnectingTo() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        TestSocket second = host.socket(Host.groupOf(creator));
        try (SilentPort silent = new SilentPort("127.0.0.3")) {
            creator.spi.connect(TestSocket.to(silent.address()));
            creator.spi.close(CloseMode.ABORTIVE);
            second.connectBlocking(at("127.0.0.2"));
        }
    }

    @Test
    void membersOfAnUnconstrainedGroupConnectAnywhere() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        TestSocket second = host.socket(Host.groupOf(creator));
        creator.connectBlocking(at("127.0.0.1"));
        second.connectBlocking(at("127.0.0.2"));
        assertEquals(idOf(creator), idOf(second));
    }

    @Test
    void acceptedMemberBindsAConstrainedGroupToItsCaller() throws Exception {
        TestSocket caller = host.socket();
        caller.connectBlocking(at("127.0.0.1"));
        TestSocket accepted = host.accept(everywhere, GroupRequest.NEW_CONSTRAINED);
        TestSocket other = host.socket();
        other.spi.bind(new InetSocketAddress("127.0.0.2", 0));
        other.connectBlocking(at("127.0.0.1"));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> host.accept(everywhere, Host.groupOf(accepted))));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(other::receiveBlocking));
        TestSocket same = host.socket();
        same.connectBlocking(at("127.0.0.1"));
        assertEquals(idOf(accepted), idOf(host.accept(everywhere, Host.groupOf(accepted))));
    }

    @Test
    void acceptIntoAGroupThatDoesNotExistRejectsTheCaller() throws Exception {
        TestSocket caller = host.socket();
        caller.connectBlocking(at("127.0.0.1"));
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> host.accept(everywhere, new GroupRequest(77))));
        assertEquals(WsaError.WSAECONNRESET, Call.errorOf(caller::receiveBlocking));
    }

    @Test
    void groupEndsWithItsLastMember() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_UNCONSTRAINED);
        GroupRequest join = Host.groupOf(creator);
        TestSocket second = host.socket(join);
        creator.spi.close(CloseMode.GRACEFUL);
        TestSocket third = host.socket(join);
        second.spi.close(CloseMode.GRACEFUL);
        third.spi.close(CloseMode.ABORTIVE);
        assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> host.socket(join)));
    }

    @Test
    void transportTellsItsGroups() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        creator.spi.option(SocketOptions.SO_GROUP_PRIORITY, 2);
        creator.connectBlocking(at("127.0.0.1"));
        host.socket(Host.groupOf(creator));
        GroupStatistics group = host.transport.groups().get(0);
        assertEquals(idOf(creator), group.id());
        assertEquals(GroupKind.CONSTRAINED, group.kind());
        assertEquals("127.0.0.1", group.constrainedTo());
        assertEquals(2, group.members().size());
        assertTrue(group.members().stream()
                .anyMatch(member -> member.priority() == 2 && member.circuit().endsWith(" > 127.0.0.1:" + port)));
    }

    // ---- across processes

    @Test
    void anotherProcessJoinsByIdAndTheConstrainedRuleHoldsAcrossBoth() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        try (ChildProcess other = new ChildProcess(GroupProcess.class, shared.toString())) {
            assertEquals("ok " + idOf(creator), other.ask("enter " + idOf(creator)));
            creator.connectBlocking(at("127.0.0.1"));
            assertEquals("WSAEINVAL", other.ask("connect 127.0.0.2 " + port));
            assertEquals("ok " + idOf(creator), other.ask("connect 127.0.0.1 " + port));
        }
    }

    @Test
    void hostThatTheOtherProcessConnectedToBindsThisOne() throws Exception {
        TestSocket creator = host.socket(GroupRequest.NEW_CONSTRAINED);
        try (ChildProcess other = new ChildProcess(GroupProcess.class, shared.toString())) {
            other.ask("enter " + idOf(creator));
            assertEquals("ok " + idOf(creator), other.ask("connect 127.0.0.2 " + port));
            assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> creator.connectBlocking(at("127.0.0.1"))));
            other.kill();
            assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> creator.connectBlocking(at("127.0.0.1"))));
            creator.connectBlocking(at("127.0.0.2"));
        }
    }

    @Test
    void groupOutlivesAKilledCreatorAndEndsWithItsLastLivingMember() throws Exception {
        try (ChildProcess other = new ChildProcess(GroupProcess.class, shared.toString())) {
            String answer = other.ask("enter 1");
            GroupRequest join = new GroupRequest(Integer.parseUnsignedInt(answer.substring("ok ".length())));
            TestSocket here = host.socket(join);
            other.kill();
            TestSocket second = host.socket(join);
            assertEquals(idOf(here), idOf(second));
            here.spi.close(CloseMode.GRACEFUL);
            second.spi.close(CloseMode.GRACEFUL);
            assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> host.socket(join)));
        }
    }

    @Test
    void groupOfAKilledProcessAloneIsGone() throws Exception {
        try (ChildProcess other = new ChildProcess(GroupProcess.class, shared.toString())) {
            String answer = other.ask("enter 2");
            GroupRequest join = new GroupRequest(Integer.parseUnsignedInt(answer.substring("ok ".length())));
            other.kill();
            assertEquals(WsaError.WSAEINVAL, Call.errorOf(() -> host.socket(join)));
            TestSocket fresh = host.socket(GroupRequest.NEW_CONSTRAINED);
            assertNotEquals(join, Host.groupOf(fresh));
        }
    }
}
