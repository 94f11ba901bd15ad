package io.trunkline.provider.telephony.line;

import io.trunkline.protocol.Clause;
import io.trunkline.simulation.EventScheduler;

/**
 * When the bits of a channel are: bit k begins k periods after the simulation did, so that nothing piles up. A bit of 64 kbit/s takes
 * 15,625,000 picoseconds, one of 16 kbit/s 62,500,000.
 *
 * @param bitsPerSecond 1 to 2,048,000
 */
@Clause("ITU-T I.412 §2; I.430; I.431")
public record BitClock(int bitsPerSecond) {
    private static final int MAX_BITS_PER_SECOND = 2_048_000;

    /** Checks the range. */
    public BitClock {
        if (bitsPerSecond < 1 || bitsPerSecond > MAX_BITS_PER_SECOND) {
            throw new IllegalArgumentException(bitsPerSecond + " bit/s, expected 1 to " + MAX_BITS_PER_SECOND);
        }
    }

    /** When bit k begins, picoseconds, rounded down. */
    public long instantPicos(long bit) {
        long rest = bit % bitsPerSecond * EventScheduler.PICOS_PER_SECOND / bitsPerSecond;
        return bit / bitsPerSecond * EventScheduler.PICOS_PER_SECOND + rest;
    }

    /** The first bit that begins at an instant or after it. */
    public long firstBitFrom(long picos) {
        long period = EventScheduler.PICOS_PER_SECOND / bitsPerSecond;
        if (period * bitsPerSecond == EventScheduler.PICOS_PER_SECOND) return (picos + period - 1) / period;
        long seconds = picos / EventScheduler.PICOS_PER_SECOND;
        long bit = seconds * bitsPerSecond + wholeBits(picos % EventScheduler.PICOS_PER_SECOND);
        while (instantPicos(bit) < picos) bit++;
        return bit;
    }

    /** Bits of less than a second, rounded down, without overflow. */
    private long wholeBits(long picos) {
        long micros = picos / EventScheduler.PICOS_PER_MICRO;
        return micros * bitsPerSecond / (EventScheduler.PICOS_PER_SECOND / EventScheduler.PICOS_PER_MICRO);
    }
}
