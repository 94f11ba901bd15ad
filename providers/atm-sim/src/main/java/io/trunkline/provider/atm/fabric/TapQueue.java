package io.trunkline.provider.atm.fabric;

import java.util.PriorityQueue;

/** Puts what taps see in the order of time: nodes compute in runs, one node a little before or after another. */
final class TapQueue {
    private record Seen(long picos, long number, Runnable tell) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            int byTime = Long.compare(picos, other.picos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Seen> queue = new PriorityQueue<>();
    private long numbers;

    void add(long picos, Runnable tell) {
        queue.add(new Seen(picos, numbers++, tell));
    }

    /** Tells of everything before an instant. */
    void tellBefore(long picos) {
        while (!queue.isEmpty() && queue.element().picos < picos)
            queue.remove().tell.run();
    }
}
