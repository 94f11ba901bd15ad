package io.trunkline.provider.atm.fabric;

import io.trunkline.api.WaitHistogram;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/** What became of the cells of one channel, or of all cells in one direction of a link. */
public class CellCounts {
    /** Buckets whose counts are collected in one number, and bits for each: most waits are short. */
    private static final int RECENT_BUCKETS = 10;

    private static final int RECENT_BITS = 6;
    private static final int RECENT_MOST = (1 << RECENT_BITS) - 1;

    private final long[] dropped = new long[Drop.values().length];
    private final Histogram waits = new Histogram();
    private final Histogram queue = new Histogram();
    /** Waits that are not in the histogram yet. */
    private long recentWaits;

    long sent;
    long tagged;
    long congested;
    long corrected;

    CellCounts() {}

    void drop(Drop why) {
        dropped[why.ordinal()]++;
    }

    /** A cell found so many in front of it. */
    void queued(int cells) {
        queue.add(Histogram.bucket(cells), 1);
    }

    /** @param bucket see {@link Histogram#bucketOfWait} */
    void waited(int bucket) {
        if (bucket >= RECENT_BUCKETS) {
            waits.add(bucket, 1);
            return;
        }
        int shift = RECENT_BITS * bucket;
        recentWaits += 1L << shift;
        if ((recentWaits >>> shift & RECENT_MOST) == RECENT_MOST) settleWaits();
    }

    private void settleWaits() {
        for (int bucket = 0; bucket < RECENT_BUCKETS; bucket++) {
            int count = (int) (recentWaits >>> RECENT_BITS * bucket) & RECENT_MOST;
            if (count > 0) waits.add(bucket, count);
        }
        recentWaits = 0;
    }

    /** Cells that went onto the line. */
    public long sent() {
        return sent;
    }

    /** Cells that the policer gave low priority. */
    public long tagged() {
        return tagged;
    }

    /** Cells that were marked because of congestion (EFCI). */
    public long congested() {
        return congested;
    }

    /** Cells whose header was repaired. */
    public long corrected() {
        return corrected;
    }

    /** Cells that did not go on for this reason. */
    public long dropped(Drop why) {
        return dropped[why.ordinal()];
    }

    /** Cells that did not go on, by reason; only reasons that occurred. */
    public Map<Drop, Long> dropped() {
        Map<Drop, Long> all = new EnumMap<>(Drop.class);
        for (Drop why : Drop.values()) if (dropped(why) > 0) all.put(why, dropped(why));
        return all;
    }

    /** How long cells waited for their slot. */
    public WaitHistogram waits() {
        settleWaits();
        return waits.snapshot();
    }

    /**
     * How many cells of the same category were queued when a cell came: bucket {@code i} is below {@code 2^i}. Of links only,
     * for a channel it is empty.
     */
    public WaitHistogram queueLengths() {
        return queue.snapshot();
    }

    void report(String prefix, SortedMap<String, Long> into) {
        into.put(prefix + ".cells", sent);
        into.put(prefix + ".tagged", tagged);
        into.put(prefix + ".congested", congested);
        into.put(prefix + ".hec-corrected", corrected);
        for (Drop why : Drop.values()) into.put(prefix + ".dropped." + why.text(), dropped(why));
    }
}
