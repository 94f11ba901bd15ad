package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.JL_SENDER_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.network.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A root and its leaves on a network that fails them: whom it does not concern notices nothing, and nothing is left. */
@Tag("once") // what it finds out is the same on every JDK
class MulticastFaultsTest extends ThreeHosts {
    private void fault(String text) {
        network.inject(Fault.parse(text));
    }

    private void at(String text) {
        fault("at=" + Math.round(network.simulation().time().nanos() / 1e6 + 1) + "ms " + text);
        pass(2);
    }

    private void hears(Leaf leaf, String text) throws Exception {
        send(root, text);
        pass(1000);
        assertThat(read(leaf.socket())).containsExactly(text);
    }

    private void endsCleanly(Leaf... heard) throws Exception {
        root.close();
        pass(1000);
        for (Leaf leaf : heard) assertThat(read(leaf.socket())).containsExactly(END);
        nothingIsLeft();
    }

    // ---- a branch that is worse than the others

    @Test
    void leafBehindASlowerLinkLosesWholeMessagesAndDelaysNobody() throws Exception {
        Leaf fast = join(bob, "bob", 100);
        Leaf slow = join(carol, "carol", 100);
        at("rate link=carol-s1 rate=100kbit/s");
        int got = 0;
        for (int i = 0; i < 40; i++) {
            send(root, (char) ('a' + i % 26) + "x".repeat(9_999));
            pass(100);
            got += read(fast.socket()).size();
        }
        assertThat(got).isGreaterThanOrEqualTo(39);
        pass(10_000);
        List<String> late = read(slow.socket());
        assertThat(late).allMatch(text -> text.matches("[a-z]x{9999}")).hasSizeBetween(1, 39);
        assertThat(network.counters().get("link.carol-s1.backward.dropped.overflow")
                        + network.counters().get("link.carol-s1.backward.dropped.whole-unit"))
                .isPositive();
        read(fast.socket());
        endsCleanly(fast, slow);
    }

    @Test
    void leafWhoseLinkCannotCarryTheContractAnyMoreIsLostAlone() throws Exception {
        root.ioctl(Ioctls.SIO_SET_QOS, Qos.of(FlowSpec.guaranteed(20_000, 2_000), FlowSpec.UNSPECIFIED));
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        at("rate link=carol-s1 rate=64kbit/s");
        pass(1000);
        Ws2Exception lost = failure(() -> read(two.session()));
        assertThat(lost.context().cause()).isNotNull();
        assertThat(failure(() -> read(two.socket()))).isNotNull();
        hears(one, "to bob");
        endsCleanly(one);
    }

    @Test
    void slowerAccessOfTheRootLowersTheContractForEveryLeaf() throws Exception {
        root.ioctl(Ioctls.SIO_SET_QOS, Qos.of(FlowSpec.guaranteed(20_000, 2_000), FlowSpec.UNSPECIFIED));
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        AtomicInteger told = new AtomicInteger();
        for (Ws2Socket socket : List.of(root, one.socket(), two.socket())) {
            assertThat(socket.ioctl(Ioctls.SIO_GET_QOS, null)).isNotNull();
            socket.onQosChange(Runnable::run, change -> told.incrementAndGet());
        }
        at("rate link=alice-s1 rate=128kbit/s");
        pass(1000);
        assertThat(told).hasValue(3);
        long left = root.ioctl(Ioctls.SIO_GET_QOS, null).sending().tokenRateOctetsPerSecond();
        assertThat(left).isBetween(1_000L, 15_000L);
        for (Leaf leaf : List.of(one, two)) {
            assertThat(leaf.socket().ioctl(Ioctls.SIO_GET_QOS, null).receiving().tokenRateOctetsPerSecond())
                    .isEqualTo(left);
        }
        for (int i = 0; i < 20; i++) send(root, "x".repeat(2_000));
        pass(20_000);
        assertThat(read(one.socket())).as("nothing is dropped").hasSize(20);
        assertThat(read(two.socket())).hasSize(20);
        endsCleanly(one, two);
    }

    @Test
    void branchThatLosesCellsLosesMessagesAndDamagesNone() throws Exception {
        Leaf clean = join(bob, "bob", 100);
        Leaf lossy = join(carol, "carol", 100);
        at("loss link=carol-s1 probability=0.01");
        int got = 0;
        for (int i = 0; i < 20; i++) {
            send(root, (char) ('a' + i) + "x".repeat(2_999));
            pass(200);
            got += read(clean.socket()).size();
        }
        assertThat(got).isEqualTo(20);
        assertThat(read(lossy.socket()))
                .allMatch(text -> text.matches("[a-z]x{2999}"))
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSizeBetween(1, 19);
        at("loss link=carol-s1 probability=0");
        endsCleanly(clean, lossy);
    }

    // ---- messages that go astray

    @Test
    void joinWhoseAddPartyIsLostFailsInTimeAndTheNextOneSucceeds() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Ws2Socket listener = listener(carol, "carol", 7);
        at("lose-message host=alice message=ADD_PARTY");
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("carol", 7)), JL_SENDER_ONLY);
        pass(30_000);
        hears(one, "meanwhile");
        pass(10_000);
        assertThat(failure(root::connectResult).error()).isEqualTo(WsaError.WSAETIMEDOUT);
        assertThat(failure(listener::accept).error()).isEqualTo(WsaError.WSAEWOULDBLOCK);
        listener.close();
        Leaf two = join(carol, "carol", 8);
        hears(two, "to both");
        assertThat(read(one.socket())).containsExactly("to both");
        endsCleanly(one, two);
    }

    @Test
    void joinWhoseAnswerIsLostFailsAndTheLeafIsReleased() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Ws2Socket listener = listener(carol, "carol", 7);
        at("lose-message host=alice message=ADD_PARTY_ACK");
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("carol", 7)), JL_SENDER_ONLY);
        pass(1000);
        Ws2Socket leaf = listener.accept();
        leaf.ioctl(Ioctls.FIONBIO, true);
        pass(200_000);
        assertThat(failure(root::connectResult).error()).isEqualTo(WsaError.WSAETIMEDOUT);
        assertThat(failure(() -> read(leaf))).as("the leaf is told").isNotNull();
        hears(one, "still there");
        endsCleanly(one);
    }

    /** One end of carol's branch is closed while a message is lost; the other sees it, and bob notices nothing. */
    private void endIsSeenWithout(String message, Function<Leaf, Ws2Socket> closing, Function<Leaf, Ws2Socket> seeing)
            throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        at("lose-message host=alice message=" + message);
        closing.apply(two).close();
        pass(20_000);
        assertThat(read(seeing.apply(two))).as("what the other end sees").containsExactly(END);
        hears(one, "still there");
        endsCleanly(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_PARTY", "DROP_PARTY_ACK"})
    void leafIsDroppedEvenIfTheMessageIsLost(String message) throws Exception {
        endIsSeenWithout(message, Leaf::session, Leaf::socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP_PARTY", "DROP_PARTY_ACK"})
    void leafThatLeavesIsSeenEvenIfTheMessageIsLost(String message) throws Exception {
        endIsSeenWithout(message, Leaf::socket, Leaf::session);
    }

    @ParameterizedTest
    @CsvSource({"alice, ADD_PARTY", "alice, ADD_PARTY_ACK", "alice, PARTY_ALERTING", "carol, SETUP", "carol, CONNECT"})
    void doubledMessagesOfAJoinChangeNothing(String host, String message) throws Exception {
        Leaf one = join(bob, "bob", 100);
        at("double-message host=" + host + " message=" + message);
        Leaf two = join(carol, "carol", 100);
        hears(two, "once");
        assertThat(read(one.socket())).containsExactly("once");
        endsCleanly(one, two);
    }

    // ---- an access that goes down

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 200, 1500})
    void leafWhoseAccessGoesDownWhileItJoinsIsLostAlone(int afterMillis) throws Exception {
        Leaf one = join(bob, "bob", 100);
        listener(carol, "carol", 7);
        Ws2Socket session = root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("carol", 7)), JL_SENDER_ONLY);
        pass(afterMillis);
        at("down link=carol-s1 for=100s");
        pass(200_000);
        assertThat(failure(root::connectResult)).as("the join has failed").isNotNull();
        hears(one, "still there");
        session.close();
        endsCleanly(one);
        carol.close();
    }

    @Test
    void rootWhoseAccessGoesDownLosesItsLeavesAndCanBeginAnew() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        at("down link=alice-s1 for=60s");
        pass(120_000);
        for (Leaf leaf : List.of(one, two)) {
            assertThat(failure(() -> read(leaf.session()))).isNotNull();
            assertThat(failure(() -> read(leaf.socket()))).isNotNull();
        }
        Leaf again = join(bob, "bob", 101);
        hears(again, "again");
        endsCleanly(again);
    }
}
