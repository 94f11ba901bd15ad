package io.trunkline.api;

import java.util.List;
import java.util.Objects;

/**
 * How long messages or pieces of a stream waited before they were served. Bucket {@code i} counts waits below
 * {@code 2^i} microseconds that no smaller bucket counts; the last bucket counts the rest.
 *
 * @param counts one count per bucket
 */
public record WaitHistogram(List<Long> counts) {
    /** No waits. */
    public static final WaitHistogram EMPTY = new WaitHistogram(List.of());

    /** Copies the list. */
    public WaitHistogram {
        Objects.requireNonNull(counts, "counts");
        counts = List.copyOf(counts);
    }

    /** How many waits were counted. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** An upper bound of the given percentile in microseconds, 0 if nothing was counted. */
    public long percentileMicros(double percent) {
        long wanted = (long) Math.ceil(total() * percent / 100);
        long seen = 0;
        for (int i = 0; i < counts.size(); i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) return 1L << i;
        }
        return 0;
    }
}
