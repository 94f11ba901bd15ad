package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/**
 * Transparency on asynchronous lines: flags, escapes and the control characters of a map are sent as 7D and the octet with its bit 6
 * turned over.
 */
@Clause("RFC 1662 §4.2")
public final class OctetStuffing {
    /** A flag. */
    public static final int FLAG = 0x7E;
    /** What announces an octet with bit 6 turned over. */
    public static final int ESCAPE = 0x7D;
    /** The map before another is agreed on: every control character is escaped. */
    public static final int DEFAULT_MAP = 0xFFFF_FFFF;

    static final int FLIP = 0x20;
    private static final int CONTROL_CHARACTERS = 0x20;

    private OctetStuffing() {}

    /** True if a sender has to escape this octet. */
    static boolean isEscaped(int octet, int characterMap) {
        return octet == FLAG || octet == ESCAPE || octet < CONTROL_CHARACTERS && (characterMap >>> octet & 1) == 1;
    }

    /**
     * A frame with its check sequence between two flags.
     *
     * @param frame without flags and check sequence
     * @param characterMap bit n set: the control character n (0 to 31) is escaped
     */
    public static byte[] encode(byte[] frame, int characterMap) {
        byte[] checked = Fcs16.append(frame);
        byte[] line = new byte[2 * checked.length + 2];
        int size = 0;
        line[size++] = FLAG;
        for (byte octet : checked) {
            if (isEscaped(octet & 0xFF, characterMap)) {
                line[size++] = ESCAPE;
                line[size++] = (byte) (octet ^ FLIP);
            } else {
                line[size++] = octet;
            }
        }
        line[size++] = FLAG;
        return Arrays.copyOf(line, size);
    }
}
