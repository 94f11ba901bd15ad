package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the ABR additional parameters. */
@Clause("UNI 4.0 §10")
public enum AbrAdditionalTag implements FieldTag {
    // @formatter:off
    //                 id  octets
    /** Forward Nrm, Trm, CDF and ADTF packed into 32 bits. */
    FORWARD_RECORD (0xC2, 4),
    /** Backward Nrm, Trm, CDF and ADTF packed into 32 bits. */
    BACKWARD_RECORD(0xC3, 4);
    // @formatter:on

    private final int code;
    private final int octets;

    AbrAdditionalTag(int code, int octets) {
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
