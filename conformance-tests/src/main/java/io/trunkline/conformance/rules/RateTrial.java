package io.trunkline.conformance.rules;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.Ws2Clock;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Measures what several members get of a path that all of them want more of than there is. Only stretches in which every
 * one had enough waiting count, so that a machine that lets this thread wait spoils nothing: parts of what was carried are
 * compared, and on a simulated clock rates too.
 */
final class RateTrial {
    private static final int RUN_QUANTA = 160;
    private static final int RESTS = 100_000;
    private static final int ATTEMPTS = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Lab lab;
    private final Figures figures;
    private final Ws2Clock clock;
    private final List<Load> loads;
    private final long[] most;
    private final long[] counted;
    private final long restNanos;
    private long countedNanos;
    private boolean busy;

    RateTrial(Lab lab, Load... loads) throws Exception {
        this.lab = lab;
        this.figures = lab.entry().figures();
        this.clock = lab.clock();
        this.loads = List.of(loads);
        this.most = new long[loads.length];
        this.counted = new long[loads.length];
        this.restNanos = Math.max(1, figures.quantumOctets() * NANOS_PER_SECOND / AdmissionRules.capacity(lab));
    }

    /** Drives all loads until enough has been carried that counts. */
    RateTrial run() throws Exception {
        long goal = (long) RUN_QUANTA * Math.max(1, figures.quantumOctets());
        warmUp(goal / 2);
        for (int i = 0; LongStream.of(counted).sum() < goal; i++) {
            if (i >= RESTS)
                throw new Inconclusive(
                        "the loads did not stay busy: " + LongStream.of(counted).sum());
            step();
        }
        return this;
    }

    private void warmUp(long octets) throws Exception {
        long before = receivedInAll();
        for (int i = 0; receivedInAll() - before < octets && i < RESTS; i++) step();
        lab.agree(receivedInAll() - before >= octets, octets + " octets to get through", receivedInAll() - before);
        Arrays.fill(counted, 0);
        countedNanos = 0;
    }

    private long receivedInAll() {
        return loads.stream().mapToLong(Load::received).sum();
    }

    private void step() throws Exception {
        long[] before = new long[loads.size()];
        for (int i = 0; i < before.length; i++) {
            loads.get(i).fill();
            before[i] = loads.get(i).received();
            most[i] = Math.max(most[i], loads.get(i).outstanding());
        }
        long start = clock.nanos();
        clock.sleepUntil(start + restNanos);
        for (Load load : loads) load.drain();
        boolean steady = busy;
        busy = allHadEnough();
        if (!steady || !busy) return; // who ran dry takes a while to be back
        countedNanos += clock.nanos() - start;
        for (int i = 0; i < before.length; i++) counted[i] += loads.get(i).received() - before[i];
    }

    /** Every load has at least half of what it can have waiting. */
    private boolean allHadEnough() {
        for (int i = 0; i < most.length; i++) if (2 * loads.get(i).outstanding() < most[i]) return false;
        return true;
    }

    /** The part of all that was carried which was the {@code index}-th load's. */
    double part(int index) {
        return (double) counted[index] / LongStream.of(counted).sum();
    }

    /** The rate of the {@code index}-th load; meaningful on a simulated clock, which nobody is late on. */
    long octetsPerSecond(int index) {
        return counted[index] * NANOS_PER_SECOND / Math.max(1, countedNanos);
    }

    /**
     * The best part of several runs: where this thread is late for a real clock, a load that ran dry has less than it could.
     *
     * @param enough no more runs are needed
     */
    double bestPart(int index, double enough) throws Exception {
        double best = run().part(index);
        for (int i = 1; best < enough && !measuresRates() && i < ATTEMPTS; i++) {
            best = Math.max(best, run().part(index));
        }
        return best;
    }

    /** True if rates can be held against a clock. */
    boolean measuresRates() {
        return clock.kind() == ClockKind.VIRTUAL;
    }
}
