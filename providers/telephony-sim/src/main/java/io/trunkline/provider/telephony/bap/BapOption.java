package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;

/**
 * One option.
 *
 * @param type its number; one without a row in {@link BapOptionType} is kept as it is
 * @param value at most 253 octets
 */
@Clause("RFC 2125 §6")
public record BapOption(int type, Octets value) {
    /** Bit of ISDN in the mask of a link type: the mask is no number, more than one bit may be set. */
    public static final int ISDN = 0x01;

    private static final int NO_CAUSE = 255;

    /** A channel of this speed on ISDN. */
    public static BapOption isdn(int kilobitsPerSecond) {
        return of(
                BapOptionType.LINK_TYPE,
                new OctetWriter(3).u16(kilobitsPerSecond).u8(ISDN).toOctets());
    }

    /** Which link, in the receiver's numbers. */
    public static BapOption link(int discriminator) {
        return of(
                BapOptionType.LINK_DISCRIMINATOR,
                new OctetWriter(2).u16(discriminator).toOctets());
    }

    /** How a number differs from the one that was called before. */
    public static BapOption number(PhoneDelta delta) {
        return of(BapOptionType.PHONE_DELTA, delta.encode());
    }

    /** The caller knows the number. */
    public static BapOption noNumberNeeded() {
        return of(BapOptionType.NO_NUMBER_NEEDED, Octets.NONE);
    }

    /** Words for a log. */
    public static BapOption reason(String text) {
        return of(BapOptionType.REASON, Octets.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * How a call went.
     *
     * @param cause 0 for well, else a cause value of Q.850; one that has no value is 255
     * @param again the caller tries once more
     */
    public static BapOption status(int cause, boolean again) {
        int value = cause < 0 || cause > NO_CAUSE ? NO_CAUSE : cause;
        return of(
                BapOptionType.CALL_STATUS_OPTION,
                new OctetWriter(2).u8(value).u8(again ? 1 : 0).toOctets());
    }

    private static BapOption of(BapOptionType type, Octets value) {
        return new BapOption(type.type(), value);
    }
}
