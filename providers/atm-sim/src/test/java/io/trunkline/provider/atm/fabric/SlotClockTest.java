package io.trunkline.provider.atm.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.simulation.EventScheduler;
import java.math.BigInteger;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SlotClockTest {
    private static final BigInteger SECOND = BigInteger.valueOf(EventScheduler.PICOS_PER_SECOND);

    /** When slot k begins: the bits of k slots at the line's rate, rounded down. */
    private static long startOf(LineRate rate, long basePicos, BigInteger k) {
        BigInteger bits = k.multiply(BigInteger.valueOf(rate.bitsPerSlot()));
        return basePicos
                + bits.multiply(SECOND)
                        .divide(BigInteger.valueOf(rate.bitsPerSecond()))
                        .longValueExact();
    }

    private static BigInteger firstNotBefore(LineRate rate, long basePicos, long picos) {
        BigInteger unit = SECOND.multiply(BigInteger.valueOf(rate.bitsPerSlot()));
        BigInteger k = BigInteger.valueOf(picos - basePicos)
                .multiply(BigInteger.valueOf(rate.bitsPerSecond()))
                .divide(unit);
        while (startOf(rate, basePicos, k) < picos) k = k.add(BigInteger.ONE);
        return k;
    }

    @Property(tries = 500)
    void clockStandsAtTheFirstSlotNotBeforeAnyInstantNearOrFar(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LineRate rate = new LineRate(
                1 + random.nextLong(LineRate.MAX_BITS_PER_SECOND >> random.nextInt(20)), 424 + 8 * random.nextInt(2));
        long base = random.nextLong(EventScheduler.PICOS_PER_SECOND);
        SlotClock clock = new SlotClock(rate, base);
        long picos = base;
        for (int i = 0; i < 40; i++) {
            picos += random.nextLong(1, 2 + (4 * EventScheduler.PICOS_PER_SECOND >> random.nextInt(42)));
            clock.seek(picos);
            BigInteger k = firstNotBefore(rate, base, picos);
            assertThat(clock.startPicos()).isEqualTo(startOf(rate, base, k));
            assertThat(clock.endPicos()).isEqualTo(startOf(rate, base, k.add(BigInteger.ONE)));
            clock.step();
            assertThat(clock.startPicos()).isEqualTo(startOf(rate, base, k.add(BigInteger.ONE)));
            picos = clock.startPicos();
        }
    }
}
