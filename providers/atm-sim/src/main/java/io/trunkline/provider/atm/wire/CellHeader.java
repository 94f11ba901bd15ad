package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/**
 * The header of a cell at the user-network interface, without the check octet.
 *
 * @param gfc generic flow control, 0 to 15; 0 means uncontrolled
 * @param vpi virtual path, 0 to 255
 * @param vci virtual channel, 0 to 65535; user channels begin at {@link #FIRST_USER_VCI}
 * @param payloadType 0 to 7, see {@link PayloadType}
 * @param lowPriority the CLP bit: may be dropped first
 */
@Clause("ITU-T I.361 (02/99) §2.2")
public record CellHeader(int gfc, int vpi, int vci, int payloadType, boolean lowPriority) {
    // bits:                 4        8        16           3                   1

    /** Channels below this one are reserved on every path. */
    public static final int FIRST_USER_VCI = 32;
    /** Point-to-point signalling, on path 0. */
    public static final int SIGNALLING_VCI = 5;
    /** The most paths a user-network interface can number. */
    public static final int MAX_VPI = 0xFF;
    /** The most channels a path can number. */
    public static final int MAX_VCI = 0xFFFF;
    /** The first four octets of an unassigned cell. */
    public static final int UNASSIGNED = 0;
    /** The first four octets of an idle cell, which belongs to the physical layer. */
    public static final int IDLE = 1;

    private static final int GFC_SHIFT = 28;
    private static final int VPI_SHIFT = 20;
    private static final int VCI_SHIFT = 4;

    /** Checks the ranges. */
    public CellHeader {
        check("GFC", gfc, 15);
        check("VPI", vpi, MAX_VPI);
        check("VCI", vci, MAX_VCI);
        check("payload type", payloadType, 7);
    }

    /** The header of a plain user cell. */
    public static CellHeader user(int vpi, int vci) {
        return new CellHeader(0, vpi, vci, PayloadType.USER, false);
    }

    /** From the first four octets of a cell, any of which make a header. */
    public static CellHeader of(int word) {
        return new CellHeader(word >>> GFC_SHIFT, vpi(word), vci(word), payloadType(word), isLowPriority(word));
    }

    /** The first four octets of the cell. */
    public int word() {
        return gfc << GFC_SHIFT | vpi << VPI_SHIFT | vci << VCI_SHIFT | payloadType << 1 | (lowPriority ? 1 : 0);
    }

    /** The path in the first four octets. */
    public static int vpi(int word) {
        return word >>> VPI_SHIFT & MAX_VPI;
    }

    /** The channel in the first four octets. */
    public static int vci(int word) {
        return word >>> VCI_SHIFT & MAX_VCI;
    }

    /** The payload type in the first four octets. */
    public static int payloadType(int word) {
        return word >>> 1 & 7;
    }

    /** The CLP bit in the first four octets. */
    public static boolean isLowPriority(int word) {
        return (word & 1) != 0;
    }

    /** The same octets on another path and channel: what a switch does to every cell. */
    public static int relabel(int word, int vpi, int vci) {
        return (word & ~(MAX_VPI << VPI_SHIFT | MAX_VCI << VCI_SHIFT)) | vpi << VPI_SHIFT | vci << VCI_SHIFT;
    }

    /** True for a slot that carries nothing: idle and unassigned cells are on path 0, channel 0, where nothing else is. */
    public static boolean isEmptySlot(int word) {
        return vpi(word) == 0 && vci(word) == 0;
    }

    private static void check(String field, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(field + " " + value + " does not fit; 0 to " + max + " do");
        }
    }
}
