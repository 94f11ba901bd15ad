package io.trunkline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures all contenders side by side: every round runs each of them once, in an order that rotates, so that whatever
 * disturbs the machine disturbs all alike and ratios are taken between neighbours in time. The first contender is the
 * baseline; the second is the same thing again, and the spread of its ratio is what chance alone makes.
 */
final class Comparison {
    private static final int WARM_UPS = 3;

    private final int rounds;
    private final Consumer<String> progress;

    Comparison(int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    /**
     * One contender's result.
     *
     * @param name the contender
     * @param value in the metric's unit
     * @param ratio against the baseline of the same round
     */
    record Row(String name, Spread value, Spread ratio) {}

    List<Row> run(String title, List<Slice> slices) throws IOException, InterruptedException {
        double[][] values = new double[slices.size()][rounds];
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            for (Slice slice : slices) slice.measurement().take();
        }
        for (int round = 0; round < rounds; round++) {
            progress.accept(title + ": round " + (round + 1) + " of " + rounds);
            for (int i = 0; i < slices.size(); i++) {
                int next = (i + round) % slices.size();
                values[next][round] = slices.get(next).measurement().take();
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            rows.add(new Row(slices.get(i).name(), Spread.of(values[i]), Spread.ofRatios(values[i], values[0])));
        }
        return rows;
    }
}
