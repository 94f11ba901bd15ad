package io.trunkline.provider.telephony.multilink;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole packets through whole bundles, with delays, losses and links that come and go; {@code -Dflow.runs=…} for more. */
@Tag("once") // what it finds out is the same on every JDK
class BundleFlowTest {
    private static final int RUNS = Integer.getInteger("flow.runs", 400);
    private static final long SECOND = EventScheduler.PICOS_PER_SECOND;
    private static final List<HeaderFormat> FORMATS =
            List.of(HeaderFormat.LONG, HeaderFormat.SHORT, new HeaderFormat(true, 4), new HeaderFormat(false, 16));

    private static Flow flow(long seed, SeededRandom random) {
        HeaderFormat format = FORMATS.get(random.below(FORMATS.size()));
        long first = random.happens(0.3) ? format.modulus() - 1 - random.below(30) : 0;
        Flow flow = new Flow(seed, format, 20 + random.below(200), first, 1_024);
        for (int links = 1 + random.below(8); links > 0; links--) flow.addLine(delay(random));
        return flow;
    }

    private static long delay(SeededRandom random) {
        return random.happens(0.5) ? 0 : (long) (random.fraction() * Flow.MAX_DELAY_PICOS);
    }

    private static void queueSome(Flow flow, SeededRandom random, int packets) {
        for (int i = 0; i < packets; i++) {
            int level = random.below(flow.format.levels());
            int most = flow.format.isExpress(level) ? flow.fragmentOctets : Flow.MAX_PACKET;
            flow.queue(level, 1 + random.below(most));
        }
    }

    private static List<Integer> all(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void assertEverythingCame(Flow flow, String what) {
        for (int level = 0; level < flow.format.levels(); level++) {
            if (flow.format.isExpress(level)) {
                assertThat(flow.delivered.get(level))
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(all(flow.queued(level)));
            } else {
                assertThat(flow.delivered.get(level)).as(what).isEqualTo(all(flow.queued(level)));
            }
            assertThat(flow.lost[level]).as(what).isZero();
        }
        assertThat(flow.receiver.heldFragments()).as(what).isZero();
    }

    @Test
    void everyPacketComesWholeOnceAndInOrderOfItsClassWhateverTheDelays() {
        for (int seed = 1; seed <= RUNS; seed++) {
            SeededRandom random = SeededRandom.of(seed, "test");
            Flow flow = flow(seed, random);
            queueSome(flow, random, 60);
            flow.run(Long.MAX_VALUE);
            assertEverythingCame(flow, "seed " + seed);
        }
    }

    @Test
    void nothingIsLostWhenLinksComeAndGoWhileDataFlows() {
        for (int seed = 1; seed <= RUNS; seed++) {
            SeededRandom random = SeededRandom.of(seed, "test");
            Flow flow = flow(seed, random);
            List<Integer> links = new ArrayList<>();
            links.add(flow.addLine(delay(random)));
            for (int step = 0; step < 12; step++) {
                queueSome(flow, random, 8);
                flow.run(flow.now + random.below(200) * EventScheduler.PICOS_PER_MILLI);
                if (random.happens(0.5)) links.add(flow.addLine(delay(random)));
                else if (links.size() > 1) flow.removeLine(links.remove(random.below(links.size())));
            }
            flow.run(Long.MAX_VALUE);
            assertEverythingCame(flow, "seed " + seed);
        }
    }

    @Test
    void exactlyThePacketsThatLostAFragmentAreMissingAndTheRestWaitsNoLongerThanTheSlip() {
        int missing = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            SeededRandom random = SeededRandom.of(seed, "test");
            Flow flow = flow(seed, random);
            flow.loss = random.fraction() * 0.2;
            flow.doubling = 0.1;
            queueSome(flow, random, 100);
            flow.run(Long.MAX_VALUE);
            for (int level = 0; level < flow.format.levels(); level++) {
                int of = level;
                List<Integer> whole = all(flow.queued(level)).stream()
                        .filter(index -> !flow.damaged.contains(index << 4 | of))
                        .toList();
                missing += flow.queued(level) - whole.size();
                if (flow.format.isExpress(level)) {
                    assertThat(flow.delivered.get(level)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(whole);
                } else {
                    assertThat(flow.delivered.get(level)).as("seed " + seed).isEqualTo(whole);
                }
            }
            assertThat(flow.longestHoldPicos).as("seed " + seed).isLessThanOrEqualTo(flow.slipPicos);
        }
        assertThat(missing).isGreaterThan(RUNS);
    }

    @Test
    void receiverKeepsItsBoundsWhenALinkIsSilentAndTheLossIsFoundWithoutIt() {
        Flow flow = new Flow(1, new HeaderFormat(true, 4), 40, 0, 64);
        for (int i = 0; i < 4; i++) flow.addLine(0);
        flow.receiver.addLink(99); // joined there, never used here
        flow.loss = 0.05;
        for (int i = 0; i < 400; i++) flow.queue(i % 4, 700);
        flow.run(Long.MAX_VALUE);
        assertThat(flow.mostHeldFragments).isLessThanOrEqualTo(4 * 64);
        assertThat(flow.longestHoldPicos).isLessThanOrEqualTo(flow.slipPicos);
        assertThat(flow.delivered.get(2)).hasSizeGreaterThan(20);
        assertThat(flow.lost[2]).isPositive();
    }

    @Test
    void shortSequencesWrapManyTimes() {
        Flow flow = new Flow(7, HeaderFormat.SHORT, 10, 0, 1_024);
        for (int i = 0; i < 3; i++) flow.addLine(i * 10 * EventScheduler.PICOS_PER_MILLI);
        for (int i = 0; i < 200; i++) flow.queue(0, 1_000);
        flow.run(Long.MAX_VALUE);
        assertEverythingCame(flow, "20,000 fragments");
    }

    @Test
    void higherClassWaitsForAtMostOneFragmentOfEachLink() {
        Flow flow = new Flow(3, new HeaderFormat(true, 4), 160, 0, 1_024);
        for (int i = 0; i < 3; i++) flow.addLine(0);
        for (int i = 0; i < 50; i++) flow.queue(0, 1_500);
        flow.run(SECOND / 2);
        flow.queue(3, 80);
        long asked = flow.now;
        while (flow.delivered.get(3).isEmpty()) flow.step(Long.MAX_VALUE);
        long fragment = (160 + 2 + Flow.FRAME_OCTETS) * Flow.OCTET_PICOS;
        assertThat(flow.now - asked).isLessThanOrEqualTo(2 * fragment);
    }
}
