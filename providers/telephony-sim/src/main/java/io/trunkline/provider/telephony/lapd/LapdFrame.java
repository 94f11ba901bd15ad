package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;

/**
 * A frame without flags and check sequence.
 *
 * @param sapi service access point, 0 to 63
 * @param commandResponse the bit as it stands; {@link #isCommand} says what it means
 * @param tei terminal endpoint, 0 to 127
 * @param information may be empty
 */
@Clause("ITU-T Q.921 (09/97) §2.3, §3.3")
public record LapdFrame(int sapi, boolean commandResponse, int tei, LapdControl control, Octets information) {
    /** Call control. */
    public static final int SAPI_CALL_CONTROL = 0;
    /** Management of the data link layer. */
    public static final int SAPI_MANAGEMENT = 63;
    /** The endpoint of a line with one terminal. */
    public static final int TEI_POINT_TO_POINT = 0;
    /** Every terminal. */
    public static final int TEI_BROADCAST = 127;
    /** Address and the shortest control field. */
    public static final int MIN_OCTETS = 3;

    private static final int ADDRESS_OCTETS = 2;

    /** A command of one side. */
    public static LapdFrame command(LapdSide sender, int sapi, int tei, LapdControl control, Octets information) {
        return new LapdFrame(sapi, sender.bit(true), tei, control, information);
    }

    /** A response of one side. */
    public static LapdFrame response(LapdSide sender, int sapi, int tei, LapdControl control, Octets information) {
        return new LapdFrame(sapi, sender.bit(false), tei, control, information);
    }

    /** Unnumbered information of one side. */
    public static LapdFrame unnumbered(LapdSide sender, int sapi, int tei, Octets information) {
        return command(sender, sapi, tei, new LapdControl.U(LapdControl.Unnumbered.UI, false), information);
    }

    /** True if it is a command, given who sent it. */
    public boolean isCommand(LapdSide sender) {
        return commandResponse == sender.bit(true);
    }

    /** True if it is a command that has to be answered at once. */
    public boolean isPoll(LapdSide sender) {
        return control.pollFinal() && isCommand(sender);
    }

    /**
     * Reads a frame to its end. A control field that is not defined is a value, because a data link has to react to it; an address that
     * is none is a malformation, because nobody can.
     */
    public static Decoded<LapdFrame> decode(OctetReader in) {
        int first = in.u8();
        int second = in.u8();
        if (in.ranOut()) return Decoded.malformed("address cut short", in.position());
        if ((first & 1) != 0) return Decoded.malformed("address of one octet, expected two", 0);
        if ((second & 1) != 1) return Decoded.malformed("address of more than two octets", 1);
        LapdControl control = LapdControl.decode(in);
        if (in.ranOut()) return Decoded.malformed("control field cut short", in.position());
        return Decoded.of(new LapdFrame(first >> 2, (first & 2) != 0, second >> 1, control, in.rest()));
    }

    /** The octets between flags, without check sequence. */
    public Octets encode() {
        OctetWriter out = new OctetWriter(ADDRESS_OCTETS + control.octets() + information.size());
        out.u8(sapi << 2 | (commandResponse ? 2 : 0)).u8(tei << 1 | 1);
        control.encode(out);
        return out.octets(information).toOctets();
    }
}
