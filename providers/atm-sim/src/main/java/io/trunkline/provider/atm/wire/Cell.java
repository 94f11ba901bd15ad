package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;

/**
 * One cell as a value. Where cells pass by the million they stay octets in an array: the static methods work on those.
 *
 * @param header its header
 * @param payload 48 octets
 */
@Clause("ITU-T I.361 (02/99) §2.1")
public record Cell(CellHeader header, Octets payload) {
    // octets:         4 and HEC          48

    /** Octets of a cell on the wire. */
    public static final int OCTETS = 53;
    /** Octets of the header with its check octet. */
    public static final int HEADER_OCTETS = 5;
    /** Octets of the payload. */
    public static final int PAYLOAD_OCTETS = 48;

    /** Checks the size. */
    public Cell {
        if (payload.size() != PAYLOAD_OCTETS) {
            throw new IllegalArgumentException("a cell carries " + PAYLOAD_OCTETS + " octets, not " + payload.size());
        }
    }

    /** The 53 octets. */
    public Octets encode() {
        byte[] octets = new byte[OCTETS];
        seal(header.word(), octets, 0);
        payload.copyInto(octets, HEADER_OCTETS);
        return Octets.copyOf(octets);
    }

    /** A cell whose header is right as it stands; {@link HeaderReceiver} repairs one that is not. */
    public static Decoded<Cell> decode(OctetReader in) {
        int position = in.position();
        int word = in.i32();
        int hec = in.u8();
        Octets payload = in.octets(PAYLOAD_OCTETS);
        if (in.ranOut()) return Decoded.malformed("cell cut short", in.position());
        if (hec != HeaderErrorControl.of(word))
            return Decoded.malformed("cell header does not match its check octet", position);
        return Decoded.of(new Cell(CellHeader.of(word), payload));
    }

    /** The first four octets of the cell that begins at an index. */
    public static int header(byte[] octets, int at) {
        return octets[at] << 24
                | (octets[at + 1] & 0xFF) << 16
                | (octets[at + 2] & 0xFF) << 8
                | (octets[at + 3] & 0xFF);
    }

    /** Writes a header and its check octet. */
    public static void seal(int word, byte[] octets, int at) {
        octets[at] = (byte) (word >>> 24);
        octets[at + 1] = (byte) (word >>> 16);
        octets[at + 2] = (byte) (word >>> 8);
        octets[at + 3] = (byte) word;
        octets[at + 4] = (byte) HeaderErrorControl.of(word);
    }
}
