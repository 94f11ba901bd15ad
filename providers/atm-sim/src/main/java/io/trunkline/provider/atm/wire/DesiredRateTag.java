package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the minimum desired cell rate. */
@Clause("UNI 4.0 addendum af-cs-0147")
public enum DesiredRateTag implements FieldTag {
    // @formatter:off
    //               id  octets
    /** Forward rate, cells per second. */
    FORWARD_MDCR (0x00, 3),
    /** Backward rate, cells per second. */
    BACKWARD_MDCR(0x02, 3);
    // @formatter:on

    private final int code;
    private final int octets;

    DesiredRateTag(int code, int octets) {
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
