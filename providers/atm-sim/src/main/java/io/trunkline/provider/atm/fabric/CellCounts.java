package io.trunkline.provider.atm.fabric;

import io.trunkline.api.WaitHistogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/** What became of the cells of one channel on one link, or of all cells in one direction of a link. */
public class CellCounts {
    /** Buckets whose counts are collected in one number, and bits for each: most waits and queues are short. */
    private static final int RECENT_BUCKETS = 10;

    private static final int RECENT_BITS = 6;
    private static final int RECENT_MOST = (1 << RECENT_BITS) - 1;

    /** What few cells change. It stands apart, so that what every cell changes is close together. */
    private static final class Seldom {
        final long[] dropped = new long[Drop.values().length];
        long tagged;
        long congested;
        long corrected;
    }

    private final Seldom seldom = new Seldom();
    private final Histogram waits = new Histogram();
    private final Histogram queue = new Histogram();
    /** Waits that are not in the histogram yet. */
    private long recentWaits;
    /** Lengths that are not in theirs yet. */
    private long recentQueue;

    long sent;

    CellCounts() {}

    void countDropped(Drop why) {
        seldom.dropped[why.ordinal()]++;
    }

    void countTagged() {
        seldom.tagged++;
    }

    void countCongested() {
        seldom.congested++;
    }

    void countCorrected() {
        seldom.corrected++;
    }

    /** A cell found so many in front of it. */
    void queued(int cells) {
        int bucket = Histogram.bucket(cells);
        if (bucket >= RECENT_BUCKETS) queue.add(bucket, 1);
        else recentQueue = noted(recentQueue, bucket, queue);
    }

    /** @param bucket see {@link Histogram#bucketOfWait} */
    void waited(int bucket) {
        if (bucket >= RECENT_BUCKETS) waits.add(bucket, 1);
        else recentWaits = noted(recentWaits, bucket, waits);
    }

    private static long noted(long recent, int bucket, Histogram into) {
        int shift = RECENT_BITS * bucket;
        long more = recent + (1L << shift);
        return (more >>> shift & RECENT_MOST) == RECENT_MOST ? settled(more, into) : more;
    }

    private static long settled(long recent, Histogram into) {
        for (int bucket = 0; bucket < RECENT_BUCKETS; bucket++) {
            int count = (int) (recent >>> RECENT_BITS * bucket) & RECENT_MOST;
            if (count > 0) into.add(bucket, count);
        }
        return 0;
    }

    /** Cells that went onto the line. */
    public long sent() {
        return sent;
    }

    /** Cells that the policer gave low priority. */
    public long tagged() {
        return seldom.tagged;
    }

    /** Cells that were marked because of congestion (EFCI). */
    public long congested() {
        return seldom.congested;
    }

    /** Cells whose header was repaired. */
    public long corrected() {
        return seldom.corrected;
    }

    /** Cells that did not go on for this reason. */
    public long dropped(Drop why) {
        return seldom.dropped[why.ordinal()];
    }

    /** Cells that did not go on, by reason; only reasons that occurred. */
    public Map<Drop, Long> dropped() {
        Map<Drop, Long> all = new EnumMap<>(Drop.class);
        for (Drop why : Drop.values()) if (dropped(why) > 0) all.put(why, dropped(why));
        return all;
    }

    /** How long cells waited for their slot. */
    public WaitHistogram waits() {
        recentWaits = settled(recentWaits, waits);
        return waits.snapshot();
    }

    /**
     * How many cells were queued when a cell came, of a link's those of the same category, of a channel its own: bucket {@code i}
     * is below {@code 2^i}.
     */
    public WaitHistogram queueLengths() {
        recentQueue = settled(recentQueue, queue);
        return queue.snapshot();
    }

    void report(String prefix, SortedMap<String, Long> into) {
        into.put(prefix + ".cells", sent);
        into.put(prefix + ".tagged", seldom.tagged);
        into.put(prefix + ".congested", seldom.congested);
        into.put(prefix + ".hec-corrected", seldom.corrected);
        for (Drop why : Drop.values()) into.put(prefix + ".dropped." + why.text(), dropped(why));
    }
}
