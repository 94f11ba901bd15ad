package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/**
 * The CRC-32 of AAL type 5: most significant bit first and complemented. The JDK's CRC-32 takes bits in the other order and is another
 * code. Eight octets are taken at a time, each through its own table.
 */
@Clause("ITU-T I.363.5 (08/96) §9.2.1")
public final class Aal5Crc {
    /** The register before the first octet. */
    public static final int PRESET = 0xFFFF_FFFF;
    /** The register after a whole unit with its right CRC. */
    public static final int RESIDUE = 0xC704_DD7B;

    private static final int GENERATOR = 0x04C1_1DB7;
    private static final int[] T0 = octetTable();
    private static final int[] T1 = behind(T0);
    private static final int[] T2 = behind(T1);
    private static final int[] T3 = behind(T2);
    private static final int[] T4 = behind(T3);
    private static final int[] T5 = behind(T4);
    private static final int[] T6 = behind(T5);
    private static final int[] T7 = behind(T6);

    private Aal5Crc() {}

    /** The CRC field for these octets. */
    public static int of(byte[] octets, int from, int to) {
        return ~update(PRESET, octets, from, to);
    }

    /** The register after these octets. */
    public static int update(int register, byte[] octets, int from, int to) {
        int crc = register;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            int high = crc ^ Cell.header(octets, at);
            crc = T7[high >>> 24]
                    ^ T6[high >>> 16 & 0xFF]
                    ^ T5[high >>> 8 & 0xFF]
                    ^ T4[high & 0xFF]
                    ^ T3[octets[at + 4] & 0xFF]
                    ^ T2[octets[at + 5] & 0xFF]
                    ^ T1[octets[at + 6] & 0xFF]
                    ^ T0[octets[at + 7] & 0xFF];
        }
        for (; at < to; at++) crc = crc << 8 ^ T0[(crc >>> 24) ^ (octets[at] & 0xFF)];
        return crc;
    }

    private static int[] octetTable() {
        int[] table = new int[256];
        for (int value = 0; value < 256; value++) {
            int crc = value << 24;
            for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ (crc >> 31 & GENERATOR);
            table[value] = crc;
        }
        return table;
    }

    /** The table for an octet that one more octet follows. */
    private static int[] behind(int[] table) {
        int[] next = new int[256];
        for (int value = 0; value < 256; value++) next[value] = table[value] << 8 ^ T0[table[value] >>> 24];
        return next;
    }
}
