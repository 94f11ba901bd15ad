package io.trunkline.conformance.scenario;

import java.util.ArrayList;
import java.util.List;

/** Where a scenario takes its decisions from. It writes down what was really decided, so that a case can be shortened. */
final class Source {
    private final Choices choices;
    private final List<List<Integer>> decided = new ArrayList<>();
    private int place;

    Source(Choices choices) {
        this.choices = choices;
    }

    /** Goes on to the next step; false if there is none. */
    boolean next() {
        if (decided.size() == choices.size()) return false;
        decided.add(new ArrayList<>());
        place = 0;
        return true;
    }

    /** A number from 0 to {@code bound} - 1; 0 where the choices say nothing. */
    int below(int bound) {
        int step = decided.size() - 1;
        List<Integer> numbers = choices.steps().get(step);
        int number = place < numbers.size() ? numbers.get(place) % bound : 0;
        place++;
        decided.get(step).add(number);
        return number;
    }

    /** The decisions so far, without what nobody asked for. */
    Choices decided() {
        return new Choices(decided);
    }
}
