package io.trunkline.provider.telephony.line;

import io.trunkline.simulation.SeededRandom;

/**
 * What a stretch of line does to frames in one direction: loses some, and turns bits over. It draws how many are good before the next bad
 * one instead of drawing for each, which has the same distribution.
 */
public final class LineQuality {
    private final SeededRandom random;
    private double loss;
    private double bitErrors;
    private long framesToLoss = Long.MAX_VALUE;
    private long bitsToError = Long.MAX_VALUE;

    /** A good line. @param random its own */
    public LineQuality(SeededRandom random) {
        this.random = random;
    }

    /** From now on frames are lost with this probability. */
    public void loss(double probability) {
        loss = probability;
        framesToLoss = gap(probability);
    }

    /** From now on bits are wrong with this probability, each on its own. */
    public void bitErrors(double probability) {
        bitErrors = probability;
        bitsToError = gap(probability);
    }

    /** True if nothing happens to frames on it. */
    boolean isGood() {
        return loss <= 0 && bitErrors <= 0;
    }

    private long gap(double probability) {
        if (probability <= 0) return Long.MAX_VALUE;
        if (probability >= 1) return 0;
        return (long) (StrictMath.log(1 - random.fraction()) / StrictMath.log1p(-probability));
    }

    /** True if the next frame is lost. */
    boolean losesNext() {
        if (loss <= 0) return false;
        if (framesToLoss > 0) {
            framesToLoss--;
            return false;
        }
        framesToLoss = gap(loss);
        return true;
    }

    /** Turns over bits of the next frame. @param line it gets the places */
    void damage(DamagedFrame line, long bits) {
        if (bitErrors <= 0) return;
        while (bitsToError < bits) {
            line.turnOver(bitsToError);
            long gap = gap(bitErrors);
            bitsToError = gap > Long.MAX_VALUE - bitsToError - 1 ? Long.MAX_VALUE : bitsToError + 1 + gap;
        }
        if (bitsToError != Long.MAX_VALUE) bitsToError -= bits;
    }
}
