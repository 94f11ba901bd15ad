package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/** The fifth octet of a cell: a check over the four before it that can also repair one wrong bit. */
@Clause("ITU-T I.432.1 (02/99) §4.3.2")
public final class HeaderErrorControl {
    private static final int GENERATOR = 0x07; // x^8 + x^2 + x + 1
    private static final int COSET_LEADER = 0x55;
    private static final int[][] REMAINDERS = remainders();
    private static final byte[] WRONG_BIT = wrongBits();

    private HeaderErrorControl() {}

    /** The check octet for the first four octets of a header. */
    public static int of(int header) {
        return REMAINDERS[0][header >>> 24]
                ^ REMAINDERS[1][header >>> 16 & 0xFF]
                ^ REMAINDERS[2][header >>> 8 & 0xFF]
                ^ REMAINDERS[3][header & 0xFF]
                ^ COSET_LEADER;
    }

    /**
     * The one wrong bit that explains a syndrome, which is the received check octet XOR the right one.
     *
     * @return 0 for the first bit of the header to 39 for the last of the check octet; -1 if one wrong bit cannot explain it
     */
    static int wrongBit(int syndrome) {
        return WRONG_BIT[syndrome];
    }

    /** For each of the four octets and each value it may have: what it adds to the remainder. */
    private static int[][] remainders() {
        int[][] tables = new int[4][256];
        for (int value = 0; value < 256; value++) {
            int remainder = value;
            for (int octet = 3; octet >= 0; octet--) {
                for (int bit = 0; bit < 8; bit++) {
                    remainder = (remainder << 1 & 0xFF) ^ (remainder >> 7) * GENERATOR;
                }
                tables[octet][value] = remainder;
            }
        }
        return tables;
    }

    private static byte[] wrongBits() {
        byte[] bits = new byte[256];
        Arrays.fill(bits, (byte) -1);
        for (int bit = 0; bit < 40; bit++) {
            int syndrome = bit < 32 ? of(1 << (31 - bit)) ^ COSET_LEADER : 1 << (39 - bit);
            bits[syndrome] = (byte) bit;
        }
        return bits;
    }
}
