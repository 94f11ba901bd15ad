package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.JL_RECEIVER_ONLY;
import static io.trunkline.api.Ws2Constants.JL_SENDER_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.TsharkCommand;
import io.trunkline.simulation.capture.judge.TsharkJudge;
import io.trunkline.simulation.network.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A root and its leaves: what they get, who is refused, who goes. */
class MulticastTest extends ThreeHosts {
    @Test
    void everyLeafGetsEveryMessageOnceAndInOrder() throws Exception {
        Leaf one = join(bob, "bob", 100);
        send(root, "to one");
        pass(100);
        Leaf two = join(carol, "carol", 100);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add("message " + i + " ".repeat(i * 300));
            send(root, sent.get(i));
        }
        send(root, "");
        sent.add("");
        pass(5_000);
        assertThat(read(one.socket()))
                .startsWith("to one")
                .endsWith(sent.toArray(new String[0]))
                .hasSize(22);
        assertThat(read(two.socket())).isEqualTo(sent);
        assertThat(one.session().peerName()).isEqualTo(new AtmSocketAddress("bob", 100));
        assertThat(two.socket().peerName()).isEqualTo(root.sockName());
        root.close();
        nothingIsLeft();
    }

    @Test
    void rootSessionsAndLeavesTellWhatTheNetworkCountsOfTheirCircuit() throws Exception {
        assertThat(root.statistics().network()).isEmpty();
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        for (int i = 0; i < 10; i++)
            send(root, "x".repeat(100)); // 12 octets of the shim, 8 of LLC and SNAP, 8 of the trailer
        pass(5_000);
        Map<String, String> figures = root.statistics().network();
        assertThat(figures)
                .containsEntry("cellsSent", "30")
                .containsEntry("cellsTagged", "0")
                .containsEntry("admittedCellsPerSecond", "0")
                .containsKeys("usedCellsPerSecond", "cellQueue", "cellWaits");
        assertThat(one.session().statistics().network()).isEqualTo(figures);
        for (Leaf leaf : List.of(one, two)) {
            assertThat(leaf.socket().statistics().network())
                    .containsEntry("cellsReceived", "30")
                    .containsEntry("unitsDamaged", "0");
            assertThat(leaf.socket().statistics().circuit())
                    .startsWith(root.statistics().circuit().replaceAll(" .*", " multipoint vpi="))
                    .contains(" serviceCategory=UBR ");
        }
        assertThat(root.statistics().circuit())
                .contains(" serviceCategory=UBR ")
                .doesNotContain(" category=");
        root.close();
        pass(1_000);
        assertThat(two.socket().statistics().network())
                .as("the circuit is over")
                .isEmpty();
        nothingIsLeft();
    }

    @Test
    void cellsLostOnAnyBranchAreToldToTheRootAndDamagedUnitsToTheLeaf() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        network.inject(Fault.parse("at=5s bit-errors link=carol-s1 probability=1e-4"));
        pass(2_000);
        for (int i = 0; i < 50; i++) {
            send(root, "x".repeat(1_000));
            pass(100);
        }
        pass(5_000);
        assertThat(read(one.socket())).hasSize(50);
        assertThat(read(two.socket())).hasSizeLessThan(50);
        assertThat(one.socket().statistics().network()).containsEntry("unitsDamaged", "0");
        assertThat(Integer.parseInt(two.socket().statistics().network().get("unitsDamaged")))
                .isPositive();
        root.close();
        nothingIsLeft();
    }

    @Test
    void leafThatWouldJoinByItselfIsToldWhoInvites() throws Exception {
        Ws2Socket leaf = socket(bob, LEAF);
        leaf.bind(new AtmSocketAddress("bob", 100));
        Ws2Exception refused =
                failure(() -> leaf.joinLeaf(ConnectRequest.to(new AtmSocketAddress("alice", 5)), JL_RECEIVER_ONLY));
        assertThat(refused.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
        assertThat(refused.detail())
                .contains(
                        "only the root invites on atm-sim:message: call joinLeaf at the root with this leaf's address");
        leaf.listen(5); // it is as it was
        Ws2Exception listening = failure(() -> {
            root.bind(new AtmSocketAddress("alice", 5));
            root.listen(5);
        });
        assertThat(listening.error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
        assertThat(listening.detail()).contains("a root does not listen: it invites leaves by joinLeaf");
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 100)), JL_SENDER_ONLY);
        pass(1000);
        leaf.accept();
        pass(1000);
        assertThat(failure(() -> root.listen(5)).error()).isEqualTo(WsaError.WSAEISCONN);
    }

    @Test
    void leavesOfOneHostShareItsChannel() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(bob, "bob", 101);
        send(root, "news");
        pass(1000);
        assertThat(read(one.socket())).containsExactly("news");
        assertThat(read(two.socket())).containsExactly("news");
        one.socket().close();
        pass(1000);
        assertThat(read(one.session())).containsExactly(END);
        send(root, "more");
        pass(1000);
        assertThat(read(two.socket())).containsExactly("more");
        two.session().close();
        pass(1000);
        assertThat(read(two.socket())).containsExactly(END);
        root.close();
        nothingIsLeft();
    }

    @Test
    void dataOfTheRootAndTheLeafTravelWithEveryJoin() throws Exception {
        root.ioctl(Ioctls.SIO_SET_QOS, Qos.of(FlowSpec.guaranteed(20_000, 2_000), FlowSpec.UNSPECIFIED));
        for (String name : List.of("bob", "carol")) {
            Ws2Socket listener = listener(name.equals("bob") ? bob : carol, name, 7);
            ByteBuffer data = ByteBuffer.wrap(new byte[64]).putInt(0, name.hashCode());
            ConnectRequest request =
                    ConnectRequest.to(new AtmSocketAddress(name, 7)).callerData(data.duplicate());
            root.joinLeaf(request, JL_SENDER_ONLY);
            pass(1000);
            List<ConnectionRequest> seen = new ArrayList<>();
            listener.accept(asked -> {
                seen.add(asked);
                return asked.accept().calleeData(ByteBuffer.wrap(new byte[] {9, 8, 7}));
            });
            pass(1000);
            assertThat(seen.get(0).callerData()).isEqualTo(data);
            assertThat(seen.get(0).qos().orElseThrow().receiving().tokenRateOctetsPerSecond())
                    .isEqualTo(20_000);
            Connected joined = root.connectResult();
            assertThat(joined.calleeData()).isEqualTo(ByteBuffer.wrap(new byte[] {9, 8, 7}));
            assertThat(joined.grantedQos().orElseThrow().sending().tokenRateOctetsPerSecond())
                    .isGreaterThanOrEqualTo(20_000);
        }
        root.close();
        nothingIsLeft();
    }

    @Test
    void leafThatIsNotThereIsRefusedAloneAndTheNextOneJoins() throws Exception {
        AtmSocketAddress nobody = new AtmSocketAddress("carol", 5);
        root.joinLeaf(ConnectRequest.to(nobody), JL_SENDER_ONLY);
        pass(1000);
        assertThat(failure(root::connectResult).error()).isEqualTo(WsaError.WSAECONNREFUSED);
        Leaf one = join(bob, "bob", 100);
        root.joinLeaf(ConnectRequest.to(nobody), JL_SENDER_ONLY);
        pass(1000);
        Ws2Exception refused = failure(root::connectResult);
        assertThat(refused.error()).isEqualTo(WsaError.WSAECONNREFUSED);
        assertThat(refused.detail()).contains("cause 88");
        Ws2Socket listener = listener(carol, "carol", 6);
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("carol", 6)), JL_SENDER_ONLY);
        pass(1000);
        assertThat(failure(() -> listener.accept(ConnectionRequest::reject)).error())
                .isEqualTo(WsaError.WSAECONNREFUSED);
        pass(1000);
        assertThat(failure(root::connectResult).error()).isEqualTo(WsaError.WSAECONNREFUSED);
        send(root, "still there");
        pass(1000);
        assertThat(read(one.socket())).containsExactly("still there");
        root.close();
        nothingIsLeft();
    }

    @Test
    void contractIsRefusedWithWhatCouldBeHad() throws Exception {
        listener(bob, "bob", 100);
        Qos tooMuch = Qos.of(FlowSpec.guaranteed(1_000_000, 2_000), FlowSpec.UNSPECIFIED);
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 100)).qos(tooMuch), JL_SENDER_ONLY);
        pass(1000);
        QosRefusedException refused = catchThrowableOfType(QosRefusedException.class, root::connectResult);
        assertThat(refused.available()).isPresent();
        nothingIsLeft();
    }

    @Test
    void leafThatLeavesIsSeenByItsSessionAloneAndTheLastOneEndsTheCall() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        one.socket().close();
        pass(1000);
        assertThat(read(one.session())).containsExactly(END);
        assertThat(read(two.session())).isEmpty();
        send(root, "still there");
        pass(1000);
        assertThat(read(two.socket())).containsExactly("still there");
        two.socket().close();
        pass(1000);
        assertThat(read(two.session())).containsExactly(END);
        assertThat(failure(() -> send(root, "nobody")).error()).isEqualTo(WsaError.WSAENOTCONN);
        Leaf again = join(bob, "bob", 101);
        send(root, "again");
        pass(1000);
        assertThat(read(again.socket())).containsExactly("again");
        root.close();
        nothingIsLeft();
    }

    /** The network finds that nobody is left, because one leaf has gone there and the root gives up the other here. */
    @Test
    void leafThatIsOnItsWayWhenTheLastOneEndsGetsACallOfItsOwn() throws Exception {
        for (int micros = 0; micros < 2_000; micros += 50) {
            Leaf one = join(bob, "bob", 100);
            Leaf two = join(carol, "carol", 100);
            one.socket().close();
            network.simulation().advance(micros * EventScheduler.PICOS_PER_MICRO);
            two.session().close();
            Leaf next = join(carol, "carol", 101);
            send(root, "next");
            pass(1000);
            assertThat(read(next.socket())).containsExactly("next");
            next.session().close();
            pass(1000);
        }
        root.close();
        nothingIsLeft();
    }

    @Test
    void closingRootEndsAllLeavesBehindItsLastMessage() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        String last = "x".repeat(60_000);
        send(root, last);
        root.close();
        pass(2_000);
        assertThat(read(one.socket())).containsExactly(last, END);
        assertThat(read(two.socket())).containsExactly(last, END);
        nothingIsLeft();
    }

    @Test
    void abortedRootResetsItsLeaves() throws Exception {
        Leaf one = join(bob, "bob", 100);
        root.setOption(SocketOptions.SO_LINGER, Linger.RESET);
        root.close();
        pass(1000);
        assertThat(failure(() -> read(one.socket())).error()).isEqualTo(WsaError.WSAECONNRESET);
        nothingIsLeft();
    }

    @Test
    void leafWhoseLinkFailsIsLostAloneWithTheNetworksCause() throws Exception {
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        network.inject(Fault.parse("at=5s down link=carol-s1 for=300s"));
        pass(30_000);
        Ws2Exception lost = failure(() -> read(two.session()));
        assertThat(lost.context().cause()).isNotNull();
        assertThat(lost.error()).isIn(WsaError.WSAEHOSTDOWN, WsaError.WSAENETDOWN, WsaError.WSAEHOSTUNREACH);
        send(root, "to bob");
        pass(1000);
        assertThat(read(one.socket())).containsExactly("to bob");
        pass(300_000);
        assertThat(failure(() -> read(two.socket()))).isNotNull();
        root.close();
        nothingIsLeft();
    }

    @Test
    void joinThatIsCalledOffLeavesNothing() throws Exception {
        Ws2Socket listener = listener(bob, "bob", 100);
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 100)), JL_SENDER_ONLY)
                .close();
        pass(1000);
        assertThat(failure(listener::accept).error()).isEqualTo(WsaError.WSAEWOULDBLOCK);
        Leaf one = join(carol, "carol", 100);
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 100)), JL_SENDER_ONLY)
                .close();
        pass(1000);
        send(root, "here");
        pass(1000);
        assertThat(read(one.socket())).containsExactly("here");
        root.close();
        nothingIsLeft();
    }

    @Test
    void leafThatDoesNotReadLosesMessagesAndDelaysNobody() throws Exception {
        Leaf slow = join(bob, "bob", 100);
        Leaf reader = join(carol, "carol", 100);
        int got = 0;
        for (int i = 0; i < 5; i++) {
            send(root, (char) ('a' + i) + "x".repeat(29_999));
            pass(1000);
            got += read(reader.socket()).size();
        }
        assertThat(got).isEqualTo(5);
        assertThat(read(slow.socket())).extracting(text -> text.charAt(0)).containsExactly('a', 'b');
        root.close();
        nothingIsLeft();
    }

    @Test
    void rootSendsOnlyAndIsInNoGroup() throws Exception {
        assertThat(failure(() -> root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 1)), JL_RECEIVER_ONLY))
                        .error())
                .isEqualTo(WsaError.WSAEOPNOTSUPP);
        Leaf one = join(bob, "bob", 100);
        assertThat(failure(() -> send(one.socket(), "back")).error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
        assertThat(failure(() -> read(root)).error()).isEqualTo(WsaError.WSAEOPNOTSUPP);
        ProtocolInfo entry =
                alice.select("atm-sim:message", Requirements.none()).chosen();
        assertThat(failure(() -> alice.socket(SocketRequest.of(entry).withFlags(ROOT), GroupRequest.NEW_UNCONSTRAINED))
                        .error())
                .isEqualTo(WsaError.WSAEINVAL);
    }

    @Test
    void captureOfASessionIsCleanForTshark() throws Exception {
        assumeTrue(TsharkJudge.find().isPresent(), TsharkJudge.absence());
        Leaf one = join(bob, "bob", 100);
        join(carol, "carol", 100);
        send(root, "news");
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("bob", 99)), JL_SENDER_ONLY);
        pass(1000);
        assertThat(failure(root::connectResult)).isNotNull();
        one.session().close();
        pass(1000);
        root.close();
        nothingIsLeft();
        stop();
        TsharkJudge judge = TsharkJudge.find().orElseThrow();
        // the dissector does not know the format of addresses that a network derives from names
        assertThat(judge.signalling(capture).complaints()).allMatch(line -> line.contains("Unknown AFI"));
        List<String> lines = new ArrayList<>();
        judge.run(TsharkCommand.signalling(capture), lines::add);
        for (String type : List.of(
                "ADD PARTY", "ADD PARTY ACKNOWLEDGE", "ADD PARTY REJECT", "DROP PARTY", "DROP PARTY ACKNOWLEDGE")) {
            assertThat(lines)
                    .anyMatch(line -> line.strip().endsWith("essage type: " + type)
                            || line.contains("essage type: " + type + " ("));
        }
    }
}
