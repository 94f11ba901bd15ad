package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/**
 * One direction of a contract, in cells; rates are those of the aggregate (CLP 0+1) for {@code pcr} and of CLP 0 for the
 * other two.
 *
 * @param pcr peak cell rate, cells per second, 0 to 16,777,215; 0: nothing may be sent
 * @param scr sustainable cell rate, cells per second, 0 where the category has none
 * @param mbs largest burst at the peak cell rate, cells, 0 where the category has none
 * @param tagging true if cells above the sustainable rate are tagged rather than dropped
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §4.3")
public record CellTraffic(int pcr, int scr, int mbs, boolean tagging) {
    /** The largest rate that signalling can express. */
    public static final int MAX_RATE = 0xFFFFFF;
    /** Nothing may be sent. */
    public static final CellTraffic NONE = new CellTraffic(0, 0, 0, false);

    /** A peak rate alone. */
    public static CellTraffic peak(int pcr) {
        return new CellTraffic(pcr, 0, 0, false);
    }

    /** The rate that it may keep up, cells per second: of CLP 0 where that has one of its own. */
    public int sustained() {
        return scr > 0 ? scr : pcr;
    }

    /** True if no number is larger than that of {@code other}: whoever keeps to this keeps to the other. */
    public boolean isWithin(CellTraffic other) {
        return pcr <= other.pcr && scr <= other.scr && mbs <= other.mbs;
    }
}
