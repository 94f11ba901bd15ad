package io.trunkline.provider.telephony.multilink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.OctetReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single rules of the standard, fragment by fragment. */
class BundleRulesTest {
    private static final HeaderFormat CLASSES = new HeaderFormat(true, 4);
    private static final long SLIP = 1_000;

    private final List<String> seen = new ArrayList<>();
    private final PacketSink sink = new PacketSink() {
        @Override
        public void packet(int level, byte[] packet) {
            seen.add(level + ":" + new String(packet, StandardCharsets.US_ASCII));
        }

        @Override
        public void lost(int level) {
            seen.add(level + " lost");
        }
    };

    private BundleReceiver receiver(HeaderFormat format, int mrru, int... links) {
        BundleReceiver receiver = new BundleReceiver(format, new ReceiverLimits(mrru, 16, 4 * mrru + 8, SLIP), sink);
        for (int link : links) receiver.addLink(link);
        return receiver;
    }

    /** A fragment as text: B and E, class, sequence, then what it carries. */
    private static byte[] fragment(HeaderFormat format, String flags, int cls, int sequence, String piece) {
        byte[] header = new MpHeader(flags.contains("B"), flags.contains("E"), cls, sequence).encode(format);
        byte[] octets = Arrays.copyOf(header, header.length + piece.length());
        System.arraycopy(piece.getBytes(StandardCharsets.US_ASCII), 0, octets, header.length, piece.length());
        return octets;
    }

    private static void feed(BundleReceiver receiver, int link, String flags, int sequence, String piece, long now) {
        byte[] octets = fragment(HeaderFormat.LONG, flags, 0, sequence, piece);
        receiver.received(link, octets, 0, octets.length, now);
    }

    private static void feed(BundleReceiver receiver, int link, String flags, int cls, int sequence, String piece) {
        byte[] octets = fragment(CLASSES, flags, cls, sequence, piece);
        receiver.received(link, octets, 0, octets.length, 0);
    }

    @Test
    void fragmentsOfTwoLinksAreJoinedByNumber() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 2, "", 1, "bb", 0);
        feed(receiver, 2, "E", 2, "cc", 0);
        feed(receiver, 1, "B", 0, "aa", 0);
        assertThat(seen).containsExactly("0:aabbcc");
    }

    @Test
    void missingNumberIsWaitedForAsLongAsTheLongestFragmentTakesThatHasCome() {
        ReceiverLimits limits = new ReceiverLimits(100, 16, 408, SLIP, 4, 1_000);
        BundleReceiver receiver = new BundleReceiver(HeaderFormat.LONG, limits, sink);
        receiver.addLink(1);
        receiver.addLink(2);
        feed(receiver, 2, "BE", 0, "long packet", 0);
        feed(receiver, 2, "BE", 2, "next", 0);
        assertThat(receiver.nextPicos()).isEqualTo(SLIP + 7 * 1_000);
        receiver.expire(SLIP + 7 * 1_000 - 1);
        feed(receiver, 1, "BE", 1, "late", SLIP + 7 * 1_000 - 1);
        assertThat(seen).containsExactly("0:long packet", "0:late", "0:next");
    }

    @Test
    void missingNumberIsWaitedForAsLongAsTheLongestFragmentTakesThatTheFarEndSpeaksOf() {
        ReceiverLimits limits = new ReceiverLimits(100, 16, 408, SLIP, 4, 1_000);
        BundleReceiver receiver = new BundleReceiver(HeaderFormat.LONG, limits, sink);
        receiver.expectFragments(20);
        receiver.addLink(1);
        receiver.addLink(2);
        feed(receiver, 2, "BE", 1, "next", 0);
        assertThat(receiver.nextPicos()).isEqualTo(SLIP + 16 * 1_000);
    }

    @Test
    void missingNumberIsLostOnceEveryLinkHasBroughtAHigherOne() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "B", 0, "aa", 0);
        feed(receiver, 1, "BE", 2, "next", 0);
        assertThat(seen).isEmpty();
        feed(receiver, 2, "BE", 3, "last", 0);
        assertThat(seen).containsExactly("0 lost", "0:next", "0:last");
        assertThat(receiver.lostFragments(0)).isEqualTo(1);
    }

    @Test
    void fragmentThatBeginsTheNextPacketIsKept() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1);
        feed(receiver, 1, "B", 0, "aa", 0);
        feed(receiver, 1, "B", 2, "cc", 0); // 1 ended the first packet
        feed(receiver, 1, "E", 3, "dd", 0);
        assertThat(seen).containsExactly("0 lost", "0:ccdd");
    }

    @Test
    void middlesAndEndsAfterALossGoUntilSomethingBegins() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1);
        feed(receiver, 1, "", 1, "bb", 0); // 0 began it
        feed(receiver, 1, "E", 2, "cc", 0);
        feed(receiver, 1, "BE", 3, "dd", 0);
        assertThat(seen).containsExactly("0 lost", "0:dd");
        assertThat(receiver.uselessFragments(0)).isEqualTo(2);
    }

    @Test
    void packetWithoutAnEndIsLostWhenTheNextBegins() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1);
        feed(receiver, 1, "B", 0, "aa", 0);
        feed(receiver, 1, "BE", 1, "bb", 0);
        assertThat(seen).containsExactly("0 lost", "0:bb");
    }

    @Test
    @Outage(below = "slip between links", above = "slip between links")
    void lossIsFoundJustAtTheSlipOnALinkThatStaysSilentAndNotJustBelow() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "BE", 1, "next", 500);
        assertThat(receiver.nextPicos()).isEqualTo(500 + SLIP);
        receiver.expire(500 + SLIP - 1);
        assertThat(seen).isEmpty();
        receiver.expire(500 + SLIP);
        assertThat(seen).containsExactly("0 lost", "0:next");
        assertThat(receiver.nextPicos()).isEqualTo(BundleReceiver.NEVER);
    }

    @Test
    void severalGapsSeenTogetherAreLostTogether() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "BE", 1, "b", 10);
        feed(receiver, 1, "BE", 3, "d", 11);
        feed(receiver, 1, "BE", 5, "f", 12);
        receiver.expire(12 + SLIP);
        assertThat(seen).containsExactly("0 lost", "0:b", "0 lost", "0:d", "0 lost", "0:f");
    }

    @Test
    void oneClassNeverAdvancesAnother() {
        BundleReceiver receiver = receiver(CLASSES, 100, 1, 2);
        feed(receiver, 1, "BE", 3, 1, "urgent");
        for (int i = 0; i < 5; i++) feed(receiver, 1 + i % 2, "BE", 0, i, "bulk");
        assertThat(seen).doesNotContain("3:urgent", "3 lost").hasSize(5);
        feed(receiver, 2, "BE", 3, 0, "first");
        assertThat(seen).endsWith("3:first", "3:urgent");
    }

    @Test
    void fragmentThatComesTwiceOrTooLateChangesNothing() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "B", 0, "aa", 0);
        feed(receiver, 1, "B", 0, "XX", 0);
        feed(receiver, 1, "E", 1, "bb", 0);
        feed(receiver, 2, "BE", 0, "YY", 0);
        assertThat(seen).containsExactly("0:aabb");
        assertThat(receiver.uselessFragments(0)).isEqualTo(2);
    }

    @Test
    void emptyFragmentsTellHowFarALinkIsAndDeliverNothing() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "BE", 1, "b", 0);
        feed(receiver, 2, "BE", 2, "", 0);
        assertThat(seen).containsExactly("0 lost", "0:b");
    }

    @Test
    void packetLongerThanAgreedIsLostAndTheNextComes() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 6, 1);
        feed(receiver, 1, "BE", 0, "12345678", 0);
        feed(receiver, 1, "BE", 1, "123456789", 0);
        feed(receiver, 1, "BE", 2, "1", 0);
        assertThat(seen).containsExactly("0:12345678", "0 lost", "0:1");
    }

    @Test
    void packetThatNeverEndsIsGivenUpBeforeItFillsTheMemory() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1);
        for (int i = 0; i < 1_000; i++) {
            feed(receiver, 1, i == 0 ? "B" : "", i, "0123456789", 0);
            assertThat(receiver.heldFragments()).isLessThanOrEqualTo(16);
            assertThat(receiver.heldOctets()).isLessThanOrEqualTo(408);
        }
        feed(receiver, 1, "BE", 1_000, "ok", 0);
        assertThat(seen).containsExactly("0 lost", "0:ok");
    }

    @Test
    void farJumpOfNumbersKeepsTheBoundsAndGoesOn() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "BE", 0, "a", 0);
        feed(receiver, 1, "BE", 5_000_000, "b", 0);
        feed(receiver, 2, "BE", 5_000_001, "c", 0);
        assertThat(seen).containsExactly("0:a", "0 lost", "0:b", "0:c");
    }

    @Test
    void linkThatLeavesHoldsNothingUpAnyMore() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1, 2);
        feed(receiver, 1, "BE", 1, "b", 0);
        receiver.removeLink(2, 0);
        assertThat(seen).containsExactly("0 lost", "0:b");
    }

    @Test
    void octetsThatAreNoHeaderAreCounted() {
        BundleReceiver receiver = receiver(HeaderFormat.LONG, 100, 1);
        receiver.received(1, new byte[] {1, 2, 3}, 0, 3, 0);
        assertThat(receiver.malformedFragments()).isEqualTo(1);
    }

    // ---- sending

    private static int sequence(Fragment fragment) {
        return fragment.header().orElseThrow().sequence();
    }

    @Test
    void numbersGoOnWhenALinkJoinsAndBeginAtZeroForEachClass() {
        BundleSender sender = new BundleSender(CLASSES);
        sender.addLink(1);
        sender.offer(0, new byte[3]);
        assertThat(sequence(sender.next(1, 2).orElseThrow())).isZero();
        sender.addLink(2);
        sender.offer(3, new byte[1]);
        assertThat(sequence(sender.next(2, 2).orElseThrow())).isZero();
        assertThat(sequence(sender.next(2, 2).orElseThrow())).isEqualTo(1);
    }

    @Test
    void secondLinkIsSilentUntilTheFirstHasCarriedAFragment() {
        BundleSender sender = new BundleSender(HeaderFormat.LONG);
        sender.addLink(1);
        sender.addLink(2);
        sender.offer(0, new byte[10]);
        assertThat(sender.hasFragment(2)).isFalse();
        assertThat(sender.next(2, 4)).isEmpty();
        assertThat(sender.next(1, 4)).isPresent();
        assertThat(sender.next(2, 4)).isPresent();
    }

    @Test
    void firstLinkSpeaksWithAnEmptyFragmentIfThereIsNothingElseToSay() {
        BundleSender sender = new BundleSender(HeaderFormat.LONG);
        sender.addLink(1);
        assertThat(sender.hasFragment(1)).isFalse();
        sender.addLink(2);
        assertThat(sender.hasFragment(1)).isTrue();
        Fragment empty = sender.next(1, 100).orElseThrow();
        assertThat(empty.octets()).containsExactly(0xC0, 0, 0, 0);
        assertThat(sender.hasFragment(1)).isFalse();
    }

    @Test
    void whenTheFirstLinkGoesBeforeItSpokeTheNextNeedNotWait() {
        BundleSender sender = new BundleSender(HeaderFormat.LONG);
        sender.addLink(1);
        sender.addLink(2);
        sender.removeLink(1);
        sender.offer(0, new byte[10]);
        assertThat(sender.next(2, 4)).isPresent();
    }

    @Test
    void higherClassGoesBetweenTwoFragmentsOfALower() {
        BundleSender sender = new BundleSender(CLASSES);
        sender.addLink(1);
        sender.offer(1, new byte[10]);
        Fragment first = sender.next(1, 4).orElseThrow();
        sender.offer(2, new byte[3]);
        Fragment urgent = sender.next(1, 4).orElseThrow();
        Fragment second = sender.next(1, 4).orElseThrow();
        assertThat(List.of(first.level(), urgent.level(), second.level())).containsExactly(1, 2, 1);
        assertThat(sender.isFree(2)).isTrue();
        assertThat(sender.isFree(1)).isFalse();
        assertThatThrownBy(() -> sender.offer(1, new byte[1])).hasMessageContaining("ask isFree first");
    }

    @Test
    void withoutClassesTheUrgentLevelGoesOutsideTheHeaderAndUncut() {
        BundleSender sender = new BundleSender(HeaderFormat.SHORT);
        sender.addLink(1);
        sender.offer(0, new byte[100]);
        sender.next(1, 10);
        sender.offer(1, new byte[50]);
        Fragment urgent = sender.next(1, 10).orElseThrow();
        assertThat(urgent.header()).isEmpty();
        assertThat(urgent.octets()).hasSize(50);
    }

    @Test
    void idleLinkOwesOneEmptyFragmentAfterTheLastData() {
        BundleSender sender = new BundleSender(HeaderFormat.LONG);
        sender.addLink(1);
        sender.addLink(2);
        sender.offer(0, new byte[4]);
        sender.next(1, 100);
        assertThat(sender.owesNull(1, 0)).isFalse();
        assertThat(sender.owesNull(2, 0)).isTrue();
        assertThat(new OctetReader(sender.nullFragment(2, 0).octets()).i32()).isEqualTo(0xC0000001);
        assertThat(sender.owesNull(2, 0)).isFalse();
        assertThat(sender.owesNull(1, 0)).isFalse();
    }
}
