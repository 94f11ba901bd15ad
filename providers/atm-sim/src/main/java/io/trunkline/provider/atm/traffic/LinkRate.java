package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/**
 * What a line carries in one direction.
 *
 * @param cellsPerSecond whole cells per second, rounded down as signalling needs it; 1 to {@link CellTraffic#MAX_RATE}
 */
@Clause("ITU-T I.432 series; rates without the overhead of framing")
public record LinkRate(int cellsPerSecond) {
    /** 155.52 Mbit/s. */
    public static final LinkRate OC3C = ofPayload(149_760_000);
    /** 622.08 Mbit/s. */
    public static final LinkRate OC12C = ofPayload(599_040_000);
    /** 2.048 Mbit/s, 30 of 32 time slots. */
    public static final LinkRate E1 = ofPayload(1_920_000);
    /** 1.544 Mbit/s. */
    public static final LinkRate T1 = ofPayload(1_536_000);

    private static final int CELL_BITS = 53 * 8;

    /** Checks the range. */
    public LinkRate {
        if (cellsPerSecond < 1 || cellsPerSecond > CellTraffic.MAX_RATE) {
            throw new IllegalArgumentException(
                    "a line of " + cellsPerSecond + " cells/s, expected 1 to " + CellTraffic.MAX_RATE);
        }
    }

    /** The line whose framing leaves so many bits per second to cells; what signalling cannot express counts as its largest rate. */
    public static LinkRate ofPayload(long bitsPerSecond) {
        return new LinkRate((int) Math.min(bitsPerSecond / CELL_BITS, CellTraffic.MAX_RATE));
    }
}
