package io.trunkline.provider.reference;

import static io.trunkline.api.Ws2Constants.JL_BOTH;
import static io.trunkline.api.Ws2Constants.JL_RECEIVER_ONLY;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;
import static io.trunkline.provider.reference.Bench.DELAY;
import static io.trunkline.provider.reference.Bench.assertFails;
import static io.trunkline.provider.reference.Bench.offer;
import static io.trunkline.provider.reference.Bench.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One root at alice, leaves at bob. */
class MultipointTest {
    private static final int LEAF = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;
    private static final int ROOT = WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_ROOT;
    private static final Qos SOME = Qos.of(FlowSpec.guaranteed(200_000, 1_000), FlowSpec.UNSPECIFIED);
    private static final Duration LONG = Duration.ofSeconds(1);

    /** @param session the leaf's socket at the root */
    private record Leaf(ProviderSocket session, ProviderSocket leaf) {}

    private final List<Integer> told = new ArrayList<>();
    private Bench bench;
    private ProviderSocket root;
    private Multipoint session;

    @BeforeEach
    void openRoot() throws Exception {
        bench = new Bench();
        root = bench.alice.open(new OpenRequest(bench.message, GroupRequest.NONE, ROOT), told::add);
        session = root.extension(Multipoint.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ProviderSocket listener(int port, int flags) throws Exception {
        ProviderSocket listener = bench.bob.open(new OpenRequest(bench.message, GroupRequest.NONE, flags), what -> {});
        listener.bind(new LocalAddress("bob", port));
        listener.listen(5);
        return listener;
    }

    private static ConnectCall call(int port, Qos qos) {
        return new ConnectCall(
                new LocalAddress("bob", port), Bench.octets(""), Optional.ofNullable(qos), Optional.empty());
    }

    private Leaf join(int port, Qos qos) throws Exception {
        ProviderSocket listener = listener(port, LEAF);
        ProviderSocket atRoot = session.joinLeaf(call(port, qos), JL_BOTH, what -> {});
        assertThat(session.joinResult()).isNull();
        bench.pass(DELAY);
        ProviderSocket leaf =
                listener.nextRequest().accept(listener.nextRequest().request().accept(), what -> {});
        bench.pass(DELAY);
        assertThat(session.joinResult()).isNotNull();
        return new Leaf(atRoot, leaf);
    }

    @Test
    void joinIsAnnouncedAtTheRootAndItsAddressIsTheSessions() throws Exception {
        Leaf leaf = join(1, null);
        assertThat(told).anyMatch(what -> (what & Ready.JOIN) != 0);
        assertThat(root.readiness() & (Ready.JOIN | Ready.SEND)).isEqualTo(Ready.JOIN | Ready.SEND);
        assertThat(leaf.session().sockName()).isEqualTo(root.sockName());
        assertThat(leaf.leaf().peerName()).isEqualTo(root.sockName());
    }

    @Test
    void messageGoesToAllLeavesAndNothingComesBack() throws Exception {
        Leaf one = join(1, null);
        Leaf two = join(2, null);
        assertThat(root.send(Bench.octets("news"), 0)).isEqualTo(4);
        bench.pass(LONG);
        assertThat(read(one.leaf())).isEqualTo("news");
        assertThat(read(two.leaf())).isEqualTo("news");
        assertFails(WsaError.WSAEOPNOTSUPP, () -> offer(one.leaf(), 1));
        assertFails(WsaError.WSAEOPNOTSUPP, () -> offer(one.session(), 1));
        assertFails(WsaError.WSAEOPNOTSUPP, () -> read(root));
        assertThat(one.leaf().readiness() & Ready.SEND).isZero();
    }

    @Test
    void slowestLeafHoldsTheRootAndWakesItAgain() throws Exception {
        Leaf fast = join(1, null);
        Leaf slow = join(2, null);
        int sent = 0;
        for (int i = 0; i < 100 && offer(root, 1_000) > 0; i++) {
            sent++;
            bench.pass(LONG);
            Bench.drain(fast.leaf());
        }
        assertThat(sent).isBetween(10, 99);
        assertThat(root.readiness() & Ready.SEND).isZero();
        told.clear();
        assertThat(Bench.drain(slow.leaf())).isPositive();
        bench.pass(LONG);
        assertThat(told).anyMatch(what -> (what & Ready.SEND) != 0);
        assertThat(offer(root, 1_000)).isEqualTo(1_000);
    }

    @Test
    void tooLargeMessageGoesToNobody() throws Exception {
        Leaf leaf = join(1, null);
        assertFails(WsaError.WSAEMSGSIZE, () -> offer(root, 4_001));
        bench.pass(LONG);
        assertThat(leaf.leaf().receive(Bench.octets("room"), 0)).isEqualTo(ProviderSocket.WOULD_BLOCK);
    }

    @Test
    void rootWithoutLeavesSendsToNobody() throws Exception {
        assertFails(WsaError.WSAENOTCONN, () -> offer(root, 1));
        Leaf leaf = join(1, null);
        leaf.leaf().close(CloseMode.GRACEFUL);
        bench.pass(LONG);
        assertFails(WsaError.WSAENOTCONN, () -> offer(root, 1));
        assertThat(read(leaf.session())).isEqualTo(Integer.toString(ProviderSocket.DISCONNECTED));
        join(2, null);
        assertThat(offer(root, 1)).isEqualTo(1);
    }

    @Test
    void qualityOfServiceOfTheFirstLeafHoldsForAll() throws Exception {
        Leaf one = join(1, SOME);
        Leaf two = join(2, Qos.of(FlowSpec.guaranteed(1, 1), FlowSpec.UNSPECIFIED));
        assertThat(one.session().ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(SOME);
        assertThat(two.session().ioctl(Ioctls.SIO_GET_QOS, null)).isEqualTo(SOME);
        assertThat(bench.network.promisedOctetsPerSecond("alice", "bob")).isEqualTo(400_000);
        root.close(CloseMode.GRACEFUL);
        bench.pass(LONG);
        assertThat(bench.network.promisedOctetsPerSecond("alice", "bob")).isZero();
    }

    @Test
    void refusedAndCalledOffJoinsLeaveNothing() throws Exception {
        ProviderSocket refused = session.joinLeaf(call(7, SOME), JL_BOTH, what -> {});
        assertFails(WsaError.WSAEALREADY, () -> session.joinLeaf(call(7, SOME), JL_BOTH, what -> {}));
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNREFUSED, session::joinResult);
        refused.close(CloseMode.ABORTIVE);
        listener(8, LEAF);
        session.joinLeaf(call(8, SOME), JL_BOTH, what -> {}).close(CloseMode.ABORTIVE);
        assertFails(WsaError.WSA_OPERATION_ABORTED, session::joinResult);
        session.joinLeaf(call(8, SOME), JL_BOTH, what -> {});
        session.cancelJoin();
        bench.pass(LONG);
        assertThat(bench.network.promisedOctetsPerSecond("alice", "bob")).isZero();
        join(9, null);
    }

    @Test
    void ordinaryListenerAndLeafDoNotMix() throws Exception {
        listener(1, 0);
        session.joinLeaf(call(1, null), JL_BOTH, what -> {});
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNREFUSED, session::joinResult);
        listener(2, LEAF);
        ProviderSocket ordinary = bench.alice.open(new OpenRequest(bench.message, GroupRequest.NONE, 0), what -> {});
        ordinary.connect(call(2, null));
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNREFUSED, ordinary::connectResult);
    }

    @Test
    void shutDownRootGivesItsLeavesTheEndBehindWhatItSent() throws Exception {
        Leaf leaf = join(1, null);
        offer(root, 3);
        root.shutdown(Shutdown.SD_SEND);
        bench.pass(LONG);
        assertThat(Bench.drain(leaf.leaf())).isEqualTo(3);
        assertThat(read(leaf.leaf())).isEqualTo(Integer.toString(ProviderSocket.DISCONNECTED));
    }

    @Test
    void closedRootEndsLeavesAndTheirSessions() throws Exception {
        Leaf leaf = join(1, null);
        root.close(CloseMode.ABORTIVE);
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNRESET, () -> read(leaf.leaf()));
        assertThat(read(leaf.session())).isEqualTo(Integer.toString(ProviderSocket.DISCONNECTED));
    }

    @Test
    void planesAndDirectionsThatItDoesNotHaveAreRefused() throws Exception {
        int mixed = WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_LEAF;
        assertFails(
                WsaError.WSAEINVAL,
                () -> bench.alice.open(new OpenRequest(bench.message, GroupRequest.NONE, mixed), what -> {}));
        assertFails(WsaError.WSAEOPNOTSUPP, () -> session.joinLeaf(call(1, null), JL_RECEIVER_ONLY, what -> {}));
        ProviderSocket leaf = bench.bob.open(new OpenRequest(bench.message, GroupRequest.NONE, LEAF), what -> {});
        assertThat(leaf.extension(Multipoint.class)).isNull();
    }
}
