package io.trunkline.spi;

/** Counts elementary steps, so that a test can show what a decision costs without a clock. */
final class OperationCount {
    private long steps;

    void step() {
        steps++;
    }

    long steps() {
        return steps;
    }
}
