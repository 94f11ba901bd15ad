package io.trunkline.simulation.capture;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Right AAL5 units, SSCOP units and cells, computed here bit by bit. */
public final class CellFixture {
    private CellFixture() {}

    /** Octets from hexadecimal digits and blanks. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** An AAL5 unit. */
    public static byte[] unit(byte[] payload) {
        int octets = (payload.length + 8 + 47) / 48 * 48;
        ByteBuffer out = ByteBuffer.allocate(octets).put(payload);
        out.putShort(octets - 6, (short) payload.length);
        out.putInt(octets - 4, crc32(out.array(), octets - 4));
        return out.array();
    }

    private static int crc32(byte[] octets, int length) {
        int crc = -1;
        for (int i = 0; i < length; i++) {
            crc ^= octets[i] << 24;
            for (int bit = 0; bit < 8; bit++) crc = crc << 1 ^ (crc >> 31 & 0x04C11DB7);
        }
        return ~crc;
    }

    /** A message in an SSCOP SD unit in an AAL5 unit. */
    public static byte[] signalling(String message) {
        byte[] octets = hex(message);
        int pad = -octets.length & 3;
        return unit(ByteBuffer.allocate(octets.length + pad + 4)
                .put(octets)
                .putInt(octets.length + pad, pad << 30 | 8 << 24)
                .array());
    }

    /** The cells of a unit, one after the other. */
    public static byte[] cells(int vci, byte[] unit) {
        int count = unit.length / 48;
        ByteBuffer out = ByteBuffer.allocate(53 * count);
        for (int i = 0; i < count; i++) {
            int header = vci << 4 | (i == count - 1 ? 2 : 0);
            out.putInt(header).put((byte) hec(header)).put(unit, 48 * i, 48);
        }
        return out.array();
    }

    private static int hec(int header) {
        int crc = 0;
        for (int bit = 31; bit >= 0; bit--) {
            int feedback = crc >> 7 ^ header >> bit & 1;
            crc = crc << 1 & 0xFF ^ (feedback == 1 ? 7 : 0);
        }
        return crc ^ 0x55;
    }

    /** So many octets, none of them alike for long. */
    public static byte[] octets(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) octets[i] = (byte) (i * 7 + (i >> 8));
        return octets;
    }
}
