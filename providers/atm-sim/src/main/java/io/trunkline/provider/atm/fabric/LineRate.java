package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import java.util.Locale;

/**
 * How fast a line carries cells: exactly {@code bitsPerSecond / bitsPerSlot} cells per second.
 *
 * @param bitsPerSecond left for cells once framing is taken off, 1 to {@link #MAX_BITS_PER_SECOND}
 * @param bitsPerSlot 424, or more where the line adds octets to each cell
 */
@Clause("ITU-T I.432.1 (02/99); G.804 (02/98); af-phy-0040.000 (25.6 Mbit/s)")
public record LineRate(long bitsPerSecond, int bitsPerSlot) {
    /** The fastest line whose slots can be computed exactly. */
    public static final long MAX_BITS_PER_SECOND = 3_000_000_000L;

    private static final int CELL_BITS = 424;

    /** Checks the ranges. */
    public LineRate {
        if (bitsPerSecond < 1 || bitsPerSecond > MAX_BITS_PER_SECOND) {
            throw new IllegalArgumentException(
                    bitsPerSecond + " bit/s; 1 to " + MAX_BITS_PER_SECOND + " bit/s are possible");
        }
    }

    /**
     * A line by its name, or by the bits per second that it has for cells.
     *
     * @throws IllegalArgumentException neither; the message lists the names
     */
    public static LineRate of(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        for (Named line : Named.values()) if (line.text.equals(name)) return line.rate;
        if (!name.matches("\\d{1,10}")) {
            throw new IllegalArgumentException("rate '" + text
                    + "' is not known; expected oc3c, oc12c, oc48c, ds3, e3, e1, t1, 25m or bits per second for cells");
        }
        return new LineRate(Long.parseLong(name), CELL_BITS);
    }

    /** Whole cells per second, rounded down as signalling does. */
    public int cellsPerSecond() {
        return (int) (bitsPerSecond / bitsPerSlot);
    }

    private enum Named {
        // @formatter:off
        //     name     bit/s for cells  bits of a slot   clause
        OC3C  ("oc3c",    149_760_000L, CELL_BITS),    // I.432.2: STM-1 less section, path and fixed overhead
        OC12C ("oc12c",   599_040_000L, CELL_BITS),    // I.432.2: STM-4c
        OC48C ("oc48c", 2_396_160_000L, CELL_BITS),    // STM-16c
        DS3   ("ds3",      40_704_000L, CELL_BITS),    // G.804 §5: PLCP, 12 cells in 125 microseconds
        E3    ("e3",       33_920_000L, CELL_BITS),    // G.804 §7: G.832 frame of 530 payload octets
        E1    ("e1",        1_920_000L, CELL_BITS),    // G.804 §3: time slots 1-15 and 17-31
        T1    ("t1",        1_536_000L, CELL_BITS),    // G.804 §4: 24 time slots
        M25   ("25m",      25_600_000L, CELL_BITS + 8);// af-phy-0040: a command octet goes before each cell
        // @formatter:on

        private final String text;
        private final LineRate rate;

        Named(String text, long bitsPerSecond, int bitsPerSlot) {
            this.text = text;
            this.rate = new LineRate(bitsPerSecond, bitsPerSlot);
        }
    }
}
