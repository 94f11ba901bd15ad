package io.trunkline.simulation.capture;

import java.nio.ByteBuffer;

/**
 * Records of the Extensible Record Format: a header of 16 octets, then a cell header without its check octet, then cell or
 * unit. They are what a {@code .erf} file consists of, and what {@link LinkType#ERF} means in pcapng. Source: Endace, ERF
 * types reference guide (types 3 and 4).
 */
public final class ErfRecord {
    /** Octets before the unit or the cell's payload. */
    public static final int OVERHEAD_OCTETS = 20;
    /** The longest AAL5 unit that a record holds, in whole cells: 1364 of them. */
    public static final int MAX_UNIT_OCTETS = 1364 * 48;

    private static final int CELL_OCTETS = 53;
    private static final byte TYPE_ATM = 3;
    private static final byte TYPE_AAL5 = 4;
    private static final byte VARYING_LENGTH = 0x04;
    private static final long PICOS_PER_SECOND = 1_000_000_000_000L;

    private ErfRecord() {}

    /**
     * An AAL5 unit, type 4.
     *
     * @param cellHeader GFC, VPI, VCI, PTI, CLP, first bit highest
     * @param unit whole: payload, padding, trailer; at most {@value #MAX_UNIT_OCTETS} octets
     */
    public static byte[] aal5(long picos, Direction direction, int cellHeader, byte[] unit) {
        if (unit.length > MAX_UNIT_OCTETS) {
            throw new IllegalArgumentException(
                    "a unit of " + unit.length + " octets, expected at most " + MAX_UNIT_OCTETS);
        }
        return header(TYPE_AAL5, picos, direction, unit.length)
                .putInt(cellHeader)
                .put(unit)
                .array();
    }

    /**
     * A cell, type 3; its check octet is left out.
     *
     * @param cells holds the 53 octets of the cell
     * @param offset where they begin
     */
    public static byte[] cell(long picos, Direction direction, byte[] cells, int offset) {
        return header(TYPE_ATM, picos, direction, CELL_OCTETS - 5)
                .put(cells, offset, 4)
                .put(cells, offset + 5, CELL_OCTETS - 5)
                .array();
    }

    private static ByteBuffer header(byte type, long picos, Direction direction, int payloadOctets) {
        int recordOctets = OVERHEAD_OCTETS + payloadOctets;
        int captureInterface = direction == Direction.FROM_USER ? 0 : 1;
        ByteBuffer out = ByteBuffer.allocate(recordOctets);
        out.putLong(Long.reverseBytes(stamp(picos))); // alone in the record, the time stamp is little-endian
        out.put(type).put((byte) (VARYING_LENGTH | captureInterface));
        return out.putShort((short) recordOctets).putShort((short) 0).putShort((short) (payloadOctets + 4));
    }

    /** Seconds in units of 2^-32, rounded down. */
    static long stamp(long picos) {
        long rest = picos % PICOS_PER_SECOND << 16; // below 2^56
        long high = rest / PICOS_PER_SECOND;
        long low = (rest % PICOS_PER_SECOND << 16) / PICOS_PER_SECOND;
        return picos / PICOS_PER_SECOND << 32 | high << 16 | low;
    }
}
