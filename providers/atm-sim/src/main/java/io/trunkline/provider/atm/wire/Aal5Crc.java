package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * The CRC-32 of AAL type 5: most significant bit first and complemented. Eight octets are taken at a time, each through its own table. The
 * JDK's CRC-32, which processors compute, has the same generator and takes the bits of an octet in the other order: long runs of
 * octets are turned over for it.
 */
@Clause("ITU-T I.363.5 (08/96) §9.2.1")
public final class Aal5Crc {
    /** The register before the first octet. */
    public static final int PRESET = 0xFFFF_FFFF;
    /** The register after a whole unit with its right CRC. */
    public static final int RESIDUE = 0xC704_DD7B;

    /** So many octets and more take less time by the JDK's CRC-32. */
    private static final int LONG_OCTETS = 512;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

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
        return to - from < LONG_OCTETS ? ~update(PRESET, octets, from, to) : ofLong(octets, from, to);
    }

    private static int ofLong(byte[] octets, int from, int to) {
        CRC32 crc = new CRC32();
        long[] words = new long[LONG_OCTETS / Long.BYTES];
        byte[] turned = new byte[LONG_OCTETS];
        for (int at = from; at < to; at += LONG_OCTETS) {
            int count = Math.min(LONG_OCTETS, to - at);
            turnOver(octets, at, count, words, turned);
            crc.update(turned, 0, count);
        }
        return Integer.reverse((int) crc.getValue());
    }

    /** Each octet with its bits in the other order. What is done to the words stands apart, as a processor does it to several at once. */
    private static void turnOver(byte[] octets, int from, int count, long[] words, byte[] into) {
        int whole = count / Long.BYTES;
        for (int i = 0; i < whole; i++) words[i] = (long) EIGHT.get(octets, from + Long.BYTES * i);
        turnOver(words);
        for (int i = 0; i < whole; i++) EIGHT.set(into, Long.BYTES * i, words[i]);
        for (int i = Long.BYTES * whole; i < count; i++) into[i] = (byte) (Integer.reverse(octets[from + i]) >>> 24);
    }

    /** In each octet neighbours change places, then pairs, then halves. */
    private static void turnOver(long[] words) {
        for (int i = 0; i < words.length; i++) {
            long bits = words[i];
            bits = bits >>> 1 & 0x5555_5555_5555_5555L | (bits & 0x5555_5555_5555_5555L) << 1;
            bits = bits >>> 2 & 0x3333_3333_3333_3333L | (bits & 0x3333_3333_3333_3333L) << 2;
            words[i] = bits >>> 4 & 0x0F0F_0F0F_0F0F_0F0FL | (bits & 0x0F0F_0F0F_0F0F_0F0FL) << 4;
        }
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
