package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/**
 * Usage parameter control of one direction of one circuit: judges cells as they arrive. Allocates nothing per cell. One thread
 * at a time.
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §4.5, §5.4; ITU-T I.371 (08/96) §6.2.3.2")
public final class Policer extends Buckets {
    /** The cell conforms. */
    public static final int PASS = 0;
    /** The cell is above the sustainable rate: its priority becomes low. */
    public static final int TAG = 1;
    /** The cell must not pass. */
    public static final int DISCARD = 2;

    private final ServiceCategory category;

    /**
     * A policer before the first cell.
     *
     * @param tolerancePicos cell delay variation tolerance of this interface, a matter of its operator, which no signalling
     *     carries; picoseconds, 0 or more
     */
    public Policer(ServiceCategory category, CellTraffic traffic, long tolerancePicos) {
        super(category, traffic, tolerancePicos, false);
        this.category = category;
    }

    /**
     * Judges a cell. All tests are made before one of them counts the cell, so a dropped cell costs its circuit nothing.
     *
     * @param nowPicos when it arrives, picoseconds; never less than before
     * @param lowPriority its cell loss priority bit; such cells are tested against the peak rate only
     * @return {@link #PASS}, {@link #TAG} or {@link #DISCARD}
     */
    public int judge(long nowPicos, boolean lowPriority) {
        if (!peakConforms(nowPicos)) return DISCARD;
        boolean sustained = lowPriority || sustainedConforms(nowPicos);
        if (!sustained && !traffic().tagging()) return DISCARD;
        accept(nowPicos, sustained && !lowPriority);
        return sustained ? PASS : TAG;
    }

    /**
     * The contract changes while the circuit lives. What the circuit has sent is carried over, see {@link Gcra#takeOver}: a
     * source that kept to the old contract until now and keeps to the new one from now on loses nothing, and a source that
     * used up its burst does not get another one. The category stays.
     *
     * @param nowPicos when the change takes effect
     */
    @Clause(
            "ITU-T Q.2963.1 (07/96) §6: a lower rate is kept by the sender first, a higher one allowed by the network first")
    public void change(CellTraffic traffic, long nowPicos) {
        renew(traffic, nowPicos);
    }
    /** What conforming means here. */
    public Conformance conformance() {
        return Conformance.of(category, traffic());
    }
}
