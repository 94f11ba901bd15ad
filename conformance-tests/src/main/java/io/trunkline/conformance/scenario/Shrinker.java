package io.trunkline.conformance.scenario;

import java.util.function.Function;

/**
 * Shortens choices that fail: cuts runs of whole steps, then makes single numbers smaller, as long as the same thing fails.
 * Cutting whole steps is what finds minimal cases; a general list shrinker keeps steps that do nothing.
 */
final class Shrinker {
    private final Function<Choices, Failure> trial;
    private final String rule;
    private final long deadlineNanos;
    private int left;
    private Failure best;

    /**
     * A shrinker.
     *
     * @param trial runs a case; {@code null} if it passes
     * @param first a case that fails
     * @param executions how many cases may be run
     * @param deadlineNanos by {@link System#nanoTime()}, when to stop in any case
     */
    Shrinker(Function<Choices, Failure> trial, Failure first, int executions, long deadlineNanos) {
        this.trial = trial;
        this.best = first;
        this.rule = first.rule();
        this.left = executions;
        this.deadlineNanos = deadlineNanos;
    }

    /** The shortest failing case that was found. */
    Failure shrink() {
        boolean better = true;
        while (better && mayGoOn()) better = cut() | lower();
        return best;
    }

    private boolean mayGoOn() {
        return left > 0 && System.nanoTime() < deadlineNanos;
    }

    private boolean cut() {
        boolean better = false;
        for (int count = Math.max(1, best.choices().size() / 2); count > 0; count /= 2) {
            for (int from = best.choices().size() - count; from >= 0; from--) {
                better |= accept(best.choices().without(from, count));
                from = Math.min(from, best.choices().size() - count + 1);
            }
        }
        return better;
    }

    private boolean lower() {
        boolean better = false;
        for (int step = 0; step < best.choices().size(); step++) {
            for (int place = 0; place < width(step); place++) better |= lower(step, place);
        }
        return better;
    }

    private int width(int step) {
        return step < best.choices().size() ? best.choices().steps().get(step).size() : 0;
    }

    private boolean lower(int step, int place) {
        int low = 0;
        boolean better = false;
        while (place < width(step)) {
            int now = best.choices().steps().get(step).get(place);
            int next = low + (now - low) / 2;
            if (now <= low) break;
            if (accept(best.choices().with(step, place, next))) {
                better = true;
            } else {
                low = next + 1;
            }
        }
        return better;
    }

    private boolean accept(Choices candidate) {
        if (!mayGoOn()) return false;
        left--;
        Failure failure = trial.apply(candidate);
        if (failure == null || !failure.rule().equals(rule)) return false;
        if (!isSimpler(failure.choices(), best.choices())) return false;
        best = failure;
        return true;
    }

    private static boolean isSimpler(Choices one, Choices other) {
        if (one.size() != other.size()) return one.size() < other.size();
        return weight(one) < weight(other);
    }

    private static long weight(Choices choices) {
        return choices.steps().stream()
                .flatMap(step -> step.stream())
                .mapToLong(number -> number + 1L)
                .sum();
    }
}
