package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.trunkline.api.Capabilities;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining leaves, against a provider that answers when the test says so. */
class JoiningTest {
    private static final int ROOT = Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT | Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;
    private static final int LEAF = Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF | Ws2Constants.WSA_FLAG_MULTIPOINT_D_LEAF;
    private static final int BOTH = Ws2Constants.JL_BOTH;

    /** The provider's side: leaves' sockets, and an answer that the test gives. */
    private static final class Session implements Multipoint {
        private final List<FakeSocket> leaves = new ArrayList<>();
        private final List<ConnectCall> calls = new ArrayList<>();
        private boolean ofRoot = true;
        private Object answer;
        private int cancelled;

        @Override
        public synchronized ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) {
            calls.add(call);
            if (!ofRoot) return null;
            leaves.add(new FakeSocket(leafUpcalls, List.of()));
            return leaves.get(leaves.size() - 1);
        }

        @Override
        public synchronized Connected joinResult() throws Ws2Exception {
            if (answer instanceof Ws2Exception e) throw e;
            return (Connected) answer;
        }

        @Override
        public synchronized void cancelJoin() {
            cancelled++;
        }

        synchronized void answer(Object value) {
            answer = value;
        }
    }

    private final FakeTransport fake = new FakeTransport();
    private final Session session = new Session();

    @BeforeEach
    void multipoint() {
        fake.entry = FakeTransport.stream(
                Capabilities.NONE,
                ServiceFlag.SUPPORT_MULTIPOINT,
                ServiceFlag.MULTIPOINT_CONTROL_PLANE,
                ServiceFlag.MULTIPOINT_DATA_PLANE);
        fake.extensions.add(session);
    }

    private SocketHandle socket(int flags) throws Ws2Exception {
        return SocketHandle.open(fake, fake, fake.entry, GroupRequest.NONE, flags);
    }

    private static ConnectRequest bob() {
        return ConnectRequest.to(FakeTransport.BOB);
    }

    private void decided(Object answer) {
        session.answer(answer);
        fake.last().upcalls.lookAgain(Ready.JOIN);
    }

    @Test
    void rootGetsANewSocketForItsLeafAndCanSendItself() throws Exception {
        SocketHandle root = socket(ROOT);
        Call<Ws2Socket> joining = Call.start(() -> root.joinLeaf(bob(), BOTH));
        fake.time.awaitWaiting(1);
        decided(FakeSocket.PLAIN_ANSWER);
        Ws2Socket leaf = joining.result();
        assertNotSame(root, leaf);
        assertEquals(FakeSocket.PLAIN_ANSWER, leaf.connectResult());
        assertEquals(3, root.send(FakeSocket.buffer("all")));
        assertEquals("all", fake.last().sentText());
        leaf.close();
        assertEquals(CloseMode.GRACEFUL, session.leaves.get(0).closedBy);
    }

    @Test
    void rootJoinsOneLeafAfterTheOther() throws Exception {
        SocketHandle root = socket(ROOT);
        session.answer(FakeSocket.PLAIN_ANSWER);
        assertNotSame(root.joinLeaf(bob(), BOTH), root.joinLeaf(ConnectRequest.to(FakeTransport.CAROL), BOTH));
        assertEquals(FakeTransport.CAROL, session.calls.get(1).address());
    }

    @Test
    void leafGetsItselfAndIsAMemberOnce() throws Exception {
        session.ofRoot = false;
        SocketHandle leaf = socket(LEAF);
        session.answer(FakeSocket.PLAIN_ANSWER);
        assertSame(leaf, leaf.joinLeaf(bob(), BOTH));
        Call.fails(WsaError.WSAEISCONN, () -> leaf.joinLeaf(bob(), BOTH));
    }

    @Test
    void refusalComesOutAndLeavesNothing() throws Exception {
        SocketHandle root = socket(ROOT);
        session.answer(new Ws2Exception(WsaError.WSAECONNREFUSED));
        Ws2Exception e = Call.fails(WsaError.WSAECONNREFUSED, () -> root.joinLeaf(bob(), BOTH));
        assertEquals("joinLeaf", e.context().operation());
        assertEquals(CloseMode.ABORTIVE, session.leaves.get(0).closedBy);
        assertEquals(List.of(root), fake.open);
        Call.fails(WsaError.WSAENOTCONN, () -> root.send(ByteBuffer.allocate(1)));
        session.answer(FakeSocket.PLAIN_ANSWER);
        root.joinLeaf(bob(), BOTH);
    }

    @Test
    void secondJoinIsRefusedWhileOneIsUnderWay() throws Exception {
        SocketHandle root = socket(ROOT);
        Call<Ws2Socket> joining = Call.start(() -> root.joinLeaf(bob(), BOTH));
        fake.time.awaitWaiting(1);
        Call.fails(WsaError.WSAEALREADY, () -> root.joinLeaf(bob(), BOTH));
        decided(FakeSocket.PLAIN_ANSWER);
        joining.result();
    }

    @Test
    void waitEndsAtItsLimitAndTheJoinIsCalledOff() throws Exception {
        SocketHandle root = socket(ROOT);
        Call<Ws2Socket> joining = Call.start(() -> root.joinLeaf(bob().limit(Duration.ofNanos(10)), BOTH));
        fake.time.awaitWaiting(1);
        fake.time.advance(9);
        joining.isStillRunning();
        fake.time.advance(1);
        assertEquals(WsaError.WSAETIMEDOUT, joining.failure().error());
        assertEquals(1, session.cancelled);
        assertEquals(CloseMode.ABORTIVE, session.leaves.get(0).closedBy);
    }

    @Test
    void closingTheRootEndsTheWait() throws Exception {
        SocketHandle root = socket(ROOT);
        Call<Ws2Socket> joining = Call.start(() -> root.joinLeaf(bob(), BOTH));
        fake.time.awaitWaiting(1);
        root.close();
        assertEquals(WsaError.WSAENOTSOCK, joining.failure().error());
        assertEquals(1, session.cancelled);
    }

    @Test
    void nonBlockingRootGetsTheLeafAtOnceAndTheOutcomeLater() throws Exception {
        SocketHandle root = socket(ROOT);
        root.ioctl(io.trunkline.api.Ioctls.FIONBIO, true);
        Ws2Socket leaf = root.joinLeaf(bob(), BOTH);
        assertNull(root.connectResult());
        Call.fails(WsaError.WSAENOTCONN, () -> leaf.receive(ByteBuffer.allocate(1)));
        decided(FakeSocket.PLAIN_ANSWER);
        assertEquals(FakeSocket.PLAIN_ANSWER, root.connectResult());
        assertEquals(-WsaError.WSAEWOULDBLOCK.number(), leaf.receive(ByteBuffer.allocate(1)));
    }

    @Test
    void nonBlockingRefusalIsReadOnEitherSocket() throws Exception {
        SocketHandle root = socket(ROOT);
        root.ioctl(io.trunkline.api.Ioctls.FIONBIO, true);
        Ws2Socket leaf = root.joinLeaf(bob(), BOTH);
        decided(new Ws2Exception(WsaError.WSAECONNREFUSED));
        Call.fails(WsaError.WSAECONNREFUSED, root::connectResult);
        Call.fails(WsaError.WSAECONNREFUSED, leaf::connectResult);
        session.answer(FakeSocket.PLAIN_ANSWER);
        root.joinLeaf(bob(), BOTH);
    }

    @Test
    void closingTheLeafCallsANonBlockingJoinOff() throws Exception {
        SocketHandle root = socket(ROOT);
        root.ioctl(io.trunkline.api.Ioctls.FIONBIO, true);
        root.joinLeaf(bob(), BOTH).close();
        Call.fails(WsaError.WSAENOTSOCK, root::connectResult);
        assertEquals(1, session.cancelled);
    }

    @Test
    void socketsWithoutMultipointJoinNothing() throws Exception {
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket(1).joinLeaf(bob(), BOTH));
        fake.entry = FakeTransport.stream(Capabilities.NONE);
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket(1).joinLeaf(bob(), BOTH));
    }

    @Test
    void multipointSocketsDoNotConnect() throws Exception {
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket(ROOT).connect(bob()));
        Call.fails(WsaError.WSAEOPNOTSUPP, () -> socket(LEAF).connect(bob()));
    }

    @Test
    void flagsThatAreNoDirectionAreRefused() throws Exception {
        SocketHandle root = socket(ROOT);
        Call.fails(WsaError.WSAEINVAL, () -> root.joinLeaf(bob(), 0));
        Call.fails(WsaError.WSAEINVAL, () -> root.joinLeaf(bob(), 3));
        Call.fails(WsaError.WSAEFAULT, () -> root.joinLeaf(null, BOTH));
        assertEquals(List.of(), session.calls);
    }

    @Test
    void rootJoinsLeavesInTheStatesOfTheTable() throws Exception {
        session.answer(FakeSocket.PLAIN_ANSWER);
        SocketHandle listening = socket(ROOT);
        listening.bind(FakeTransport.ALICE);
        listening.listen(1);
        listening.joinLeaf(bob(), BOTH);
        SocketHandle receiving = socket(ROOT);
        receiving.joinLeaf(bob(), BOTH);
        receiving.shutdown(Shutdown.SD_RECEIVE);
        receiving.joinLeaf(bob(), BOTH);
        receiving.shutdown(Shutdown.SD_SEND);
        Call.fails(WsaError.WSAESHUTDOWN, () -> receiving.joinLeaf(bob(), BOTH));
        receiving.close();
        Call.fails(WsaError.WSAENOTSOCK, () -> receiving.joinLeaf(bob(), BOTH));
    }

    @Test
    void rootWhoseNetworkHasFailedJoinsNoMore() throws Exception {
        session.answer(FakeSocket.PLAIN_ANSWER);
        SocketHandle root = socket(ROOT);
        root.joinLeaf(bob(), BOTH);
        fake.last().sendFailure = new Ws2Exception(WsaError.WSAENETDOWN);
        Call.fails(WsaError.WSAENETDOWN, () -> root.send(FakeSocket.buffer("x")));
        Call.fails(WsaError.WSAENETDOWN, () -> root.joinLeaf(bob(), BOTH));
    }
}
