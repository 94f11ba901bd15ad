package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.OptionalInt;

/**
 * The kind of connection.
 *
 * @param bearerClass {@link #CLASS_A}, {@link #CLASS_C}, {@link #CLASS_X} or 24 for a whole path
 * @param transferCapability 5 CBR, 9 rt-VBR, 10 nrt-VBR, 12 ABR and others; empty if the octet is not there
 * @param clipping 1 if the connection is susceptible to clipping
 * @param configuration {@link #POINT_TO_POINT} or {@link #POINT_TO_MULTIPOINT}
 */
@Clause("Q.2931 (02/95) §4.5.7; UNI 4.0 §2")
public record BearerCapability(int bearerClass, OptionalInt transferCapability, int clipping, int configuration)
        implements ElementBody {
    // octets: (e, 00, class 5 bits) 1 · (1, transfer capability 7) 0 or 1 · (1, clipping 2, 000, configuration 2) 1

    /** Constant rate. */
    public static final int CLASS_A = 1;
    /** Variable rate. */
    public static final int CLASS_C = 3;
    /** The transfer capability says. */
    public static final int CLASS_X = 16;
    /** Two ends. */
    public static final int POINT_TO_POINT = 0;
    /** One root, many leaves. */
    public static final int POINT_TO_MULTIPOINT = 1;

    static Decoded<BearerCapability> decode(OctetReader in) {
        int first = in.u8();
        OptionalInt transfer = first < 0x80 ? OptionalInt.of(in.u8() & 0x7F) : OptionalInt.empty();
        int last = in.u8();
        BearerCapability bearer = new BearerCapability(first & 0x1F, transfer, last >> 5 & 3, last & 3);
        return in.finishExactly("bearer capability", bearer);
    }

    @Override
    public void encode(OctetWriter out) {
        out.bits(1, transferCapability.isPresent() ? 0 : 1).bits(2, 0).bits(5, bearerClass);
        transferCapability.ifPresent(code -> out.bits(1, 1).bits(7, code));
        out.bits(1, 1).bits(2, clipping).bits(3, 0).bits(2, configuration);
    }
}
