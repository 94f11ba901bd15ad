package io.trunkline.conformance.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The decisions of one case: a list of steps, each a short list of numbers. Immutable. The text form is the replay token,
 * for example {@code 0-1.4.200-6}.
 *
 * @param steps numbers of every step, all at least 0
 */
record Choices(List<List<Integer>> steps) {
    /** A step without numbers is one in which nothing was to be decided. */
    private static final String STEP = "(\\d{1,9}(\\.\\d{1,9})*)?";

    Choices {
        steps = steps.stream().map(List::copyOf).collect(Collectors.toUnmodifiableList());
    }

    /** True if {@link #parse} reads it. */
    static boolean isToken(String text) {
        return text.matches(STEP + "(-" + STEP + ")*");
    }

    static Choices parse(String token) {
        if (token.isEmpty()) return new Choices(List.of());
        return new Choices(
                Arrays.stream(token.split("-", -1)).map(Choices::step).collect(Collectors.toList()));
    }

    private static List<Integer> step(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\\.")).map(Integer::valueOf).collect(Collectors.toList());
    }

    int size() {
        return steps.size();
    }

    /** Without the {@code count} steps from {@code from} on. */
    Choices without(int from, int count) {
        List<List<Integer>> rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(Math.min(steps.size(), from + count), steps.size()));
        return new Choices(rest);
    }

    /** With another number at one place. */
    Choices with(int step, int place, int number) {
        List<List<Integer>> copy = new ArrayList<>(steps);
        List<Integer> changed = new ArrayList<>(copy.get(step));
        changed.set(place, number);
        copy.set(step, changed);
        return new Choices(copy);
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.stream().map(String::valueOf).collect(Collectors.joining(".")))
                .collect(Collectors.joining("-"));
    }
}
