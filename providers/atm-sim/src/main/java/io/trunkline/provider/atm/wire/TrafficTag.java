package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of a traffic descriptor. Rates in cells per second, bursts in cells; "forward" is away from the caller. */
@Clause("Q.2931 (02/95) §4.5.6; UNI 4.0 §2")
public enum TrafficTag implements FieldTag {
    // @formatter:off
    //                id  octets
    /** Forward peak cell rate of CLP 0 cells. */
    FORWARD_PCR_0 (0x82, 3),
    /** Backward peak cell rate of CLP 0 cells. */
    BACKWARD_PCR_0(0x83, 3),
    /** Forward peak cell rate of all cells. */
    FORWARD_PCR   (0x84, 3),
    /** Backward peak cell rate of all cells. */
    BACKWARD_PCR  (0x85, 3),
    /** Forward sustainable cell rate of CLP 0 cells. */
    FORWARD_SCR_0 (0x88, 3),
    /** Backward sustainable cell rate of CLP 0 cells. */
    BACKWARD_SCR_0(0x89, 3),
    /** Forward sustainable cell rate of all cells. */
    FORWARD_SCR   (0x90, 3),
    /** Backward sustainable cell rate of all cells. */
    BACKWARD_SCR  (0x91, 3),
    /** Forward minimum cell rate. */
    FORWARD_MCR   (0x92, 3),
    /** Backward minimum cell rate. */
    BACKWARD_MCR  (0x93, 3),
    /** Forward maximum burst of CLP 0 cells. */
    FORWARD_MBS_0 (0xA0, 3),
    /** Backward maximum burst of CLP 0 cells. */
    BACKWARD_MBS_0(0xA1, 3),
    /** Forward maximum burst of all cells. */
    FORWARD_MBS   (0xB0, 3),
    /** Backward maximum burst of all cells. */
    BACKWARD_MBS  (0xB1, 3),
    /** Best effort is asked for; has no value. */
    BEST_EFFORT   (0xBE, 0),
    /** Frame discard and tagging, see {@link TrafficDescriptor}. */
    OPTIONS       (0xBF, 1);
    // @formatter:on

    private final int code;
    private final int octets;

    TrafficTag(int code, int octets) {
        this.code = code;
        this.octets = octets;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int octets() {
        return octets;
    }
}
