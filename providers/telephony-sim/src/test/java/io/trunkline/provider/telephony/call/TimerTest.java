package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.TestExchange.Answering;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.MessageType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every timer just below and just above. */
class TimerTest extends Ladder {
    private void lose(TestExchange.Access access, MessageType type) {
        access.network.loseNext(type, 1_000);
    }

    @Test
    void t303RepeatsTheSetupOnceAndThenGivesUpWithCause102() {
        lose(atA, MessageType.SETUP);
        Call call = a.call("222");
        net.clock.seconds(7.9);
        assertThat(call.state()).isEqualTo(UserState.U1_CALL_INITIATED);
        net.clock.seconds(0.2);
        assertThat(atA.ladder()).containsExactly("> SETUP", "> SETUP", "> RELEASE COMPLETE 102");
        assertThat(a.told()).containsExactly("ended 102 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T303", above = "T303")
    void t303OfTheNetworkEndsTheCallWithCause18() {
        lose(atB, MessageType.SETUP);
        a.call("222");
        net.clock.seconds(7.9);
        assertThat(a.told()).containsExactly("proceeding [1]");
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("ended 18 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T310", above = "T310")
    void t310EndsACallThatIsOnlyProceedingWithCause18() {
        b.answering = Answering.DEFER;
        a.call("222");
        net.clock.seconds(10);
        assertThat(a.told()).containsExactly("proceeding [1]");
        net.clock.seconds(0.2);
        assertThat(a.told()).containsExactly("ended 18 by network");
        assertThat(b.told()).containsExactly("incoming", "ended 102 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T310", above = "T310")
    void t310OfTheUserEndsACallOfWhichNothingIsHeard() {
        lose(atA, MessageType.CONNECT);
        Call call = a.call("222");
        net.clock.seconds(29.9);
        assertThat(call.state()).isEqualTo(UserState.U3_OUTGOING_CALL_PROCEEDING);
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("proceeding [1]", "ended 102 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T301", above = "T301")
    void t301EndsACallThatNobodyAnswersWithCause19() {
        b.answering = Answering.ALERT;
        a.call("222");
        net.clock.seconds(179.9);
        assertThat(a.told()).containsExactly("proceeding [1]", "alerting");
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("ended 19 by network");
        allIsOver();
    }

    @Test
    @Outage(below = "T313", above = "T313")
    void t313EndsACallWhoseAnswerIsNotConfirmed() {
        lose(atB, MessageType.CONNECT_ACKNOWLEDGE);
        a.call("222");
        net.clock.seconds(3.9);
        assertThat(b.incoming.get(0).state()).isEqualTo(UserState.U8_CONNECT_REQUEST);
        net.clock.seconds(0.3);
        assertThat(b.told()).containsExactly("incoming", "ended 102 by network");
        allIsOver();
    }

    @Test
    @Outage(
            below = {"T305", "T308"},
            above = {"T305", "T308"})
    void t305ReleasesWithTheFirstCauseAndT308RepeatsThenGivesUp() {
        Call call = connected();
        lose(atA, MessageType.DISCONNECT);
        lose(atA, MessageType.RELEASE);
        call.release(CauseValue.USER_BUSY, Octets.NONE);
        net.clock.seconds(29.9);
        assertThat(call.state()).isEqualTo(UserState.U11_DISCONNECT_REQUEST);
        net.clock.seconds(0.2);
        assertThat(call.state()).isEqualTo(UserState.U19_RELEASE_REQUEST);
        net.clock.seconds(7.9);
        assertThat(a.told()).containsExactly("ended 17");
        net.clock.seconds(1);
        assertThat(atA.ladder())
                .containsExactly(
                        "> DISCONNECT 17", "> RELEASE 17", "> RELEASE 17", "> RESTART", "< RESTART ACKNOWLEDGE");
        allIsOver();
    }

    @Test
    @Outage(below = "T316", above = "T316")
    void t316RepeatsTheRestartOnce() {
        atA.network.loseNext(MessageType.RESTART, 2);
        a.side.restart(Optional.empty());
        net.clock.seconds(119);
        assertThat(atA.ladder()).containsExactly("> RESTART");
        net.clock.seconds(2);
        assertThat(atA.ladder()).containsExactly("> RESTART");
        net.clock.seconds(118);
        assertThat(a.side.leftovers()).isNotEmpty();
        net.clock.seconds(2);
        assertThat(a.side.leftovers()).isEmpty();
    }

    @Test
    void channelsAreNotFreeBeforeTheirRestartIsAcknowledged() {
        atB.network.loseNext(MessageType.RESTART, 1);
        atB.network.restart(Optional.empty());
        a.call("222");
        b.call("111");
        net.clock.seconds(119);
        assertThat(a.told()).containsExactly("proceeding [1]", "ended 41 by network");
        assertThat(b.told()).containsExactly("ended 41 by network");
        net.clock.seconds(2);
        Call call = a.call("222");
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    @Test
    void channelsThatNoRestartNamesAreFreeMeanwhile() {
        atB.network.loseNext(MessageType.RESTART, 2);
        atB.network.restart(Optional.of(ChannelIdentification.numbers(true, List.of(1))));
        atB.network.restart(Optional.of(ChannelIdentification.numbers(true, List.of(3, 4))));
        a.call("222");
        a.call("222");
        net.clock.seconds(1);
        assertThat(net.switched).containsExactly("111[1] 222[2]", "111[2] 222[5]");
        b.side.setup(SetupRequest.to("111", "222", Octets.NONE).on(ChannelWish.exclusive(3)), b.listener());
        net.clock.seconds(1);
        assertThat(b.told()).last().isEqualTo("ended 41 by network");
    }

    @Test
    @Outage(below = "T309")
    void anOutageJustBelowT309IsSurvivedAndTheStateAskedFor() {
        Call call = connected();
        atA.bus.cut();
        net.clock.seconds(29.5);
        atA.bus.mend();
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(atA.ladder()).contains("> STATUS ENQUIRY", "< STATUS 30", "< STATUS ENQUIRY", "> STATUS 30");
        assertThat(a.told()).isEmpty();
    }

    @Test
    @Outage(above = "T309")
    void anOutageJustAboveT309EndsTheCallAtBothEndsWithCause27() {
        connected();
        atA.bus.cut();
        net.clock.seconds(30.5);
        assertThat(a.told()).containsExactly("ended 27 by network");
        assertThat(b.told()).containsExactly("ended 27 by network");
        atA.bus.mend();
        allIsOver();
    }

    @Test
    void aCallThatIsNotActiveEndsWithItsLink() {
        b.answering = Answering.ALERT;
        a.call("222");
        net.clock.seconds(1);
        atA.bus.cut();
        net.clock.seconds(1);
        assertThat(a.told()).endsWith("ended 41 by network");
        assertThat(b.told()).endsWith("ended 41 by network");
        atA.bus.mend();
        allIsOver();
    }

    @Test
    @Outage(below = "T322", above = "T322")
    void t322AsksOnceMoreAndThenClears() {
        Call call = connected();
        lose(atA, MessageType.STATUS);
        call.statusEnquiry();
        net.clock.seconds(7.9);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("ended 41 by network");
        allIsOver();
    }

    /** The network gives the call up for want of digits at 12 s and asks for its release again at 42 s; nothing of the first is heard. */
    @Test
    @Outage(below = "T304", above = "T304")
    void t304EndsACallOfWhichNothingIsHeardAfterItsDigits() {
        SetupRequest request =
                new SetupRequest("2", false, Optional.of("111"), ChannelWish.any(1), Octets.NONE, List.of());
        Call call = a.side.setup(request, a.listener());
        lose(atA, MessageType.DISCONNECT);
        net.clock.seconds(29.9);
        assertThat(call.state()).isEqualTo(UserState.U2_OVERLAP_SENDING);
        net.clock.seconds(0.2);
        assertThat(a.told()).containsExactly("more digits", "ended 102 by network");
        allIsOver();
    }

    /** The link of a call that is asked about is lost: T309 alone says how long that may last. */
    @Test
    void t322DoesNotEndACallWhoseLinkIsLost() {
        Call call = connected();
        lose(atA, MessageType.STATUS_ENQUIRY);
        call.statusEnquiry();
        net.clock.seconds(1);
        atA.bus.cut();
        net.clock.seconds(29.5);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 27 by network");
        atA.bus.mend();
        allIsOver();
    }

    @Test
    void timersCanBeScaledAndSetOneByOne() {
        Timing timing = Timing.NETWORK.scaled(0.1).with(CallTimer.T310, Duration.ofSeconds(3));
        assertThat(timing.of(CallTimer.T303)).isEqualTo(Duration.ofMillis(400));
        assertThat(timing.of(RestartTimer.T316)).isEqualTo(Duration.ofSeconds(12));
        TestExchange.Access fast = net.access("333", AccessKind.PRIMARY_T1, timing);
        TestExchange.Terminal c = fast.terminal();
        c.answering = Answering.DEFER;
        a.call("333");
        net.clock.seconds(2.9);
        assertThat(a.told()).containsExactly("proceeding [1]");
        net.clock.seconds(0.2);
        assertThat(a.told()).isEqualTo(List.of("ended 18 by network"));
    }
}
