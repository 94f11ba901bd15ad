package io.trunkline.provider.atm.call;

import static io.trunkline.provider.atm.call.TestNetwork.CAPACITY;
import static io.trunkline.provider.atm.call.TestNetwork.cbr;
import static io.trunkline.provider.atm.call.TestNetwork.oneWay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.MessageType;
import org.junit.jupiter.api.Test;

/** Ladders of calls that change while they are active: contracts, parties. */
class CallChangeTest extends CallLadder {
    @Test
    void theContractOfALiveCallIsModified() {
        Call call = connected();
        call.modify(cbr(2_000));
        net.clock.seconds(1);

        assertThat(ladder())
                .containsExactly(
                        "user:a MODIFY_REQUEST",
                        "network:b MODIFY_REQUEST",
                        "user:b MODIFY_ACKNOWLEDGE",
                        "network:a MODIFY_ACKNOWLEDGE",
                        "user:a CONNECTION_AVAILABLE",
                        "network:b CONNECTION_AVAILABLE");
        assertThat(a.told()).containsExactly("modified 2000");
        assertThat(b.told()).containsExactly("modified 2000");
    }

    @Test
    void aModificationThatDoesNotFitIsRejectedAndTheOldContractStays() {
        Call call = connected();
        call.modify(cbr(CAPACITY + 1));
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("modify rejected 37 available " + CAPACITY);
        assertThat(net.rooms.iterator().next().contract).isEqualTo(cbr(1_000));
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    @Test
    @Outage(below = "T360", above = "T360")
    void aModificationWithoutAnswerClearsTheCallAfterT360() {
        Call call = connected();
        a.network.loseNext(MessageType.MODIFY_REQUEST, 1);
        call.modify(cbr(2_000));
        net.clock.seconds(29.9);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(0.3);

        assertThat(a.told()).containsExactly("ended 102 by network");
        assertThat(b.told()).containsExactly("ended 102");
        allIsOver();
    }

    @Test
    void onlyTheCallerModifiesAndOnlyRates() {
        Call call = connected();
        assertThatThrownBy(() -> b.incoming.get(0).modify(cbr(2_000))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> call.modify(oneWay(2_000))).isInstanceOf(IllegalArgumentException.class);
        assertThat(ladder()).isEmpty();
    }

    @Test
    void partiesAreAddedAndDroppedAndTheLastEndsTheCall() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        int endpoint = call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.of(5));
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("proceeding with a channel", "connected 1000", "party 1 added");
        assertThat(c.told()).containsExactly("incoming", "connected 1000");
        assertThat(c.last.userData()).isEqualTo(Octets.of(5));
        assertThat(c.last.multipoint()).isTrue();

        int nobody = call.addParty(TestNetwork.address("x"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("party " + nobody + " rejected 1");

        call.dropParty(0, CauseValue.NORMAL_CALL_CLEARING);
        net.clock.seconds(1);
        assertThat(b.told()).contains("ended 16");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        call.dropParty(endpoint, CauseValue.NORMAL_CALL_CLEARING);
        net.clock.seconds(1);
        assertThat(c.told()).containsExactly("ended 16");
        assertThat(a.told()).contains("ended 16");
        allIsOver();
    }

    @Test
    void leavesThatLeaveAreToldAndTheLastOneEndsTheCall() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        forget();
        b.incoming.get(0).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("party 0 dropped 16");
        c.incoming.get(0).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 16");
        allIsOver();
    }

    @Test
    void aMultipointCallCarriesNothingBack() {
        assertThatThrownBy(() -> a.call(b, cbr(1_000), true))
                .hasMessageStartingWith("a multipoint call cannot carry anything back");
    }

    @Test
    void aLoweredContractIsNotifiedToBothEndsAndAgainWhenItIsRaised() {
        connected();
        net.processing.pathChanged(net.rooms.iterator().next(), cbr(500));
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("imposed 500", "notified 82");
        assertThat(b.told()).containsExactly("imposed 500", "notified 82");
        assertThat(ladder()).containsExactly("network:a NOTIFY", "network:b NOTIFY");

        net.processing.pathChanged(net.rooms.iterator().next(), cbr(1_000));
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("imposed 1000", "notified 82");
        assertThat(b.told()).containsExactly("imposed 1000", "notified 82");
    }

    @Test
    void aContractThatIsLoweredAfterItsChangeWasBookedIsWhatBothEndsHaveInTheEnd() {
        Call call = connected();
        call.modify(cbr(2_000));
        net.clock.seconds(0.003);
        assertThat(net.rooms.iterator().next().contract).isEqualTo(cbr(2_000));
        lower(net.rooms.iterator().next(), cbr(500));
        net.clock.seconds(1);

        assertThat(a.told())
                .containsExactly("imposed 500", "notified 82", "modified 2000", "imposed 500", "notified 82");
        assertThat(b.told()).containsExactly("imposed 500", "notified 82", "modified 500");
    }

    @Test
    void aChangeThatCrossesTheNewsOfALoweredContractIsInForceAtBothEnds() {
        Call call = connected();
        call.modify(cbr(2_000));
        lower(net.rooms.iterator().next(), cbr(500));
        net.clock.seconds(1);

        assertThat(net.rooms.iterator().next().contract).isEqualTo(cbr(2_000));
        assertThat(a.told()).endsWith("modified 2000");
        assertThat(b.told()).endsWith("modified 2000");
    }

    @Test
    void aDegradedMultipointCallIsNotifiedToTheRootOnceAndToEveryLeaf() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        forget();
        for (TestNetwork.Room room : net.rooms) lower(room, oneWay(500));
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("imposed 500", "notified 82");
        assertThat(b.told()).containsExactly("imposed 500", "notified 82");
        assertThat(c.told()).containsExactly("imposed 500", "notified 82");
        assertThat(ladder()).containsExactly("network:a NOTIFY", "network:b NOTIFY", "network:c NOTIFY");
    }

    @Test
    void aCalledPartyThatAnswersAfterTheContractWasLoweredIsToldOfIt() {
        ringing();
        lower(net.rooms.iterator().next(), cbr(500));
        net.clock.seconds(1);
        assertThat(ladder()).isEmpty();
        b.incoming.get(0).accept(Octets.NONE, Octets.NONE);
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("connected 500");
        assertThat(b.told()).containsExactly("connected 1000", "imposed 500", "notified 82");
    }

    @Test
    void aContractThatIsLoweredWhileTheAnswerIsUnderWayIsInItForTheCaller() {
        ringing();
        b.incoming.get(0).accept(Octets.NONE, Octets.NONE);
        net.clock.seconds(0.003);
        assertThat(b.told()).containsExactly("connected 1000");
        assertThat(a.told()).isEmpty();
        lower(net.rooms.iterator().next(), cbr(500));
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("connected 500");
        assertThat(b.told()).containsExactly("imposed 500", "notified 82");
    }

    @Test
    void aLeafThatAnswersAfterACallWasLoweredIsToldOfIt() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        c.answers = false;
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        forget();
        for (TestNetwork.Room room : net.rooms) lower(room, oneWay(500));
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("imposed 500", "notified 82");
        assertThat(c.told()).isEmpty();
        c.incoming.get(0).accept(Octets.NONE, Octets.NONE);
        net.clock.seconds(1);

        assertThat(c.told()).containsExactly("connected 1000", "imposed 500", "notified 82");
        assertThat(a.told()).containsExactly("party 1 added");
    }

    /** A call that b has not answered yet. */
    private void ringing() {
        b.answers = false;
        a.call(b);
        net.clock.seconds(1);
        forget();
    }

    private void lower(TestNetwork.Room room, TrafficContract contract) {
        room.contract = contract;
        net.processing.pathChanged(room, contract);
    }

    @Test
    void aLeafThatComesAfterACallWasDegradedIsOfferedWhatIsLeft() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        TestNetwork.Room first = net.rooms.iterator().next();
        lower(first, oneWay(500));
        net.clock.seconds(1);
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);

        assertThat(c.last.contract().forward().pcr()).isEqualTo(500);
        assertThat(c.told()).containsExactly("incoming", "connected 500");
    }
}
