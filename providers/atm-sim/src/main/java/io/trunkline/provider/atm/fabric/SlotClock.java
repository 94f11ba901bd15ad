package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.EventScheduler;

/**
 * The slots of a line. Slot {@code k} begins at {@code base + floor(k * period)}, exactly: the period is a fraction, and its
 * remainder is carried along. The clock stands at one slot, the next that may be used, and never goes back.
 */
final class SlotClock {
    /** A second has fewer than 2^23 slots, and the remainder of one is below 2^32. */
    private static final long MOST_AHEAD_PICOS = EventScheduler.PICOS_PER_SECOND;

    private final long basePicos;
    private final long wholePicos;
    private final long rest;
    private final long parts;
    private final long roundPicos;
    private final double slotsPerPico;

    private long index;
    private long startPicos;
    private long carried;

    SlotClock(LineRate rate, long basePicos) {
        this.basePicos = basePicos;
        long picos = rate.bitsPerSlot() * EventScheduler.PICOS_PER_SECOND;
        long common = gcd(picos, rate.bitsPerSecond());
        parts = rate.bitsPerSecond() / common;
        roundPicos = picos / common;
        wholePicos = roundPicos / parts;
        rest = roundPicos % parts;
        slotsPerPico = (double) parts / roundPicos;
        startPicos = basePicos;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** When the slot begins at which the clock stands. */
    long startPicos() {
        return startPicos;
    }

    /** When that slot ends, which is when the next begins. */
    long endPicos() {
        return startPicos + wholePicos + (carried + rest >= parts ? 1 : 0);
    }

    /** The shortest slot there is. */
    long shortestPicos() {
        return wholePicos;
    }

    /** On to the next slot. */
    void step() {
        index++;
        startPicos += wholePicos;
        carried += rest;
        if (carried >= parts) {
            carried -= parts;
            startPicos++;
        }
    }

    /** On to the first slot that does not begin before an instant. */
    void seek(long picos) {
        long ahead = picos - startPicos;
        if (ahead > 2 * wholePicos) {
            // one less than the estimate: it may be rounded up
            if (ahead < MOST_AHEAD_PICOS) skip((long) (ahead * slotsPerPico) - 1);
            else stand(Math.max(index, indexBefore(picos)));
        }
        while (startPicos < picos) step();
    }

    /** On by so many slots; few enough that their remainders add up to a long. */
    private void skip(long slots) {
        index += slots;
        startPicos += slots * wholePicos;
        carried += slots * rest;
        if (carried < parts) return;
        long more = carried / parts;
        startPicos += more;
        carried -= more * parts;
    }

    /** When so many slots have ended, the first of which begins neither before an instant nor before the clock's slot. */
    long endOf(int slots, long fromPicos) {
        long first = index;
        if (fromPicos > startPicos) {
            first = Math.max(index, indexBefore(fromPicos));
            while (startOf(first) < fromPicos) first++;
        }
        return startOf(first + slots);
    }

    /** An index near an instant whose slot begins before it. */
    private long indexBefore(long picos) {
        long since = picos - basePicos;
        long rounds = since / roundPicos;
        long near = (since - rounds * roundPicos) / (wholePicos + 1) - 1;
        return rounds * parts + Math.max(0, near);
    }

    private long startOf(long k) {
        long within = k % parts;
        return basePicos + k / parts * roundPicos + within * wholePicos + within * rest / parts;
    }

    private void stand(long k) {
        index = k;
        startPicos = startOf(k);
        carried = k % parts * rest % parts;
    }
}
