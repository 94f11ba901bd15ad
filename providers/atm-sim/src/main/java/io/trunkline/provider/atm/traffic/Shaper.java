package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/**
 * Spaces the cells of one direction of one circuit so that every one of them conforms: none closer than the peak rate says,
 * bursts as the burst tolerance allows. It leaves the whole cell delay variation tolerance to the path to the policer.
 * Allocates nothing per cell. One thread at a time.
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §5.5")
public final class Shaper extends Buckets {
    /** A shaper before the first cell. */
    public Shaper(ServiceCategory category, CellTraffic traffic) {
        super(category, traffic, 0, true);
    }

    /**
     * When the next cell may leave: at {@code nowPicos} or later, rounded up to whole picoseconds.
     *
     * @return {@link Long#MAX_VALUE} if the contract allows no cell at all
     */
    public long nextPicos(long nowPicos) {
        return Math.max(nowPicos, earliestPassPicos());
    }

    /**
     * A cell leaves.
     *
     * @param nowPicos not before {@link #nextPicos}; a slotted line sends later
     * @throws IllegalStateException it is too early
     */
    public void sent(long nowPicos) {
        if (nowPicos < earliestPassPicos())
            throw new IllegalStateException("cell at " + nowPicos + " ps, allowed from " + earliestPassPicos());
        accept(nowPicos, true);
    }

    /**
     * The contract changes. What was sent is carried over as in {@link Policer#change}, so that the cells of a shaper that is
     * turned down before the policer, or up after it, conform all the time.
     *
     * @param nowPicos when the change takes effect
     */
    public void change(CellTraffic traffic, long nowPicos) {
        renew(traffic, nowPicos);
    }
}
