package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.address.AtmQos;

/**
 * {@code ATM_TRAFFIC_DESCRIPTOR_IE}: what an application says about rates, in cells.
 *
 * @param forward from the caller
 * @param backward to the caller
 * @param bestEffort true if it wants no promise
 */
@Clause("Windows Sockets 2 protocol-specific annex, ATM; ws2atm.h; TM 4.0 §4.3")
record SpecificTraffic(Direction forward, Direction backward, boolean bestEffort) {
    // octets: forward 28 · backward 28 · best effort 4
    // of a direction: PCR 0 · PCR 0+1 · SCR 0 · SCR 0+1 · MBS 0 · MBS 0+1 · tagging, 4 each
    private static final int DIRECTION_OCTETS = 28;

    /**
     * One direction; {@link Structure#ABSENT} for what it leaves out.
     *
     * @param pcr of all cells; if only one of high priority is named, that
     * @param scr of cells of high priority; if only one of all cells is named, that
     * @param mbs as {@code scr}
     * @param tagging true if cells above the sustainable rate are tagged
     */
    record Direction(int pcr, int scr, int mbs, boolean tagging) {
        /** The contract's traffic: what is said here, the rest from {@code computed}. */
        CellTraffic over(CellTraffic computed, ServiceCategory category) {
            int peak = pcr >= 0 ? pcr : Math.max(computed.pcr(), scr);
            if (peak == 0) return CellTraffic.NONE;
            if (!category.hasSustainableRate())
                return new CellTraffic(peak, 0, 0, tagging && category == ServiceCategory.UBR);
            return variable(peak, scr > 0 ? scr : computed.scr(), mbs > 0 ? mbs : computed.mbs(), tagging);
        }

        boolean isVariable() {
            return scr > 0 || mbs > 0;
        }
    }

    /** A direction that somebody else computed, for another category. */
    static CellTraffic as(ServiceCategory category, CellTraffic computed) {
        if (computed.pcr() == 0) return CellTraffic.NONE;
        return category.hasSustainableRate()
                ? variable(computed.pcr(), computed.scr(), computed.mbs(), computed.tagging() || computed.scr() == 0)
                : CellTraffic.peak(computed.pcr());
    }

    private static CellTraffic variable(int peak, int sustainable, int burst, boolean tagging) {
        int scr = sustainable > 0 ? Math.min(sustainable, peak) : peak;
        return new CellTraffic(peak, scr, Math.max(1, burst), tagging);
    }

    static Decoded<SpecificTraffic> read(Structure in) {
        return direction("forward", in, 0)
                .then(forward -> direction("backward", in, DIRECTION_OCTETS)
                        .map(backward -> new SpecificTraffic(forward, backward, in.isTrue(2 * DIRECTION_OCTETS))))
                .then(SpecificTraffic::checked);
    }

    private static Decoded<SpecificTraffic> checked(SpecificTraffic traffic) {
        boolean variable = traffic.forward.isVariable() || traffic.backward.isVariable();
        return traffic.bestEffort && variable
                ? Decoded.malformed("best effort with a sustainable rate or a burst", 2 * DIRECTION_OCTETS)
                : Decoded.of(traffic);
    }

    private static Decoded<Direction> direction(String name, Structure in, int at) {
        int[] said = new int[6];
        for (int i = 0; i < said.length; i++) {
            int offset = at + 4 * i;
            if (!in.isAbsent(offset) && in.u32(offset) > AtmQos.MAX_RATE) {
                return Decoded.malformed(
                        name + " rate or burst of " + in.u32(offset) + ", expected 0 to " + AtmQos.MAX_RATE, offset);
            }
            said[i] = in.isAbsent(offset) ? Structure.ABSENT : (int) in.u32(offset);
        }
        int pcr = said[1] >= 0 ? said[1] : said[0];
        // as numbers, 0 says nothing: a rate that is never to be used and a burst of no cell are no contract
        int scr = said[2] > 0 ? said[2] : said[3];
        int mbs = said[4] > 0 ? said[4] : said[5];
        if (said[0] > pcr) return Decoded.malformed(name + " peak of CLP 0 above that of all cells", at);
        if (pcr >= 0 && scr > pcr)
            return Decoded.malformed(name + " sustainable rate " + scr + " above the peak " + pcr, at);
        return Decoded.of(new Direction(pcr, scr, mbs, in.isTrue(at + 24)));
    }
}
