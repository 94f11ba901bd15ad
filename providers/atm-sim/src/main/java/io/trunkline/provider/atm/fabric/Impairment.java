package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.simulation.SeededRandom;

/**
 * What a line does to cells: loses some, and turns bits over. Instead of a draw for each cell or bit it draws how many are good
 * before the next bad one, which has the same distribution.
 */
final class Impairment {
    private static final int CELL_BITS = 8 * Cell.OCTETS;

    private final SeededRandom random;
    private double loss;
    private double bitErrors;
    private long cellsToLoss = Long.MAX_VALUE;
    private long bitsToError = Long.MAX_VALUE;

    Impairment(SeededRandom random) {
        this.random = random;
    }

    void loss(double probability) {
        loss = probability;
        cellsToLoss = gap(probability);
    }

    void bitErrors(double probability) {
        bitErrors = probability;
        bitsToError = gap(probability);
    }

    /** How many are good before the next that is bad. */
    private long gap(double probability) {
        if (probability <= 0) return Long.MAX_VALUE;
        if (probability >= 1) return 0;
        return (long) (StrictMath.log(1 - random.fraction()) / StrictMath.log1p(-probability));
    }

    /** True if the line loses the next cell. */
    boolean loses(double lossOfUnit) {
        boolean lost = false;
        if (loss > 0 && cellsToLoss-- == 0) {
            cellsToLoss = gap(loss);
            lost = true;
        }
        return random.happens(lossOfUnit) || lost;
    }

    /** True if some bit of the next cell is turned over; then {@link #damage} must follow. */
    boolean damages() {
        if (bitErrors <= 0) return false;
        if (bitsToError < CELL_BITS) return true;
        bitsToError -= CELL_BITS;
        return false;
    }

    /** Turns bits of a cell over. */
    void damage(byte[] cell) {
        while (bitsToError < CELL_BITS) {
            int bit = (int) bitsToError;
            cell[bit / 8] = (byte) (cell[bit / 8] ^ 0x80 >> bit % 8);
            long gap = gap(bitErrors);
            bitsToError = gap > Long.MAX_VALUE - bit - 1 ? Long.MAX_VALUE : bit + 1 + gap;
        }
        bitsToError -= CELL_BITS;
    }
}
