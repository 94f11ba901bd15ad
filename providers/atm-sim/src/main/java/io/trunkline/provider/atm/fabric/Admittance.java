package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;

/**
 * Which cells may join the queue before a line. Each category has room of its own, so that one cannot take the room of
 * another. Channels with frame discard lose whole units: a unit is refused at its first cell (EPD), or cut, and then its last
 * cell still goes on, so that the next unit begins where it should (PPD). Best-effort channels that hold less than an equal
 * share of the queue are not refused.
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §5.7, §5.8")
final class Admittance {
    private final int limit;
    private final int lowPriorityFrom;
    private final int refuseFrom;
    private final int markFrom;

    /** @param limit most cells of one category that wait, 4 or more; 0: no limit, for whoever owns the cells */
    Admittance(int limit) {
        this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
        this.lowPriorityFrom = this.limit / 2;
        this.refuseFrom = this.limit - this.limit / 4;
        this.markFrom = this.limit / 2;
    }

    /** True if a cell that finds so many in the queue is told of congestion. */
    boolean marks(int queued) {
        return queued >= markFrom;
    }

    /**
     * Judges a cell.
     *
     * @param queued cells of its category that wait
     * @param rivals channels of its category that wait
     * @return {@code null} if it may join
     */
    Drop judge(Lane lane, int word, int queued, int rivals) {
        boolean low = (word & Frame.LOW_PRIORITY) != 0;
        if (!lane.discardsUnits || (word & Frame.OAM) != 0) return judgeAlone(low, queued);
        boolean last = (word & Frame.LAST) != 0;
        boolean first = !lane.withinUnit;
        lane.withinUnit = !last;
        if (first) {
            lane.unit = Lane.Unit.PASSES;
            if (queued < limit && !isRefused(lane, low, queued, rivals)) return null;
            lane.unit = Lane.Unit.IS_REFUSED;
            return Drop.WHOLE_UNIT;
        }
        return judgeWithinUnit(lane, low, last, queued);
    }

    private Drop judgeAlone(boolean low, int queued) {
        if (queued >= limit) return Drop.OVERFLOW;
        return low && queued >= lowPriorityFrom ? Drop.LOW_PRIORITY : null;
    }

    private boolean isRefused(Lane lane, boolean low, int queued, int rivals) {
        if (queued < (low ? lowPriorityFrom : refuseFrom)) return false;
        return lane.rank != Lane.UBR_RANK || (long) lane.queue.cells() * rivals >= queued;
    }

    private Drop judgeWithinUnit(Lane lane, boolean low, boolean last, int queued) {
        if (lane.unit == Lane.Unit.IS_REFUSED) return Drop.WHOLE_UNIT;
        if (last) return null; // the room for it was promised with the first cell
        if (lane.unit == Lane.Unit.IS_CUT) return Drop.REST_OF_UNIT;
        Drop why = judgeAlone(low, queued);
        if (why != null) lane.unit = Lane.Unit.IS_CUT;
        return why;
    }
}
