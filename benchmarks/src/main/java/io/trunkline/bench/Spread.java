package io.trunkline.bench;

import java.util.Arrays;

/**
 * A median with its spread.
 *
 * @param low the lower quartile
 * @param median the middle
 * @param high the upper quartile
 */
record Spread(double low, double median, double high) {
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** The spread of the quotients of values that were measured in the same round. */
    static Spread ofRatios(double[] values, double[] baseline) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = values[i] / baseline[i];
        return of(ratios);
    }

    private static double quantile(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
