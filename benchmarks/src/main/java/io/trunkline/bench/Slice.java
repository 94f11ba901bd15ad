package io.trunkline.bench;

import java.io.IOException;

/**
 * One contender's part of a round.
 *
 * @param name the contender
 * @param measurement takes one slice
 */
record Slice(String name, Measurement measurement) {
    /** Takes one slice. */
    interface Measurement {
        /** In the metric's unit. */
        double take() throws IOException, InterruptedException;
    }
}
