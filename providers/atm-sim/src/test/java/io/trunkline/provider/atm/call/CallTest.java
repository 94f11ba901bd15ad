package io.trunkline.provider.atm.call;

import static io.trunkline.provider.atm.call.TestNetwork.CAPACITY;
import static io.trunkline.provider.atm.call.TestNetwork.cbr;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults.Calls;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ladders: what crosses the interfaces, and what both users are told, procedure by procedure. */
class CallTest extends CallLadder {
    @Test
    void aCallIsSetUpAnsweredAndClearedByTheCaller() {
        Call call = a.call(b);
        net.clock.seconds(1);

        assertThat(ladder())
                .containsExactly(
                        "user:a SETUP",
                        "network:a CALL_PROCEEDING",
                        "network:b SETUP",
                        "user:b CONNECT",
                        "network:b CONNECT_ACKNOWLEDGE",
                        "network:a CONNECT",
                        "user:a CONNECT_ACKNOWLEDGE");
        assertThat(a.told()).containsExactly("proceeding with a channel", "connected 1000");
        assertThat(b.told()).containsExactly("incoming", "connected 1000");
        assertThat(b.last.memberRequest()).isEqualTo(Octets.of(1, 2, 3));
        assertThat(b.last.userData()).isEqualTo(Octets.of(9));
        assertThat(b.last.contract()).isEqualTo(cbr(1_000));
        assertThat(b.last.calling()).contains(TestNetwork.address("a"));
        assertThat(net.rooms).singleElement().matches(room -> room.open);

        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(ladder())
                .containsExactly(
                        "user:a RELEASE", "network:a RELEASE_COMPLETE", "network:b RELEASE", "user:b RELEASE_COMPLETE");
        assertThat(a.told()).containsExactly("ended 16");
        assertThat(b.told()).containsExactly("ended 16");
        allIsOver();
    }

    @Test
    void theCalledUserCanClearToo() {
        connected();
        b.incoming.get(0).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("ended 16");
        assertThat(b.told()).containsExactly("ended 16");
        allIsOver();
    }

    @Test
    void releasesThatCrossLeaveBothInNull() {
        Call call = connected();
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.processing.release(1, CauseValue.TEMPORARY_FAILURE);
        net.clock.seconds(1);

        assertThat(ladder())
                .filteredOn(line -> line.contains(":a"))
                .containsExactly("user:a RELEASE", "network:a RELEASE");
        assertThat(a.told()).containsExactly("ended 16");
        allIsOver();
    }

    @Test
    void aCallThatDoesNotFitIsRefusedWithWhatWouldFit() {
        a.call(b, cbr(CAPACITY + 1), false);
        net.clock.seconds(1);

        assertThat(ladder()).containsExactly("user:a SETUP", "network:a RELEASE_COMPLETE");
        assertThat(a.told()).containsExactly("ended 37 by network available " + CAPACITY);
        allIsOver();
    }

    @Test
    void theCalledUserCanRejectAtOnceAndAfterDeferring() {
        b.answers = false;
        a.call(b);
        net.clock.seconds(1);
        assertThat(b.incoming.get(0).state()).isEqualTo(UserState.U9_INCOMING_CALL_PROCEEDING);
        b.incoming.get(0).reject(CauseValue.CALL_REJECTED, Octets.NONE);
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("proceeding with a channel", "ended 21");
        allIsOver();
    }

    @Test
    @Outage(
            below = {"T301", "T310"},
            above = {"T301", "T310"})
    void aDeferredCallIsClearedByT310AndAnAlertedOneByT301() {
        b.answers = false;
        a.call(b);
        net.clock.seconds(9.9);
        assertThat(a.told()).doesNotContain("ended 18 by network");
        net.clock.seconds(0.5);
        assertThat(a.told()).containsExactly("ended 18 by network");
        assertThat(b.told()).containsExactly("incoming", "ended 102 by network");

        a.call(b);
        net.clock.seconds(1);
        b.incoming.get(1).alert();
        net.clock.seconds(179);
        assertThat(a.told()).containsExactly("proceeding with a channel", "alerting");
        net.clock.seconds(2);
        assertThat(a.told()).containsExactly("ended 18 by network");
        allIsOver();
    }

    @Test
    void aDeferredCallCanBeAcceptedLater() {
        b.answers = false;
        a.call(b);
        net.clock.seconds(8);
        b.incoming.get(0).accept(Octets.NONE, Octets.NONE);
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("proceeding with a channel", "connected 1000");
        assertThat(b.told()).containsExactly("incoming", "connected 1000");
    }

    @Test
    @Outage(below = "T303", above = "T303")
    void setupIsRepeatedOnceThenGivenUp() {
        a.network.loseNext(MessageType.SETUP, 2);
        a.call(b);
        net.clock.seconds(7.9);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(0.2);

        assertThat(a.told()).containsExactly("ended 102 by network");
        assertThat(ladder())
                .containsExactly("user:a SETUP", "user:a SETUP", "user:a RELEASE", "network:a RELEASE_COMPLETE");
        allIsOver();
    }

    @Test
    void oneLostSetupIsMadeGood() {
        a.network.loseNext(MessageType.SETUP, 1);
        a.call(b);
        net.clock.seconds(5);

        assertThat(a.told()).containsExactly("proceeding with a channel", "connected 1000");
    }

    @Test
    @Outage(below = "T308", above = "T308")
    void releaseIsRepeatedOnceThenTheChannelIsRestarted() {
        Call call = connected();
        a.network.loseNext(MessageType.RELEASE, 2);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(59.9);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(1);

        assertThat(ladder())
                .containsExactly(
                        "user:a RELEASE",
                        "user:a RELEASE",
                        "user:a RESTART",
                        "network:a RESTART_ACKNOWLEDGE",
                        "network:b RELEASE",
                        "user:b RELEASE_COMPLETE");
        assertThat(a.told()).containsExactly("ended 16");
        assertThat(b.told()).containsExactly("ended 41 by network");
        allIsOver();
    }

    @Test
    void restartOfTheInterfaceClearsAllItsCallsAndOfOneChannelOnlyThat() {
        Call first = connected();
        Call second = a.call(c);
        net.clock.seconds(1);
        forget();
        a.side.restart(Optional.of(net.rooms.iterator().next().callerEnd));
        net.clock.seconds(1);
        assertThat(first.state()).isEqualTo(UserState.U0_NULL);
        assertThat(second.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(b.told()).containsExactly("ended 41 by network");

        a.side.restart(Optional.empty());
        net.clock.seconds(1);
        assertThat(second.state()).isEqualTo(UserState.U0_NULL);
        allIsOver();
    }

    @Test
    void anEnquiryIsAnsweredWithTheStateAndSilenceEndsTheCall() {
        Call call = connected();
        call.statusEnquiry();
        net.clock.seconds(60);
        assertThat(ladder()).containsExactly("user:a STATUS_ENQUIRY", "network:a STATUS");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);

        a.network.loseNext(MessageType.STATUS_ENQUIRY, 2);
        call.statusEnquiry();
        net.clock.seconds(9);
        assertThat(a.told()).containsExactly("ended 41 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T309")
    void anActiveCallSurvivesALinkOutageJustBelowT309() {
        Call call = connected();
        a.link.cut();
        net.clock.seconds(9.9);
        a.link.mend();
        net.clock.seconds(10);

        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(ladder()).contains("user:a STATUS_ENQUIRY", "network:a STATUS_ENQUIRY");
        assertThat(b.told()).isEmpty();
    }

    @Test
    void aLinkThatIsResetHasEachSideAskForTheStateOfItsActiveCalls() {
        Call call = connected();
        a.link.reset();
        net.clock.seconds(10);

        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(ladder()).contains("user:a STATUS_ENQUIRY", "network:a STATUS_ENQUIRY");
        assertThat(a.told()).isEmpty();
    }

    @Test
    void aCallThatOneSideGaveUpWhileItsMessageWasLostEndsAtTheOtherToo() {
        connected();
        b.link.arrives(Octets.hex("09 03 00 00 01 5a 80 00 00"));
        b.told();
        b.link.reset();
        net.clock.seconds(1);

        assertThat(a.told()).hasSize(1);
        allIsOver();
    }

    @Test
    @Outage(above = "T309")
    void anActiveCallDoesNotSurviveALinkOutageJustAboveT309() {
        connected();
        a.link.cut();
        net.clock.seconds(10.1);
        a.link.mend();
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("ended 27 by network");
        assertThat(b.told()).containsExactly("ended 27 by network");
        allIsOver();
    }

    @Test
    void aCallBeingSetUpEndsWithTheLink() {
        b.answers = false;
        a.call(b);
        net.clock.seconds(1);
        a.link.cut();
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("proceeding with a channel", "ended 41 by network");
        a.link.mend();
        allIsOver();
    }

    @Test
    void theNetworkRefusesIsBusyOrSilentOnDemand() {
        net.processing.faults().refuse(Calls.number(1), CauseValue.NETWORK_OUT_OF_ORDER);
        net.processing.faults().busy(Calls.number(2));
        net.processing.faults().noAnswer(Calls.number(3));
        for (int i = 0; i < 3; i++) a.call(b);
        net.clock.seconds(10);

        assertThat(a.told())
                .containsExactly("ended 38 by network", "ended 17", "proceeding with a channel", "ended 18 by network");
        allIsOver();
    }

    @Test
    void aLostPathEndsItsCallAtBothEnds() {
        connected();
        net.processing.pathLost(net.rooms.iterator().next(), CauseValue.NETWORK_OUT_OF_ORDER);
        net.clock.seconds(1);

        assertThat(a.told()).containsExactly("ended 38 by network");
        assertThat(b.told()).containsExactly("ended 38 by network");
        allIsOver();
    }

    @Test
    void doubledMessagesOfACallDoNoHarm() {
        for (MessageType type : List.of(
                MessageType.CALL_PROCEEDING, MessageType.CONNECT, MessageType.CONNECT_ACKNOWLEDGE, MessageType.SETUP)) {
            a.network.doubleNext(type, 1);
            b.network.doubleNext(type, 1);
        }
        Call call = a.call(b);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("proceeding with a channel", "connected 1000");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }
}
