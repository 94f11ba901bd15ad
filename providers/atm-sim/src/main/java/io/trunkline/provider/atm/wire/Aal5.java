package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** Cuts a unit of user data into cells. The cells of two units must never interleave on one channel. */
@Clause("ITU-T I.363.5 (08/96) §9.2, §10")
public final class Aal5 {
    /** The largest unit of user data. */
    public static final int MAX_SDU_OCTETS = 65_535;

    private Aal5() {}

    /** How many cells a unit of user data takes with its trailer. */
    public static int cells(int sduOctets) {
        return (sduOctets + Aal5Trailer.OCTETS + Cell.PAYLOAD_OCTETS - 1) / Cell.PAYLOAD_OCTETS;
    }

    /** How many octets of padding stand between a unit of user data and its trailer, 0 to 47. */
    public static int padOctets(int sduOctets) {
        return cells(sduOctets) * Cell.PAYLOAD_OCTETS - sduOctets - Aal5Trailer.OCTETS;
    }

    /**
     * Sealed cells for a unit of user data, one after the other.
     *
     * @param header of every cell, with payload type {@link PayloadType#USER}; the last cell is marked here
     * @param sdu 1 to {@link #MAX_SDU_OCTETS} octets: an empty unit would mean "aborted" to the receiver
     * @param userToUser passed through, 0 to 255
     */
    public static byte[] segment(CellHeader header, byte[] sdu, int userToUser) {
        byte[] cells = new byte[cells(sdu.length) * Cell.OCTETS];
        segment(header.word(), sdu, userToUser, cells, 0);
        return cells;
    }

    /**
     * As {@link #segment(CellHeader, byte[], int)}, into an array that is there already.
     *
     * @return index after the last octet written
     */
    public static int segment(int header, byte[] sdu, int userToUser, byte[] into, int at) {
        checkSize(sdu.length);
        int count = cells(sdu.length);
        int crc = Aal5Crc.PRESET;
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            int cell = at + i * Cell.OCTETS;
            Cell.seal(last ? header | PayloadType.LAST << 1 : header, into, cell);
            int payload = cell + Cell.HEADER_OCTETS;
            fill(sdu, i * Cell.PAYLOAD_OCTETS, into, payload);
            if (!last) crc = Aal5Crc.update(crc, into, payload, payload + Cell.PAYLOAD_OCTETS);
            else close(sdu.length, userToUser, crc, into, payload);
        }
        return at + count * Cell.OCTETS;
    }

    private static void checkSize(int octets) {
        if (octets < 1 || octets > MAX_SDU_OCTETS) {
            throw new IllegalArgumentException(octets + " octets in a unit; 1 to " + MAX_SDU_OCTETS + " can be sent");
        }
    }

    /** One payload: what the user's data still has for it, then zeros. */
    private static void fill(byte[] sdu, int from, byte[] into, int payload) {
        int data = Math.max(0, Math.min(Cell.PAYLOAD_OCTETS, sdu.length - from));
        if (data > 0) System.arraycopy(sdu, from, into, payload, data);
        for (int i = data; i < Cell.PAYLOAD_OCTETS; i++) into[payload + i] = 0;
    }

    /** Writes the trailer at the end of the last payload. */
    private static void close(int length, int userToUser, int crcSoFar, byte[] into, int payload) {
        int trailer = payload + Cell.PAYLOAD_OCTETS - Aal5Trailer.OCTETS;
        into[trailer] = (byte) userToUser;
        into[trailer + 1] = 0;
        into[trailer + 2] = (byte) (length >>> 8);
        into[trailer + 3] = (byte) length;
        int crc = ~Aal5Crc.update(crcSoFar, into, payload, trailer + 4);
        for (int i = 0; i < 4; i++) into[trailer + 4 + i] = (byte) (crc >>> (24 - 8 * i));
    }
}
