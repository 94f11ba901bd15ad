package io.trunkline.provider.telephony.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.capture.Direction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BChannelTest {
    private static final long BIT = 15_625_000;
    private static final long MILLI = EventScheduler.PICOS_PER_MILLI;

    private final PlainEvents events = new PlainEvents(1);
    private final List<String> seen = new ArrayList<>();
    private final BChannel alice = channel("alice", 3);
    private final BChannel bob = channel("bob", 7);
    private final LineQuality there = new LineQuality(new SeededRandom(5));
    private final LineQuality back = new LineQuality(new SeededRandom(6));

    private BChannel channel(String name, int number) {
        return new BChannel(
                name,
                number,
                events,
                (channel, direction, at, octets) -> seen.add(name + ":" + channel
                        + (direction == Direction.FROM_USER ? ">" : "<") + at / BIT + "#" + octets.length));
    }

    private void connect(long delayPicos) {
        alice.connect(bob, delayPicos, List.of(there), List.of(back));
    }

    private static byte[] frame(int octets) {
        return new byte[octets];
    }

    @Test
    void frameTakesItsBitsAndArrivesAfterThePropagationDelay() {
        connect(2 * MILLI);
        List<Long> instants = new ArrayList<>();
        bob.receiver(octets -> instants.add(events.nowPicos()));
        byte[] frame = frame(10);
        long bits = BitStuffing.lineBits(frame);
        alice.send(frame, bits, () -> instants.add(events.nowPicos()));
        events.runOut();
        assertThat(instants).containsExactly(bits * BIT, bits * BIT + 2 * MILLI);
        assertThat(alice.counts()).isEqualTo(new ChannelCounts(1, 10, bits, 0, 0));
    }

    @Test
    void frameBeginsWithTheNextBitOfTheChannel() {
        connect(0);
        List<Long> left = new ArrayList<>();
        events.at(BIT / 2, () -> alice.send(frame(1), 20, () -> left.add(events.nowPicos())));
        events.runOut();
        assertThat(left).containsExactly(21 * BIT);
    }

    @Test
    void framesOfAnHourLeaveAtExactlyTheirBits() {
        connect(0);
        SeededRandom lengths = new SeededRandom(42);
        long hourBits = 64_000L * 3600;
        long[] sent = new long[1];
        long[] wrong = new long[1];
        Runnable[] next = new Runnable[1];
        next[0] = () -> {
            if (events.nowPicos() != sent[0] * BIT) wrong[0]++;
            if (sent[0] == hourBits) return;
            long bits = Math.min(hourBits - sent[0], 100 + lengths.below(3_000));
            sent[0] += bits;
            alice.send(frame(4), bits, next[0]);
        };
        next[0].run();
        events.runOut();
        assertThat(events.nowPicos()).isEqualTo(3600 * EventScheduler.PICOS_PER_SECOND);
        assertThat(wrong[0]).isZero();
        assertThat(alice.counts().lineBits()).isEqualTo(hourBits);
    }

    @Property(tries = 200)
    void bitsOfARateThatDividesNothingDoNotDrift(
            @ForAll @IntRange(min = 1, max = 2_048_000) int rate,
            @ForAll @IntRange(min = 0, max = 9_000_000) int second) {
        BitClock clock = new BitClock(rate);
        assertThat(clock.instantPicos((long) rate * second)).isEqualTo(second * EventScheduler.PICOS_PER_SECOND);
        long bit = (long) rate * second + rate / 3;
        long at = clock.instantPicos(bit);
        assertThat(clock.firstBitFrom(at)).isEqualTo(bit);
        assertThat(clock.firstBitFrom(at + 1)).isEqualTo(bit + 1);
    }

    @Property(tries = 60)
    void framesArriveInOrderEachItsDelayAfterItsLastBit(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        PlainEvents clock = new PlainEvents(seed);
        BChannel from = new BChannel("a", 1, clock, (channel, direction, at, octets) -> {});
        BChannel to = new BChannel("b", 1, clock, (channel, direction, at, octets) -> {});
        from.connect(to, 3 * MILLI, List.of(), List.of());
        List<String> left = new ArrayList<>();
        List<String> came = new ArrayList<>();
        to.receiver(octets -> came.add(octets.length + "@" + clock.nowPicos()));
        SeededRandom random = new SeededRandom(seed);
        for (int i = 1; i <= 40; i++) {
            byte[] frame = frame(i);
            clock.at(
                    (long) (random.fraction() * 300 * MILLI),
                    () -> from.send(
                            frame,
                            BitStuffing.lineBits(frame),
                            () -> left.add(frame.length + "@" + (clock.nowPicos() + 3 * MILLI))));
        }
        clock.runOut();
        assertThat(came).hasSize(40).isEqualTo(left);
    }

    @Test
    void channelsOfUnlikeDelayDeliverOneAfterTheOther() {
        BChannel second = channel("alice", 4);
        BChannel far = channel("bob", 8);
        connect(5 * MILLI);
        second.connect(far, 255 * MILLI, List.of(), List.of());
        List<Long> instants = new ArrayList<>();
        bob.receiver(octets -> instants.add(events.nowPicos()));
        far.receiver(octets -> instants.add(events.nowPicos()));
        second.send(frame(100), 900, () -> {});
        alice.send(frame(100), 900, () -> {});
        events.runOut();
        assertThat(instants).containsExactly(900 * BIT + 5 * MILLI, 900 * BIT + 255 * MILLI);
    }

    @Test
    void bothDirectionsAreAtOnce() {
        connect(MILLI);
        List<Long> instants = new ArrayList<>();
        alice.receiver(octets -> instants.add(events.nowPicos()));
        bob.receiver(octets -> instants.add(events.nowPicos()));
        alice.send(frame(1), 100, () -> {});
        bob.send(frame(1), 100, () -> {});
        events.runOut();
        assertThat(instants).containsExactly(100 * BIT + MILLI, 100 * BIT + MILLI);
    }

    @Test
    void tapsSeeFramesLeaveAndCome() {
        connect(64 * BIT);
        alice.send(frame(2), 48, () -> {});
        events.runOut();
        assertThat(seen).containsExactly("alice:3>48#2", "bob:7<112#2");
    }

    @Test
    void whatLeadsNowhereIsLostButTakesItsTime() {
        List<Long> left = new ArrayList<>();
        alice.send(frame(1), 64, () -> left.add(events.nowPicos()));
        events.runOut();
        assertThat(left).containsExactly(64 * BIT);
        assertThat(alice.counts().lostFrames()).isEqualTo(1);
    }

    @Test
    void outageLosesWhatIsUnderWayInBothDirections() {
        connect(10 * MILLI);
        List<Integer> came = new ArrayList<>();
        bob.receiver(octets -> came.add(octets.length));
        alice.receiver(octets -> came.add(-octets.length));
        alice.send(frame(1), 64, () -> {});
        bob.send(frame(2), 64, () -> {});
        events.at(5 * MILLI, () -> bob.setUp(false));
        events.at(6 * MILLI, () -> bob.setUp(true));
        events.at(7 * MILLI, () -> alice.send(frame(3), 64, () -> {}));
        events.at(7 * MILLI, () -> bob.send(frame(4), 64, () -> {}));
        events.runOut();
        assertThat(came).containsExactly(3, -4);
        assertThat(alice.counts().lostFrames()).isEqualTo(1);
        assertThat(bob.counts().lostFrames()).isEqualTo(1);
    }

    @Test
    void frameThatIsBeingSentWhenTheChannelFailsIsLost() {
        connect(0);
        List<Integer> came = new ArrayList<>();
        bob.receiver(octets -> came.add(octets.length));
        alice.send(frame(1), 64_000, () -> {});
        events.at(100 * MILLI, () -> alice.setUp(false));
        events.at(101 * MILLI, () -> alice.setUp(true));
        alice.send(frame(2), 64, () -> {});
        events.runOut();
        assertThat(came).containsExactly(2);
    }

    @Test
    void disconnectingLosesWhatIsUnderWayAndReleasingForgetsTheRest() {
        connect(10 * MILLI);
        List<String> happened = new ArrayList<>();
        bob.receiver(octets -> happened.add("came"));
        alice.send(frame(1), 64, () -> happened.add("left"));
        events.runUntil(2 * MILLI);
        alice.send(frame(1), 64, () -> happened.add("left"));
        alice.send(frame(1), 64, () -> happened.add("left"));
        alice.release();
        events.runOut();
        assertThat(happened).containsExactly("left");
        assertThat(alice.unsent()).isZero();
        assertThat(bob.isConnected()).isFalse();
    }

    @Test
    void framesAreLostAsOftenAsSaid() {
        connect(0);
        there.loss(0.1);
        int[] came = new int[1];
        bob.receiver(octets -> came[0]++);
        for (int i = 0; i < 20_000; i++) alice.send(frame(1), 20, () -> {});
        events.runOut();
        assertThat(came[0]).isBetween(17_850, 18_150);
        assertThat(alice.counts().lostFrames()).isEqualTo(20_000 - came[0]);
    }

    @Test
    void bitErrorsSpoilFramesAsOftenAsTheirBitsSay() {
        connect(0);
        there.bitErrors(1e-3);
        int[] good = new int[1];
        List<FrameFault> faults = new ArrayList<>();
        byte[] sent = new byte[50];
        new SeededRandom(9).fill(sent);
        long bits = BitStuffing.lineBits(sent);
        bob.receiver(new LineReceiver() {
            @Override
            public void frame(byte[] octets) {
                assertThat(octets).isEqualTo(sent);
                good[0]++;
            }

            @Override
            public void fault(FrameFault fault) {
                faults.add(fault);
            }
        });
        for (int i = 0; i < 5_000; i++) alice.send(sent, bits, () -> {});
        events.runOut();
        double expected = 5_000 * Math.pow(1 - 1e-3, bits);
        assertThat((double) good[0]).isBetween(expected - 110, expected + 110);
        assertThat(alice.counts().damagedFrames()).isEqualTo(5_000 - good[0]);
        assertThat(faults).contains(FrameFault.WRONG_CHECK, FrameFault.NOT_ALIGNED);
    }

    @Test
    void otherDirectionHasALineOfItsOwn() {
        connect(0);
        there.loss(1);
        int[] came = new int[1];
        alice.receiver(octets -> came[0]++);
        bob.receiver(octets -> came[0] += 100);
        for (int i = 0; i < 10; i++) {
            alice.send(frame(1), 20, () -> {});
            bob.send(frame(1), 20, () -> {});
        }
        events.runOut();
        assertThat(came[0]).isEqualTo(10);
    }

    @Test
    void frameLongerThanItsBitsIsRefused() {
        assertThatThrownBy(() -> alice.send(frame(10), 79, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10 octets in 79 bits");
    }

    @Test
    void signallingChannelsAreSlowerAtABasicAccess() {
        DChannel basic = new DChannel(events, 16_000, MILLI, List.of(), List.of());
        DChannel primary = new DChannel(events, 64_000, MILLI, List.of(), List.of());
        List<Long> instants = new ArrayList<>();
        basic.network().receiver(octets -> instants.add(events.nowPicos()));
        primary.network().receiver(octets -> instants.add(events.nowPicos()));
        basic.user().send(frame(5), 64, () -> {});
        primary.user().send(frame(5), 64, () -> {});
        events.runOut();
        assertThat(instants).containsExactly(2 * MILLI, 5 * MILLI);
    }

    @Test
    void everyTerminalOfABusHearsTheNetworkAndTheNetworkHearsEachOnce() {
        DChannel bus = new DChannel(events, 16_000, 0, List.of(), List.of());
        List<String> heard = new ArrayList<>();
        bus.tap((channel, direction, at, octets) -> heard.add(channel + " " + direction));
        LineReceiver gone = octets -> heard.add("gone");
        bus.user().receiver(octets -> heard.add("first"));
        bus.user().receiver(gone);
        bus.user().receiver(octets -> heard.add("second"));
        bus.user().forget(gone);
        bus.network().receiver(octets -> heard.add("network"));
        bus.network().send(frame(5), 64, () -> {});
        events.runOut();
        bus.user().send(frame(5), 64, () -> {});
        events.runOut();
        assertThat(heard).containsExactly("0 TO_USER", "first", "second", "0 FROM_USER", "network");
        bus.setUp(false);
        bus.network().send(frame(5), 64, () -> {});
        events.runOut();
        assertThat(heard).hasSize(5);
    }
}
