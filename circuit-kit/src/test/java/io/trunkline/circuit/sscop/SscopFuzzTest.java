package io.trunkline.circuit.sscop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.Mutations;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.SeededRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Feeds wrong units to an SSCOP entity in every state, with a live peer on the other side: it never throws, and
 * comes to rest when it is released. {@code -Dfuzz.inputs} and {@code -Dfuzz.seed} as elsewhere.
 */
class SscopFuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_127);
    private static final int INPUTS_PER_PAIR = 100;
    private static final SscopProfile PROFILE = SscopProfile.stream(Duration.ofMillis(50), 8, 4096, 32);

    private final SeededRandom random = SeededRandom.of(SEED, "sscop");
    private long answers;
    private long failures;

    private static List<Octets> samples() {
        return List.of(
                new SscopPdu.Bgn(1, 30, Octets.of(1, 2, 3)).encode(),
                new SscopPdu.Bgak(30, Octets.NONE).encode(),
                new SscopPdu.Bgrej(Octets.of(21)).encode(),
                new SscopPdu.End(true, Octets.NONE).encode(),
                new SscopPdu.Endak().encode(),
                new SscopPdu.Rs(2, 30, Octets.NONE).encode(),
                new SscopPdu.Rsak(30).encode(),
                new SscopPdu.Er(1, 30).encode(),
                new SscopPdu.Erak(30).encode(),
                new SscopPdu.Sd(3, Octets.of(1, 2, 3, 4)).encode(),
                new SscopPdu.Sd(9, Octets.of(1)).encode(),
                new SscopPdu.Poll(2, 5).encode(),
                new SscopPdu.Stat(List.of(), 1, 40, 2).encode(),
                new SscopPdu.Stat(List.of(2, 3, 5), 2, 40, 2).encode(),
                new SscopPdu.Ustat(2, 4, 40, 1).encode(),
                new SscopPdu.Ud(Octets.of(7)).encode());
    }

    @Test
    void entityTakesAnyUnitInAnyState() {
        Mutations mutations = new Mutations(SEED, samples());
        for (int done = 0; done < INPUTS; done += INPUTS_PER_PAIR) {
            SscopEnds ends = new SscopEnds(PROFILE, SEED + done, 0);
            try {
                run(ends, mutations);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", inputs from " + done, e);
            }
        }
        System.out.printf("sscop fuzz: %d inputs, %d units in answer, %d ends%n", INPUTS, answers, failures);
        assertThat(answers).isGreaterThan(INPUTS / 4);
        assertThat(failures).isPositive();
    }

    private void run(SscopEnds ends, Mutations mutations) {
        if (random.happens(0.7)) ends.connected();
        for (int i = 0; i < INPUTS_PER_PAIR; i++) {
            act(ends.a, ends);
            byte[] unit = mutations.next();
            SscopEnds.End to = random.happens(0.8) ? ends.b : ends.a;
            to.sscop.received(unit, 0, unit.length, ends.now());
            check(ends.a);
            check(ends.b);
            if (random.happens(0.3)) ends.run(random.below(random.happens(0.05) ? 10_000 : 60));
        }
        answers += ends.b.sent.size();
        failures += ends.b.releases.size();
        for (SscopEnds.End end : List.of(ends.a, ends.b)) end.sscop.release(ends.now(), Octets.NONE);
        ends.run(60_000);
        for (SscopEnds.End end : List.of(ends.a, ends.b)) end.sscop.release(ends.now(), Octets.NONE);
        ends.run(60_000);
        assertThat(ends.a.timers() + ends.b.timers()).as("timers left").isZero();
        assertThat(ends.b.sscop.state()).isEqualTo(SscopState.IDLE);
        assertThat(ends.b.sscop.hasPdu() || ends.a.sscop.hasPdu())
                .as("units left")
                .isFalse();
    }

    private void act(SscopEnds.End end, SscopEnds ends) {
        SscopState state = end.sscop.state();
        if (state == SscopState.IDLE && random.happens(0.3)) end.sscop.establish(ends.now(), Octets.NONE);
        if (state == SscopState.DATA_TRANSFER_READY && random.happens(0.5)) {
            end.sscop.send(SscopEnds.sdu(random.below(1000)), ends.now());
        }
        if (random.happens(0.01)) end.sscop.release(ends.now(), Octets.NONE);
    }

    private static void check(SscopEnds.End end) {
        if (end.sscop.hasPdu() != end.sscop.nextOctets() > 0) throw new AssertionError("a unit without octets");
    }
}
