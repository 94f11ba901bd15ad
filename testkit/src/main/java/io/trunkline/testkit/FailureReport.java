package io.trunkline.testkit;

import java.util.ArrayList;
import java.util.List;

/** What is written down, and printed, of a test that has failed. */
final class FailureReport {
    private final RunningNetwork running;
    private final String test;
    private final String hash;

    FailureReport(RunningNetwork running, String test, String hash) {
        this.running = running;
        this.test = test;
        this.hash = hash;
    }

    /**
     * Writes it into the test's directory and prints where that is.
     *
     * @param failure of the test's body, {@code null} if only something is left
     * @param left what the test has left behind
     * @param commands that show the captures
     */
    void write(Throwable failure, List<String> left, List<String> commands) {
        NetworkSetup setup = running.setup();
        List<String> lines = new ArrayList<>();
        lines.add("test      " + test);
        lines.add("failure   " + (failure == null ? "left something behind" : OneLine.of(failure)));
        left.forEach(line -> lines.add("left      " + line));
        lines.add("provider  " + setup.provider());
        lines.add("seed      " + setup.seed());
        lines.add("pace      " + setup.pace());
        setup.faults().forEach(fault -> lines.add("fault     " + fault));
        lines.add("trace     " + running.remains().traceFile());
        lines.add("hash      " + hash);
        commands.forEach(command -> lines.add("show      " + command));
        running.remains().report(lines);
        print(commands);
    }

    private void print(List<String> commands) {
        StringBuilder text = new StringBuilder(running.remains().directory().getFileName() + " has failed with seed "
                + running.setup().seed() + "; captures, trace and report are in "
                + running.remains().directory());
        commands.forEach(
                command -> text.append(System.lineSeparator()).append("  ").append(command));
        System.err.println(text);
    }
}
