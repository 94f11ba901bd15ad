package io.trunkline.provider.atm.fabric;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the cells that somebody has sent, wherever in the network it happened; on a tree the losses of all its branches count.
 * Unlike {@link CellCounts}, which belong to one line, it goes along with the units. In the kernel; {@link Fabric#settle} comes
 * before looking.
 */
public final class CellTally {
    /** Who counts the same cells too, {@code null} if nobody does. */
    private final CellTally whole;

    private final long[] dropped = new long[Drop.values().length];
    private long sent;
    private long tagged;

    /** @param whole counts what this one counts besides others, and has none above itself; {@code null} for none */
    public CellTally(CellTally whole) {
        this.whole = whole;
    }

    void countSent() {
        sent++;
        if (whole != null) whole.sent++;
    }

    void countTagged() {
        tagged++;
        if (whole != null) whole.tagged++;
    }

    void countDropped(Drop why) {
        dropped[why.ordinal()]++;
        if (whole != null) whole.dropped[why.ordinal()]++;
    }

    /** Cells that went onto the sender's line. */
    public long sent() {
        return sent;
    }

    /** Cells that the policer gave low priority. */
    public long tagged() {
        return tagged;
    }

    /** Cells that did not go on, by reason; only reasons that occurred. */
    public Map<Drop, Long> dropped() {
        Map<Drop, Long> all = new EnumMap<>(Drop.class);
        for (Drop why : Drop.values()) if (dropped[why.ordinal()] > 0) all.put(why, dropped[why.ordinal()]);
        return all;
    }
}
