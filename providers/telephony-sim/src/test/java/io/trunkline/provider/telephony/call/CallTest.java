package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults.Calls;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.TestExchange.Answering;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls from one primary access to another, in the order of their messages. */
class CallTest extends Ladder {
    @Test
    void aCallIsPlacedAnsweredAndClearedByTheCaller() {
        Call call = a.call("222");
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(net.switched).containsExactly("111[1] 222[1]");
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.of(4));
        net.clock.seconds(1);

        assertThat(atA.ladder())
                .containsExactly(
                        "> SETUP",
                        "< CALL PROCEEDING",
                        "< CONNECT",
                        "> CONNECT ACKNOWLEDGE",
                        "> DISCONNECT 16",
                        "< RELEASE 16",
                        "> RELEASE COMPLETE");
        assertThat(atB.ladder())
                .containsExactly(
                        "< SETUP",
                        "> CONNECT",
                        "< CONNECT ACKNOWLEDGE",
                        "< DISCONNECT 16",
                        "> RELEASE 16",
                        "< RELEASE COMPLETE");
        assertThat(a.told()).containsExactly("proceeding [1]", "connected [1] 07", "ended 16");
        assertThat(b.told()).containsExactly("incoming", "connected [1] ", "ended 16 04");
        assertThat(b.last.calling()).contains("111");
        assertThat(b.last.called()).isEqualTo("222");
        assertThat(b.last.userData()).isEqualTo(Octets.of(9));
        allIsOver();
    }

    @Test
    void aCallIsAlertedAndClearedByTheCalled() {
        b.answering = Answering.ALERT;
        Call call = a.call("222");
        net.clock.seconds(20);
        assertThat(call.state()).isEqualTo(UserState.U4_CALL_DELIVERED);
        b.incoming.get(0).accept(Octets.NONE);
        net.clock.seconds(1);
        b.incoming.get(0).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("proceeding [1]", "alerting", "connected [1] ", "ended 16");
        allIsOver();
    }

    @Test
    void aBusyUserRefusesAtOnceAndTheCallerHearsWhy() {
        b.answering = Answering.BUSY;
        a.call("222");
        net.clock.seconds(1);
        assertThat(atA.ladder())
                .containsExactly(
                        "> SETUP", "< CALL PROCEEDING", "< DISCONNECT 17", "> RELEASE 16", "< RELEASE COMPLETE");
        assertThat(atB.ladder()).containsExactly("< SETUP", "> RELEASE COMPLETE 17");
        assertThat(a.told()).endsWith("ended 17 05");
        allIsOver();
    }

    @Test
    void withoutCircuitTheFirstAnswerIsReleaseComplete34() {
        net.circuits = 0;
        a.call("222");
        net.clock.seconds(1);
        assertThat(atA.ladder()).containsExactly("> SETUP", "< RELEASE COMPLETE 34");
        assertThat(a.told()).containsExactly("ended 34 by network");
        allIsOver();
    }

    @Test
    void anUnknownNumberIsRefusedWithCause1() {
        a.call("999");
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 1 by network");
        allIsOver();
    }

    @Test
    void anExclusiveChannelThatIsTakenIsRefusedAndAPreferredOneReplaced() {
        Call first = connected();
        a.side.setup(SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.exclusive(1)), a.listener());
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 44 by network");
        a.side.setup(SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.preferred(1)), a.listener());
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("proceeding [2]", "connected [2] 07");
        a.side.setup(SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.exclusive(16)), a.listener());
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 82 by network");
        first.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    @Test
    void aMultirateCallTakesSixChannelsOrNone() {
        a.side.setup(SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.any(6)), a.listener());
        net.clock.seconds(1);
        assertThat(a.told()).contains("connected [1, 2, 3, 4, 5, 6] 07");
        assertThat(b.last.channelCount()).isEqualTo(6);
        a.side.setup(SetupRequest.to("222", "111", Octets.NONE).on(ChannelWish.any(25)), a.listener());
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 34 by network");
        assertThat(atA.free).hasSize(24);
    }

    @Test
    void digitsFollowOneByOneUntilTheNumberIsComplete() {
        SetupRequest request =
                new SetupRequest("2", false, Optional.of("111"), ChannelWish.any(1), Octets.NONE, List.of());
        Call call = a.side.setup(request, a.listener());
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U2_OVERLAP_SENDING);
        call.sendDigits("2", false);
        net.clock.seconds(1);
        call.sendDigits("2", false);
        net.clock.seconds(1);
        assertThat(atA.ladder())
                .containsExactly(
                        "> SETUP",
                        "< SETUP ACKNOWLEDGE",
                        "> INFORMATION",
                        "> INFORMATION",
                        "< CALL PROCEEDING",
                        "< CONNECT",
                        "> CONNECT ACKNOWLEDGE");
        assertThat(a.told()).startsWith("more digits").endsWith("connected [1] 07");
    }

    @Test
    @Outage(below = "T302", above = "T302")
    void digitsThatDoNotCompleteANumberEndTheCallWithCause28() {
        SetupRequest request =
                new SetupRequest("2", false, Optional.of("111"), ChannelWish.any(1), Octets.NONE, List.of());
        a.side.setup(request, a.listener());
        net.clock.seconds(11.9);
        assertThat(a.told()).containsExactly("more digits");
        net.clock.seconds(0.2);
        assertThat(a.told()).containsExactly("ended 28 by network");
        allIsOver();
    }

    @Test
    void aCalledUserWhoWantsDigitsIsToldThatThereAreNoMore() {
        b.answering = Answering.ASK_FOR_DIGITS;
        a.call("222");
        net.clock.seconds(1);
        assertThat(b.told()).containsExactly("incoming", "digits  complete");
        b.incoming.get(0).accept(Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).endsWith("connected [1] ");
    }

    @Test
    void userDataNotificationsAndEnquiriesPassInTheActiveCall() {
        Call call = connected();
        call.sendUserData(Octets.of(1, 2, 3));
        call.notify(2);
        call.statusEnquiry();
        net.clock.seconds(1);
        assertThat(b.told()).containsExactly("data 010203", "notified 2");
        assertThat(atA.ladder()).containsExactly("> USER INFORMATION", "> NOTIFY", "> STATUS ENQUIRY", "< STATUS 30");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    @Test
    void dataThatTheNetworkDoesNotCarryAreDroppedAndTheSenderToldCause43() {
        TestExchange.Access small = new TestExchange.Access[] {net.access("333", AccessKind.PRIMARY_T1)}[0];
        TestExchange.Terminal c = small.terminal();
        net.processing.attach(
                "444",
                new TestBus(net.clock).network(),
                AccessProfile.network(AccessKind.PRIMARY_E1).withUserData(32));
        Octets many = Octets.copyOf(new byte[128]);
        a.side.setup(SetupRequest.to("333", "111", many), a.listener());
        net.clock.seconds(1);
        assertThat(c.last.userData()).isEqualTo(many);
        assertThatThrownBy(
                        () -> a.side.setup(SetupRequest.to("333", "111", Octets.copyOf(new byte[129])), a.listener()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("129");
    }

    @Test
    void bothSidesDisconnectAtOnceAndEachSendsRelease() {
        Call call = connected();
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.processing.release(1, CauseValue.TEMPORARY_FAILURE);
        net.clock.seconds(1);
        assertThat(atA.ladder()).containsExactly("> DISCONNECT 16", "< DISCONNECT 41", "< RELEASE 41", "> RELEASE 16");
        assertThat(a.told()).containsExactly("ended 16");
        assertThat(b.told()).containsExactly("ended 41 by network");
        allIsOver();
    }

    @Test
    void operationsThatDoNotFitTheStateChangeNothing() {
        Call call = connected();
        assertThatThrownBy(() -> call.accept(Octets.NONE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> call.sendDigits("1", true)).isInstanceOf(IllegalStateException.class);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 16");
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        allIsOver();
    }

    @Test
    void aLostChannelEndsItsCallAtBothEnds() {
        connected();
        net.processing.bearerLost(net.bearers.iterator().next(), CauseValue.NETWORK_OUT_OF_ORDER);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 38 by network");
        assertThat(b.told()).containsExactly("ended 38 by network");
        allIsOver();
    }

    @Test
    void faultsMeetTheCallOfTheirNumber() {
        net.processing.faults().refuse(Calls.number(1), CauseValue.SWITCHING_CONGESTION);
        net.processing.faults().busy(Calls.number(2));
        net.processing.faults().noAnswer(Calls.number(3));
        for (int i = 0; i < 4; i++) {
            a.call("222");
            net.clock.seconds(10);
        }
        assertThat(a.told())
                .containsExactly(
                        "ended 42 by network",
                        "proceeding [1]",
                        "ended 17",
                        "proceeding [1]",
                        "ended 18 by network",
                        "proceeding [1]",
                        "connected [1] 07");
    }

    @Test
    void aRestartClearsWhatIsOnItsChannelsAlone() {
        Call first = connected();
        Call second = connected();
        a.side.restart(
                Optional.of(io.trunkline.provider.telephony.q931.ChannelIdentification.numbers(true, List.of(1))));
        net.clock.seconds(1);
        assertThat(first.state()).isEqualTo(UserState.U0_NULL);
        assertThat(second.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(atA.ladder()).containsExactly("> RESTART", "< RESTART ACKNOWLEDGE");
        assertThat(b.told()).containsExactly("ended 41 by network");
    }

    @Test
    void bothSidesDialAtOnceAndBothCallsComeAbout() {
        Call one = a.call("222");
        Call two = b.call("111");
        net.clock.seconds(1);
        assertThat(one.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(two.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(net.switched).containsExactlyInAnyOrder("111[1] 222[2]", "222[1] 111[2]");
    }

    @Test
    void lostAndDoubledSetupsDoNoHarm() {
        atA.network.loseNext(MessageType.SETUP, 1);
        atB.network.doubleNext(MessageType.CONNECT, 1);
        Call call = a.call("222");
        net.clock.seconds(6);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(net.switched).hasSize(1);
    }
}
