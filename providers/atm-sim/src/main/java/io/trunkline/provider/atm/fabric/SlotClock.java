package io.trunkline.provider.atm.fabric;

import io.trunkline.simulation.EventScheduler;

/**
 * The slots of a line. Slot {@code k} begins at {@code base + floor(k * period)}, exactly: the period is a fraction, and its
 * remainder is carried along. The clock stands at one slot, the next that may be used, and never goes back.
 */
final class SlotClock {
    private final long basePicos;
    private final long wholePicos;
    private final long rest;
    private final long parts;
    private final long roundPicos;

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
        if (picos - startPicos > 4 * wholePicos) stand(Math.max(index, indexBefore(picos)));
        while (startPicos < picos) step();
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
