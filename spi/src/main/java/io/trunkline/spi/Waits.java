package io.trunkline.spi;

import io.trunkline.api.WaitHistogram;
import java.util.ArrayList;
import java.util.List;

/** Counts waits in the buckets of {@link WaitHistogram}. */
final class Waits {
    private static final int BUCKETS = 32;
    private static final long NANOS_PER_MICRO = 1_000;

    private long[] counts;

    void add(long waitNanos) {
        if (counts == null) counts = new long[BUCKETS];
        long micros = Math.max(0, waitNanos) / NANOS_PER_MICRO;
        counts[Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(micros))]++;
    }

    WaitHistogram histogram() {
        if (counts == null) return WaitHistogram.EMPTY;
        List<Long> boxed = new ArrayList<>(BUCKETS);
        for (long count : counts) boxed.add(count);
        return new WaitHistogram(boxed);
    }
}
