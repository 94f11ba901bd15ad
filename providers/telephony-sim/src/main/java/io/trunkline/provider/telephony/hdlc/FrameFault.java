package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;

/** Why what was received is no frame. */
@Clause("ITU-T Q.921 (09/97) §2.9, §2.10; RFC 1662 §4.2")
public enum FrameFault {
    /** The sender, or noise, broke it off: seven ones in a row, or an escape octet before the flag. */
    ABORT,
    /** Not a whole number of octets. */
    NOT_ALIGNED,
    /** Fewer octets than the shortest frame has. */
    TOO_SHORT,
    /** More octets than the longest frame has; told as soon as they are seen. */
    TOO_LONG,
    /** The check sequence does not fit. */
    WRONG_CHECK
}
