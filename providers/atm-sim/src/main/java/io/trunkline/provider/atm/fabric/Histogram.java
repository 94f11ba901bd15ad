package io.trunkline.provider.atm.fabric;

import io.trunkline.api.WaitHistogram;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;

/** Counts values by their magnitude: bucket {@code i} has those below {@code 2^i} that no smaller bucket has. */
final class Histogram {
    private static final int BUCKETS = 40;

    private long[] counts;

    /** Counts values of a bucket. */
    void add(int bucket, int values) {
        if (counts == null) counts = new long[BUCKETS];
        counts[bucket] += values;
    }

    static int bucket(long value) {
        return Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(value));
    }

    static int bucketOfWait(long picos) {
        return bucket(picos / EventScheduler.PICOS_PER_MICRO);
    }

    WaitHistogram snapshot() {
        if (counts == null) return WaitHistogram.EMPTY;
        int used = BUCKETS;
        while (used > 0 && counts[used - 1] == 0) used--;
        List<Long> list = new ArrayList<>();
        for (int i = 0; i < used; i++) list.add(counts[i]);
        return new WaitHistogram(list);
    }
}
