package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.TestExchange.Answering;
import io.trunkline.provider.telephony.q931.MessageType;
import org.junit.jupiter.api.Test;

/** Basic accesses: several terminals on one, and calls that are parked. */
class MultipointTest extends Ladder {
    private final TestExchange.Access bus = net.access("33", AccessKind.BASIC_MULTIPOINT);
    private final TestExchange.Terminal c = bus.terminal();
    private final TestExchange.Terminal d = bus.terminal();
    private final TestExchange.Access point = net.access("44", AccessKind.BASIC);
    private final TestExchange.Terminal e = point.terminal();

    @Test
    void theFirstTerminalThatConnectsGetsTheCallAndTheOthersAreReleasedWithCause26() {
        c.answering = Answering.ALERT;
        d.answering = Answering.ALERT;
        Call call = a.call("33");
        net.clock.seconds(2);
        assertThat(a.told()).containsExactly("proceeding [1]", "alerting");
        d.incoming.get(0).accept(Octets.of(1));
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(d.told()).containsExactly("incoming", "connected [1] ");
        assertThat(c.told()).containsExactly("incoming", "ended 26 by network");
        assertThat(net.switched).containsExactly("111[1] 33[1]");
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        allIsOver();
    }

    @Test
    void twoTerminalsConnectAtOnceAndOneOfThemIsReleased() {
        a.call("33");
        net.clock.seconds(2);
        assertThat(c.told()).containsExactly("incoming", "connected [1] ");
        assertThat(d.told()).containsExactly("incoming", "ended 26 by network");
    }

    @Test
    void aTerminalThatIsLateIsReleasedWithCause26() {
        d.answering = Answering.IGNORE;
        a.call("33");
        net.clock.seconds(1);
        bus.network.received(65, Octets.hex("08 01 81 01"));
        net.clock.seconds(1);
        assertThat(bus.ladder()).contains("< RELEASE 26");
        net.clock.seconds(20);
        bus.network.received(65, Octets.hex("08 01 81 01"));
        net.clock.seconds(1);
        assertThat(bus.ladder()).endsWith("< RELEASE COMPLETE 81");
    }

    @Test
    void callOfATerminalWhoseIdentifierIsTakenBackEndsWithT309() {
        a.call("33");
        net.clock.seconds(1);
        a.told();
        bus.bus.remove(64);
        bus.bus.cut();
        net.clock.seconds(91);
        assertThat(a.told()).containsExactly("ended 27 by network");
        bus.bus.mend();
        allIsOver();
    }

    @Test
    @Outage(below = "T312", above = "T312")
    void ifAllTerminalsRefuseTheCallerHearsBusyOnceT312IsOver() {
        c.answering = Answering.BUSY;
        d.answering = Answering.IGNORE;
        a.call("33");
        net.clock.seconds(5.9);
        assertThat(a.told()).containsExactly("proceeding [1]");
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("ended 17");
        allIsOver();
    }

    @Test
    void ifNoTerminalAnswersTheSetupIsRepeatedOnce() {
        c.answering = Answering.IGNORE;
        d.answering = Answering.IGNORE;
        a.call("33");
        net.clock.seconds(7.9);
        assertThat(a.told()).containsExactly("proceeding [1]");
        net.clock.seconds(0.3);
        assertThat(a.told()).containsExactly("ended 18 by network");
        assertThat(bus.ladder()).containsExactly("< SETUP", "< SETUP");
        allIsOver();
    }

    @Test
    void theCallerGivesUpWhileTwoTerminalsAlert() {
        c.answering = Answering.ALERT;
        d.answering = Answering.ALERT;
        Call call = a.call("33");
        net.clock.seconds(2);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        net.clock.seconds(1);
        assertThat(c.told()).containsExactly("incoming", "ended 16");
        assertThat(d.told()).containsExactly("incoming", "ended 16");
        allIsOver();
    }

    @Test
    void oneTerminalRefusesAndTheOtherAnswersLater() {
        c.answering = Answering.BUSY;
        d.answering = Answering.ALERT;
        a.call("33");
        net.clock.seconds(10);
        d.incoming.get(0).accept(Octets.NONE);
        net.clock.seconds(1);
        assertThat(a.told()).endsWith("alerting", "connected [1] ");
    }

    @Test
    void aCallIsParkedAndTakenUpAgain() {
        Call call = e.call("222");
        net.clock.seconds(1);
        forget();
        call.suspend(Octets.of(1, 2));
        net.clock.seconds(1);
        assertThat(e.told()).containsExactly("suspended");
        assertThat(b.told()).containsExactly("notified 0");
        assertThat(point.free).hasSize(2);
        assertThat(point.ladder()).containsExactly("> SUSPEND", "< SUSPEND ACKNOWLEDGE");
        net.clock.seconds(100);
        Call again = e.side.resume(Octets.of(1, 2), e.listener());
        net.clock.seconds(1);
        assertThat(again.state()).isEqualTo(UserState.U10_ACTIVE);
        assertThat(e.told()).containsExactly("connected [1] ");
        assertThat(b.told()).containsExactly("notified 1");
        assertThat(net.switched).hasSize(2);
        again.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        allIsOver();
    }

    @Test
    void anIdentityThatIsInUseOrNotKnownIsRefused() {
        Call one = e.call("222");
        Call two = e.call("222");
        net.clock.seconds(1);
        forget();
        one.suspend(Octets.of(1));
        two.suspend(Octets.of(1));
        e.side.resume(Octets.of(2), e.listener());
        net.clock.seconds(1);
        assertThat(e.told()).containsExactly("suspended", "suspend refused 84", "ended 83 by network");
        e.side.resume(Octets.of(1), e.listener());
        net.clock.seconds(1);
        e.side.resume(Octets.of(1), e.listener());
        net.clock.seconds(1);
        assertThat(e.told()).endsWith("ended 85 by network");
        Call wide = connected();
        wide.suspend(Octets.of(1));
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("suspend refused 29");
    }

    @Test
    @Outage(below = "T307", above = "T307")
    void aParkedCallEndsWhenTheOtherEndClearsOrT307Expires() {
        Call one = e.call("222");
        net.clock.seconds(1);
        one.suspend(Octets.of(1));
        net.clock.seconds(1);
        b.incoming.get(0).release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
        allIsOver();
        Call two = e.call("222");
        net.clock.seconds(1);
        two.suspend(Octets.of(1));
        forget();
        net.clock.seconds(179);
        assertThat(b.told()).containsExactly("notified 0");
        net.clock.seconds(2);
        assertThat(b.told()).containsExactly("ended 102 by network");
        allIsOver();
    }

    @Test
    @Outage(
            below = {"T318", "T319"},
            above = {"T318", "T319"})
    void lostAnswersToSuspendAndResumeLeaveTheCallOrEndIt() {
        Call call = e.call("222");
        net.clock.seconds(1);
        forget();
        point.network.loseNext(MessageType.SUSPEND, 1);
        call.suspend(Octets.of(1));
        net.clock.seconds(3.9);
        assertThat(call.state()).isEqualTo(UserState.U15_SUSPEND_REQUEST);
        net.clock.seconds(0.2);
        assertThat(e.told()).containsExactly("suspend refused 102");
        point.network.loseNext(MessageType.RESUME, 1);
        Call resumed = e.side.resume(Octets.of(1), e.listener());
        net.clock.seconds(3.9);
        assertThat(resumed.state()).isEqualTo(UserState.U17_RESUME_REQUEST);
        net.clock.seconds(0.3);
        assertThat(e.told()).containsExactly("ended 102 by network");
        assertThat(resumed.state()).isEqualTo(UserState.U0_NULL);
    }
}
