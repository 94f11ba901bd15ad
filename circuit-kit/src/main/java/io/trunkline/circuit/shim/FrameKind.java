package io.trunkline.circuit.shim;

/** What is in a frame. */
public enum FrameKind {
    // @formatter:off
    //           number  body
    /** A PDU of the channel's SSCOP entity. */
    SSCOP       (0),
    /** Offset of its first octet, and octets of a message that goes on. */
    MESSAGE_PART(1),
    /** Offset of its first octet, and the last octets of a message. */
    MESSAGE_END (2),
    /** Up to which offset messages may be sent. */
    CREDIT      (3),
    /** At which offset the sender is; asks for credit. */
    PROBE       (4);
    // @formatter:on

    private static final FrameKind[] ALL = values();

    final int number;

    FrameKind(int number) {
        this.number = number;
    }

    /** True if frames of this kind say at which offset they stand. */
    boolean hasOffset() {
        return this != SSCOP;
    }

    static FrameKind of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : null;
    }
}
