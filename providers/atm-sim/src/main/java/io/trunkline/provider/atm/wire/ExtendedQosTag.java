package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the extended QoS parameters. */
@Clause("UNI 4.0 §9")
public enum ExtendedQosTag implements FieldTag {
    // @formatter:off
    //                         id  octets
    /** Cell delay variation that will do, microseconds; FFFFFF any. */
    FORWARD_ACCEPTABLE_CDV (0x94, 3),
    /** As the forward one. */
    BACKWARD_ACCEPTABLE_CDV(0x95, 3),
    /** Gathered so far, microseconds. */
    FORWARD_CUMULATIVE_CDV (0x96, 3),
    /** Gathered so far, microseconds. */
    BACKWARD_CUMULATIVE_CDV(0x97, 3),
    /** Cell loss ratio that will do is 10 to the minus this; FF any. */
    FORWARD_CLR_EXPONENT   (0xA2, 1),
    /** As the forward one. */
    BACKWARD_CLR_EXPONENT  (0xA3, 1);
    // @formatter:on

    private final int code;
    private final int octets;

    ExtendedQosTag(int code, int octets) {
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
