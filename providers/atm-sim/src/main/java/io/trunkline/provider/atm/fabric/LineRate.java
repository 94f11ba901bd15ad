package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import io.trunkline.simulation.network.NetworkSchema.RateName;
import io.trunkline.simulation.network.Quantity;
import java.util.List;

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

    // @formatter:off
    /** Lines by name, as network files have them; rounded down to whole bits per second. */
    public static final List<RateName> NAMED = List.of(
        //           name         cells, bit/s     source
        new RateName("oc3c",      149_760_000L,    "SONET STS-3c or STM-1: 353207.547 cells/s (ITU-T I.432.2)."),
        new RateName("oc12c",     599_040_000L,    "SONET STS-12c or STM-4c: 1412830.189 cells/s (ITU-T I.432.2)."),
        new RateName("oc48c",   2_396_160_000L,    "SONET STS-48c or STM-16c: 5651320.755 cells/s."),
        new RateName("ds3",        44_209_632L,    "DS3 with direct mapping: 104268 cells/s (ITU-T G.804)."),
        new RateName("ds3-plcp",   40_704_000L,    "DS3 with PLCP, 12 cells in 125 us: 96000 cells/s (ITU-T G.804)."),
        new RateName("e3",         33_920_000L,    "E3 of G.832: 80000 cells/s (ITU-T G.804)."),
        new RateName("e1",          1_920_000L,    "E1: 4528.302 cells/s (ITU-T G.804)."),
        new RateName("t1",          1_536_000L,    "DS1: 3622.642 cells/s (ITU-T G.804)."),
        new RateName("atm25",      25_125_925L,    "25.6 Mbit/s over twisted pair, 54 octets a cell: 59259.26 cells/s (af-phy-0040)."),
        new RateName("taxi",       98_148_148L,    "TAXI 100, 54 octets a cell: 231481.48 cells/s (ATM Forum UNI 3.1)."));
    // @formatter:on

    /** Checks the ranges. */
    public LineRate {
        if (bitsPerSecond < 1 || bitsPerSecond > MAX_BITS_PER_SECOND) {
            throw new IllegalArgumentException(
                    bitsPerSecond + " bit/s; 1 to " + MAX_BITS_PER_SECOND + " bit/s are possible");
        }
    }

    /**
     * A line that adds nothing to a cell. What is slower than a cell in a second no contract can be given for.
     *
     * @param bitsPerSecond 424 to {@link #MAX_BITS_PER_SECOND}
     * @throws IllegalArgumentException there is no such line; the message says which are possible
     */
    public static LineRate ofCells(long bitsPerSecond) {
        if (bitsPerSecond < CELL_BITS || bitsPerSecond > MAX_BITS_PER_SECOND) {
            throw new IllegalArgumentException(Quantity.rateText(bitsPerSecond) + ", expected " + CELL_BITS
                    + " bit/s, a cell in a second, to " + Quantity.rateText(MAX_BITS_PER_SECOND));
        }
        return new LineRate(bitsPerSecond, CELL_BITS);
    }

    /**
     * A line by its name, or by the bits per second that it has for cells.
     *
     * @throws IllegalArgumentException neither; the message lists the names
     */
    public static LineRate of(String text) {
        for (RateName line : NAMED) if (line.name().equals(text)) return ofCells(line.bitsPerSecond());
        if (text.matches("\\d{1,18}")) return ofCells(Long.parseLong(text));
        throw new IllegalArgumentException("rate '" + text + "' is not known; expected one of "
                + NAMED.stream().map(RateName::name).toList() + " or bits per second for cells");
    }

    /** Whole cells per second, rounded down as signalling does. */
    public int cellsPerSecond() {
        return (int) (bitsPerSecond / bitsPerSlot);
    }
}
