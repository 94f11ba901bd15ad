package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The fields of the AAL parameters. */
@Clause("Q.2931 (02/95) §4.5.5")
public enum AalTag implements FieldTag {
    // @formatter:off
    //                  id  octets
    /** Largest unit towards the caller, octets; types 3/4 and 5. */
    BACKWARD_MAX_SDU(0x81, 2),
    /** Lowest and highest multiplexing id; type 3/4. */
    MID_RANGE       (0x82, 4),
    /** Message or streaming mode; a field of UNI 3.0. */
    MODE            (0x83, 1),
    /** Service specific sublayer; 0 none. */
    SSCS_TYPE       (0x84, 1),
    /** What is emulated; type 1. */
    SUBTYPE         (0x85, 1),
    /** Code of the rate; type 1. */
    CBR_RATE        (0x86, 1),
    /** Multiples of 64 or 8 kbit/s; type 1. */
    MULTIPLIER      (0x87, 2),
    /** How the source clock is recovered; type 1. */
    CLOCK_RECOVERY  (0x88, 1),
    /** Forward error correction; type 1. */
    ERROR_CORRECTION(0x89, 1),
    /** Structured data transfer, octets; type 1. */
    BLOCK_SIZE      (0x8A, 2),
    /** Octets used of each cell; type 1. */
    PARTIAL_FILL    (0x8B, 1),
    /** Largest unit away from the caller, octets; types 3/4 and 5. */
    FORWARD_MAX_SDU (0x8C, 2);
    // @formatter:on

    private final int code;
    private final int octets;

    AalTag(int code, int octets) {
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
