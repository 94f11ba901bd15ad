package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/** Which cells of a circuit keep to its contract. Cells above the peak rate never do and are dropped, whatever their priority. */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §4.5")
public enum Conformance {
    /** Peak rate, all cells. */
    CBR_1,
    /** Peak rate, all cells; sustainable rate, cells of high priority, the others of which are dropped. */
    VBR_2,
    /** Peak rate, all cells; sustainable rate, cells of high priority, the others of which get low priority. */
    VBR_3,
    /** Peak rate, all cells; the network promises nothing. */
    UBR_1;

    /** The definition that a category and one direction's traffic stand for. */
    public static Conformance of(ServiceCategory category, CellTraffic traffic) {
        return switch (category) {
            case CBR -> CBR_1;
            case RT_VBR, NRT_VBR -> traffic.tagging() ? VBR_3 : VBR_2;
            case UBR -> UBR_1;
        };
    }
}
