package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the ABR setup parameters. */
@Clause("UNI 4.0 §10")
public enum AbrTag implements FieldTag {
    // @formatter:off
    //               id  octets
    /** Forward initial cell rate, cells per second. */
    FORWARD_ICR  (0xC2, 3),
    /** Backward initial cell rate, cells per second. */
    BACKWARD_ICR (0xC3, 3),
    /** Forward transient buffer exposure, cells. */
    FORWARD_TBE  (0xC4, 3),
    /** Backward transient buffer exposure, cells. */
    BACKWARD_TBE (0xC5, 3),
    /** Cumulative fixed round trip time of RM cells, microseconds. */
    RM_ROUND_TRIP(0xC6, 3),
    /** Forward rate increase factor, power of two. */
    FORWARD_RIF  (0xC8, 1),
    /** Backward rate increase factor, power of two. */
    BACKWARD_RIF (0xC9, 1),
    /** Forward rate decrease factor, power of two. */
    FORWARD_RDF  (0xCA, 1),
    /** Backward rate decrease factor, power of two. */
    BACKWARD_RDF (0xCB, 1);
    // @formatter:on

    private final int code;
    private final int octets;

    AbrTag(int code, int octets) {
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
