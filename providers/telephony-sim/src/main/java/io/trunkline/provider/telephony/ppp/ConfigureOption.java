package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * One option of a Configure packet.
 *
 * @param type its number
 * @param value at most 253 octets
 */
@Clause("RFC 1661 §6")
public record ConfigureOption(int type, Octets value) {
    private static final int HEADER_OCTETS = 2;

    /** An option whose value is a number. */
    static ConfigureOption number(int type, int octets, int value) {
        OctetWriter out = new OctetWriter(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) out.u8(value >>> shift & 0xFF);
        return new ConfigureOption(type, out.toOctets());
    }

    /** The value as a number of at most four octets. */
    int number() {
        int number = 0;
        for (int i = 0; i < value.size(); i++) number = number << 8 | value.at(i);
        return number;
    }

    /** All that is left, as options in their order. */
    public static Decoded<List<ConfigureOption>> decodeAll(OctetReader in) {
        List<ConfigureOption> options = new ArrayList<>();
        while (in.remaining() > 0) {
            int position = in.position();
            int type = in.u8();
            int length = in.u8();
            if (in.ranOut() || length < HEADER_OCTETS) {
                return Decoded.malformed("length of option " + type, position);
            }
            options.add(new ConfigureOption(type, in.octets(length - HEADER_OCTETS)));
            if (in.ranOut()) return Decoded.malformed("option " + type + " cut short", in.position());
        }
        return Decoded.of(List.copyOf(options));
    }

    /** The octets of options in their order. */
    public static Octets encodeAll(List<ConfigureOption> options) {
        OctetWriter out = new OctetWriter();
        for (ConfigureOption option : options) {
            out.u8(option.type).u8(HEADER_OCTETS + option.value.size()).octets(option.value);
        }
        return out.toOctets();
    }
}
