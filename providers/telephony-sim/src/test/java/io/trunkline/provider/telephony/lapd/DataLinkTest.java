package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.testkit.Outage;
import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One end of a data link in dialogue with recorded octets. */
class DataLinkTest {
    private final PlainEvents clock = new PlainEvents(1);
    private final LinkEnd user = new LinkEnd(clock, frame -> {});
    private final LinkEnd network = new LinkEnd(clock, frame -> {});

    DataLinkTest() {
        user.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.USER, 0, clock, user)
                .link();
        network.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.NETWORK, 0, clock, network)
                .link();
    }

    /** The user's end, established by its own request. */
    private int established() {
        user.link.establish(clock.nowPicos());
        user.receive("00 01 73");
        assertThat(user.link.state()).isEqualTo(DataLinkState.MULTIPLE_FRAME_ESTABLISHED);
        user.told.clear();
        return user.sent.size();
    }

    private static Octets message(int number) {
        return Octets.of(8, number);
    }

    private void send(int... numbers) {
        for (int number : numbers) user.link.send(message(number), clock.nowPicos());
    }

    @Test
    void sabmeIsAnsweredByUaAndTheLinkStandsAtBothEnds() {
        user.link.establish(0);
        network.receive(user.sent.get(0));
        user.receive(network.sent.get(0));

        assertThat(user.sentOctets(0)).containsExactly("00017f");
        assertThat(network.sentOctets(0)).containsExactly("000173");
        assertThat(user.told).containsExactly("established as asked");
        assertThat(network.told).containsExactly("established");
    }

    @Test
    void bothMayAskAtOnceAndEachAnswersTheOther() {
        user.link.establish(0);
        network.link.establish(0);
        network.receive(user.sent.get(0));
        user.receive(network.sent.get(0));
        network.receive(user.sent.get(1));
        user.receive(network.sent.get(1));

        assertThat(user.sentOctets(0)).containsExactly("00017f", "020173");
        assertThat(network.sentOctets(0)).containsExactly("02017f", "000173");
        assertThat(user.told).containsExactly("established as asked");
        assertThat(network.told).containsExactly("established as asked");
        assertThat(user.errors).isEmpty();
    }

    @Test
    void sabmeWithoutAnswerIsRepeatedThreeTimesAndThenGivenUp() {
        user.link.establish(0);
        clock.run(3_999);
        assertThat(user.sentOctets(0)).containsExactly("00017f", "00017f", "00017f", "00017f");
        assertThat(user.sentMillis).containsExactly(0L, 1_000L, 2_000L, 3_000L);
        assertThat(user.told).isEmpty();

        clock.run(1);
        assertThat(user.told).containsExactly("released");
        assertThat(user.errors).containsExactly(LapdError.G_NO_ANSWER_TO_SABME);
        assertThat(clock.pending()).isZero();
    }

    @Test
    @Outage(below = "T200", above = "T200")
    void answerJustBeforeT200IsInTimeAndJustAfterItComesToARepetition() {
        user.link.establish(0);
        clock.run(999);
        user.receive("00 01 73");
        clock.run(10);
        assertThat(user.sent).hasSize(1);

        network.link.establish(clock.nowPicos());
        clock.run(1_001);
        network.receive("02 01 73");
        assertThat(network.sent).hasSize(2);
        assertThat(network.told).containsExactly("established as asked");
    }

    @Test
    void refusalByDmEndsTheAttempt() {
        user.link.establish(0);
        user.receive("00 01 0F");
        assertThat(user.told).as("F=0 is no answer").isEmpty();
        user.receive("00 01 1F");

        assertThat(user.told).containsExactly("released");
        assertThat(user.link.state()).isEqualTo(DataLinkState.TEI_ASSIGNED);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void missingAcknowledgementIsAskedForAtOneTwoThreeSecondsAndSabmeFollowsAtFour() {
        int from = established();
        send(1);
        clock.run(4_000);

        assertThat(user.sentOctets(from)).containsExactly("000100000801", "00010101", "00010101", "00010101", "00017f");
        assertThat(user.sentMillis.subList(from, from + 5)).containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L);
        assertThat(user.errors).containsExactly(LapdError.I_NO_ANSWER_TO_POLL);
        user.receive("00 01 73");
        assertThat(user.told).containsExactly("established, lost 1");
    }

    @Test
    void acknowledgementJustBeforeT200StopsIt() {
        int from = established();
        send(1);
        clock.run(999);
        user.receive("02 01 01 02");
        clock.run(5_000);

        assertThat(user.sentOctets(from)).containsExactly("000100000801");
        assertThat(user.link.unacknowledged()).isZero();
    }

    @Test
    void theAnswerToAPollSaysWhatIsSentAgain() {
        int from = established();
        send(1, 2, 3);
        clock.run(1_000);
        user.receive("00 01 01 03"); // RR F=1, N(R)=1

        assertThat(user.sentOctets(from).subList(3, 6)).containsExactly("00010101", "000102000802", "000104000803");
        assertThat(user.link.state()).isEqualTo(DataLinkState.MULTIPLE_FRAME_ESTABLISHED);
        assertThat(user.errors).isEmpty();
    }

    @Test
    void aGapIsRejectedOnceByTheRecordedOctetsAndRepairedInOrder() {
        network.receive("00 01 7F");
        network.receive("00 01 06 00 AA"); // N(S)=3 when 0 is expected
        network.receive("00 01 08 00 AB");
        assertThat(network.sentOctets(1)).containsExactly("00010900");

        network.receive("00 01 00 00 01");
        network.receive("00 01 02 00 02");
        assertThat(network.messages).containsExactly(Octets.hex("01"), Octets.hex("02"));
        assertThat(network.sentOctets(2)).containsExactly("00010102", "00010104");
    }

    @Test
    void aPollInsideAGapIsAnsweredAlthoughTheRejectWasSent() {
        network.receive("00 01 7F");
        network.receive("00 01 06 00 AA");
        network.receive("00 01 06 01 AA");

        assertThat(network.sentOctets(1)).containsExactly("00010900", "00010101");
    }

    @Test
    void rejectSendsEverythingFromNrOnAgain() {
        int from = established();
        send(1, 2, 3);
        user.receive("02 01 09 02"); // REJ, N(R)=1
        assertThat(user.sentOctets(from + 3)).containsExactly("000102000802", "000104000803");
    }

    @Test
    void informationIsAcknowledgedByTheNextInformationIfThereIsSome() {
        network.receive("00 01 7F");
        LinkEnd answering = network;
        answering.receive("00 01 00 00 01");
        network.link.send(message(9), clock.nowPicos());

        assertThat(network.sentOctets(1)).containsExactly("00010102", "020100020809");
    }

    @Test
    void theWindowHoldsBackTheEighthMessage() {
        int from = established();
        send(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(user.sent).hasSize(from + 7);
        user.receive("00 01 01 02");

        assertThat(user.sentOctets(from + 7)).containsExactly("00010e000808");
    }

    @Test
    void onABasicAccessTheSecondMessageWaitsForTheFirst() {
        LinkEnd basic = new LinkEnd(clock, frame -> {});
        basic.link = DataLinkDriver.withTei(LapdProfile.BASIC, LapdSide.USER, 0, clock, basic)
                .link();
        basic.link.establish(0);
        basic.receive("00 01 73");
        basic.link.send(message(1), 0);
        basic.link.send(message(2), 0);
        assertThat(basic.sentOctets(1)).containsExactly("000100000801");
        basic.receive("00 01 01 02");

        assertThat(basic.sentOctets(2)).containsExactly("000102000802");
    }

    @Test
    void sequenceNumbersGoAroundAndAnAcknowledgementAcrossTheEndCounts() {
        int from = established();
        for (int i = 0; i < 300; i++) {
            send(i & 0x7F);
            user.receive("00 01 01" + String.format("%02x", (i + 1) % 128 << 1));
        }

        assertThat(user.sent).hasSize(from + 300);
        assertThat(user.errors).isEmpty();
        assertThat(user.link.unacknowledged()).isZero();
    }

    @Test
    void aBusyPeerIsAskedEverySecondAndGetsNothingUntilItIsReady() {
        int from = established();
        user.receive("02 01 05 00"); // RNR
        send(1);
        clock.run(1_000);
        user.receive("00 01 05 01"); // RNR F=1
        clock.run(1_000);
        assertThat(user.sentOctets(from)).containsExactly("00010101", "00010101");
        user.receive("00 01 01 01"); // RR F=1

        assertThat(user.sentOctets(from + 2)).containsExactly("000100000801");
        assertThat(user.errors).isEmpty();
    }

    @Test
    void aBusyPeerForWhichNothingWaitsDoesNotKeepTheClockGoing() {
        established();
        user.receive("02 01 05 00");
        assertThat(clock.isBusy()).isFalse();
        send(1);

        assertThat(clock.isBusy()).isTrue();
    }

    @Test
    void ownBusyConditionIsToldByRnrAndDataIsNotTaken() {
        int from = established();
        user.link.busy(true, clock.nowPicos());
        user.receive("02 01 00 00 55");
        user.receive("02 01 00 01 55");
        user.link.busy(false, clock.nowPicos());
        user.receive("02 01 00 00 55");

        assertThat(user.sentOctets(from)).containsExactly("02010500", "02010501", "02010100", "02010102");
        assertThat(user.messages).containsExactly(Octets.hex("55"));
    }

    @Test
    @Outage(below = "T203", above = "T203")
    void aQuietLinkIsAskedAfterTenSecondsAndNotBefore() {
        int from = established();
        clock.run(9_999);
        assertThat(user.sent).hasSize(from);
        assertThat(clock.isBusy()).as("nothing waits for it").isFalse();
        clock.run(1);
        assertThat(user.sentOctets(from)).containsExactly("00010101");
        user.receive("00 01 01 01");

        assertThat(user.link.state()).isEqualTo(DataLinkState.MULTIPLE_FRAME_ESTABLISHED);
        clock.run(10_000);
        assertThat(user.sentOctets(from)).containsExactly("00010101", "00010101");
    }

    @Test
    void everyPollIsAnsweredWithFinal() {
        int from = established();
        user.receive("02 01 01 01");
        user.receive("02 01 05 01");
        user.receive("02 01 09 01");
        user.receive("02 01 00 01 77");

        assertThat(user.sentOctets(from)).containsExactly("02010101", "02010101", "02010101", "02010103");
        network.receive("00 01 53");
        assertThat(network.sentOctets(0)).as("DISC when there is nothing").containsExactly("00011f");
    }

    @Test
    void releaseIsAskedForFourTimesAndIsOverInAnyCase() {
        established();
        int from = user.sent.size();
        user.link.release(clock.nowPicos());
        clock.run(4_000);

        assertThat(user.sentOctets(from)).containsExactly("000153", "000153", "000153", "000153");
        assertThat(user.told).containsExactly("released as asked");
        assertThat(user.errors).containsExactly(LapdError.H_NO_ANSWER_TO_DISC);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aPeerThatReleasesIsAnsweredAndWhatWasOutstandingIsCounted() {
        int from = established();
        send(1, 2);
        user.receive("02 01 53");

        assertThat(user.sentOctets(from + 2)).containsExactly("020173");
        assertThat(user.told).containsExactly("released, lost 2");
        assertThat(clock.pending()).isZero();
        assertThatThrownBy(() -> send(3))
                .hasMessage(
                        "a data link takes no messages in state TEI_ASSIGNED, expected one that stands; call establish"
                                + " first");
    }

    @Test
    void messagesForLaterGoOutOnceTheLinkStands() {
        user.link.establish(0);
        send(1, 2);
        user.receive("00 01 73");

        assertThat(user.sentOctets(1)).containsExactly("000100000801", "000102000802");
    }

    @Test
    void unnumberedInformationNeedsNoLink() {
        user.link.sendUnit(message(5), 0);
        user.receive("02 FF 03 08 07");
        user.receive("02 01 03 08 06");
        user.receive("02 85 03 08 05");

        assertThat(user.sentOctets(0)).containsExactly("0001030805");
        assertThat(user.told).containsExactly("unit 0807", "unit 0806");
    }

    @Test
    void whatLayer3SendsWhileItIsToldOfAMessageCarriesTheAcknowledgement() {
        List<LapdFrame> out = new ArrayList<>();
        EventScheduler time = clock;
        LinkEnd echo = new LinkEnd(time, out::add) {
            @Override
            public void data(Octets received) {
                link.send(received, time.nowPicos());
            }
        };
        echo.link = DataLinkDriver.withTei(LapdProfile.PRIMARY, LapdSide.NETWORK, 0, time, echo)
                .link();
        echo.receive("00 01 7F");
        echo.receive("00 01 00 00 42");

        assertThat(echo.sentOctets(1)).containsExactly("0201000242");
    }
}
