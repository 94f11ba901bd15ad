package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.OptionalInt;

/**
 * What is transferred, how and how fast: octets 3 and 4 of a bearer capability or low layer compatibility.
 *
 * @param capability {@link #SPEECH}, {@link #UNRESTRICTED}, …
 * @param mode {@link #CIRCUIT} or {@link #PACKET}
 * @param rate {@link #RATE_64K}, …; 0 with packets
 * @param multiplier how many channels of 64 kbit/s, 2 to 30; there with {@link #MULTIRATE} and only then
 */
@Clause("Q.931 (05/98) §4.5.5, octets 3 to 4.1")
public record TransferRate(int capability, int mode, int rate, OptionalInt multiplier) {
    // @formatter:off
    /** Speech; the network may do with it what speech survives. */
    public static final int SPEECH       = 0x00;
    /** Every bit arrives as sent. */
    public static final int UNRESTRICTED = 0x08;
    /** As unrestricted, but no octet may be all zero. */
    public static final int RESTRICTED   = 0x09;
    /** 3.1 kHz audio. */
    public static final int AUDIO        = 0x10;
    /** Unrestricted with tones and announcements. */
    public static final int TONES        = 0x11;
    /** Video. */
    public static final int VIDEO        = 0x18;
    /** Circuit mode. */
    public static final int CIRCUIT      = 0;
    /** Packet mode. */
    public static final int PACKET       = 2;
    /** 64 kbit/s. */
    public static final int RATE_64K     = 0x10;
    /** Two channels of 64 kbit/s, not kept in step. */
    public static final int RATE_2X64K   = 0x11;
    /** 384 kbit/s, H0. */
    public static final int RATE_384K    = 0x13;
    /** 1536 kbit/s, H11. */
    public static final int RATE_1536K   = 0x15;
    /** 1920 kbit/s, H12. */
    public static final int RATE_1920K   = 0x17;
    /** Several times 64 kbit/s. */
    public static final int MULTIRATE    = 0x18;
    // @formatter:on

    private static final int MIN_MULTIPLIER = 2;
    private static final int MAX_MULTIPLIER = 30;

    /** Unrestricted digital information over as many channels. */
    public static TransferRate unrestricted(int channels) {
        return channels == 1
                ? new TransferRate(UNRESTRICTED, CIRCUIT, RATE_64K, OptionalInt.empty())
                : new TransferRate(UNRESTRICTED, CIRCUIT, MULTIRATE, OptionalInt.of(channels));
    }

    /** How many channels of 64 kbit/s it needs; 0 if that is not known. */
    public int channels() {
        return switch (rate) {
            case RATE_64K -> 1;
            case RATE_2X64K -> 2;
            case RATE_384K -> 6;
            case RATE_1536K -> 24;
            case RATE_1920K -> 30;
            default -> multiplier.orElse(0);
        };
    }

    /** @param octet3 already read: its low five bits are the capability */
    static Decoded<TransferRate> decode(int octet3, OctetReader in) {
        int at = in.position();
        if ((octet3 >> 5 & 3) != 0) return Decoded.malformed("another coding standard", at - 1);
        int octet4 = in.u8();
        if (octet4 < 0x80) return Decoded.malformed("octet 4 without extension bit", at);
        int rate = octet4 & 0x1F;
        OptionalInt multiplier = OptionalInt.empty();
        if (rate == MULTIRATE) {
            int times = in.u8();
            if (times < (0x80 | MIN_MULTIPLIER) || times > (0x80 | MAX_MULTIPLIER)) {
                return Decoded.malformed("rate multiplier missing or not from 2 to 30", at + 1);
            }
            multiplier = OptionalInt.of(times & 0x7F);
        }
        return in.finish("transfer rate", new TransferRate(octet3 & 0x1F, octet4 >> 5 & 3, rate, multiplier));
    }

    void encode(OctetWriter out) {
        out.u8(0x80 | mode << 5 | rate);
        multiplier.ifPresent(times -> out.u8(0x80 | times));
    }
}
