package io.trunkline.cli.conference;

import java.util.Arrays;

/**
 * One-way delays of a stream. All of them up to a million; from then on every second, every fourth and so on, evenly over
 * the whole time, so that memory stays bounded. Count, misses and maximum are always of all. For one thread.
 */
final class DelaySamples {
    /** A frame that is later than this is of no use in a conversation. */
    static final long DEADLINE_NANOS = 150_000_000;

    private static final int MOST = 1 << 20;

    private long[] delays = new long[1024];
    private long[] arrivals = new long[1024];
    private int kept;
    private long stride = 1;
    private long count;
    private long misses;
    private long maxNanos;

    void add(long arrivalNanos, long delayNanos) {
        maxNanos = count == 0 ? delayNanos : Math.max(maxNanos, delayNanos);
        if (delayNanos > DEADLINE_NANOS) misses++;
        if (count++ % stride != 0) return;
        if (kept == MOST) thinOut();
        if (kept == delays.length) grow();
        arrivals[kept] = arrivalNanos;
        delays[kept++] = delayNanos;
    }

    private void grow() {
        delays = Arrays.copyOf(delays, kept * 2);
        arrivals = Arrays.copyOf(arrivals, kept * 2);
    }

    private void thinOut() {
        for (int i = 0; i < kept / 2; i++) {
            delays[i] = delays[2 * i];
            arrivals[i] = arrivals[2 * i];
        }
        kept /= 2;
        stride *= 2;
    }

    long count() {
        return count;
    }

    long misses() {
        return misses;
    }

    long maxNanos() {
        return maxNanos;
    }

    /** The kept delays in ascending order. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(delays, kept);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The smallest value that at least {@code percent} of {@code sorted} do not exceed; 0 if there is none. */
    static long percentile(long[] sorted, double percent) {
        if (sorted.length == 0) return 0;
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** Kept delays that arrived from {@code fromNanos} on and before {@code toNanos}, ascending. */
    long[] sortedBetween(long fromNanos, long toNanos) {
        int from = firstAtOrAfter(fromNanos);
        int to = firstAtOrAfter(toNanos);
        long[] sorted = Arrays.copyOfRange(delays, from, Math.max(from, to));
        Arrays.sort(sorted);
        return sorted;
    }

    private int firstAtOrAfter(long nanos) {
        int low = 0;
        int high = kept;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (arrivals[middle] < nanos) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
