package io.trunkline.provider.atm.call;

import static io.trunkline.provider.atm.call.TestNetwork.cbr;
import static io.trunkline.provider.atm.call.TestNetwork.oneWay;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is lost or late just below and just above timers that the sockets of the provider seldom meet. */
class TimerTest extends CallLadder {
    @Test
    @Outage(below = "T322", above = "T322")
    void enquiryWithoutAnswerIsRepeatedOnceAndThenEndsTheCall() {
        Call call = connected();
        a.network.loseNext(MessageType.STATUS, 1);
        call.statusEnquiry();
        net.clock.seconds(9);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        a.network.loseNext(MessageType.STATUS, 2);
        call.statusEnquiry();
        net.clock.seconds(7.9);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        net.clock.seconds(0.2);
        assertThat(a.told()).containsExactly("ended 41 by network");
        allIsOver();
    }

    /** The link of a call that is asked about is lost: T309 alone says how long that may last. */
    @Test
    void t322DoesNotEndACallWhoseLinkIsLost() {
        Call call = connected();
        a.network.loseNext(MessageType.STATUS_ENQUIRY, 2);
        call.statusEnquiry();
        net.clock.seconds(1);
        a.link.cut();
        net.clock.seconds(9.5);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        net.clock.seconds(1);
        assertThat(a.told()).containsExactly("ended 27 by network");
        a.link.mend();
        allIsOver();
    }

    @Test
    @Outage(below = "T316", above = "T316")
    void restartWithoutAnswerIsRepeatedOnceAndThenGivenUp() {
        a.network.loseNext(MessageType.RESTART, 2);
        a.side.restart(Optional.empty());
        net.clock.seconds(119.9);
        assertThat(ladder()).containsExactly("user:a RESTART");
        net.clock.seconds(0.2);
        assertThat(ladder()).containsExactly("user:a RESTART");
        net.clock.seconds(119.8);
        assertThat(a.side.leftovers()).isNotEmpty();
        net.clock.seconds(0.2);
        assertThat(a.side.leftovers()).isEmpty();
    }

    @Test
    @Outage(below = "T361", above = "T361")
    void modificationThatIsNotConfirmedEndsTheCall() {
        Call call = connected();
        b.network.loseNext(MessageType.CONNECTION_AVAILABLE, 1);
        call.modify(cbr(2_000));
        net.clock.seconds(19.9);
        assertThat(b.told()).isEmpty();
        net.clock.seconds(0.3);
        assertThat(b.told()).containsExactly("ended 102 by network");
        assertThat(a.told()).containsExactly("modified 2000", "ended 102");
        allIsOver();
    }

    private Call multipoint() {
        Call call = a.call(b, oneWay(1_000), true);
        net.clock.seconds(1);
        forget();
        return call;
    }

    @Test
    @Outage(below = "T399", above = "T399")
    void partyOfWhichNothingIsHeardIsGivenUp() {
        Call call = multipoint();
        a.network.loseNext(MessageType.ADD_PARTY, 1);
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(33.9);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(0.2);
        assertThat(a.told()).startsWith("party 1 rejected 102");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    @Test
    @Outage(below = "T398", above = "T398")
    void partyWhoseDroppingIsNotConfirmedIsForgotten() {
        Call call = multipoint();
        int party = call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        forget();
        a.network.loseNext(MessageType.DROP_PARTY_ACK, 1);
        call.dropParty(party, CauseValue.NORMAL_CALL_CLEARING);
        net.clock.seconds(3.9);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(0.2);
        assertThat(a.told()).containsExactly("party 1 dropped 102");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }

    @Test
    @Outage(below = "T397", above = "T397")
    void partyThatAlertsAndDoesNotAnswerIsGivenUp() {
        Call call = multipoint();
        c.answers = false;
        call.addParty(TestNetwork.address("c"), Octets.NONE, Octets.NONE);
        net.clock.seconds(1);
        c.incoming.get(0).alert();
        net.clock.seconds(179);
        assertThat(a.told()).isEmpty();
        net.clock.seconds(1.2);
        assertThat(a.told()).startsWith("party 1 rejected 102");
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
    }
}
