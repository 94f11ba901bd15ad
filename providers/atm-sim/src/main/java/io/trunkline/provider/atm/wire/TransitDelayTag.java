package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the end-to-end transit delay. */
@Clause("Q.2931 (02/95) §4.5.17; UNI 4.0 §2")
public enum TransitDelayTag implements FieldTag {
    // @formatter:off
    //                   id  octets
    /** Gathered so far, milliseconds. */
    CUMULATIVE       (0x01, 2),
    /** Allowed end to end, milliseconds; FFFF any. */
    MAXIMUM          (0x03, 2),
    /** The network put the element in; has no value. */
    NETWORK_GENERATED(0x0A, 0);
    // @formatter:on

    private final int code;
    private final int octets;

    TransitDelayTag(int code, int octets) {
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
