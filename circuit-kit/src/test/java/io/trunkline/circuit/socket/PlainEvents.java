package io.trunkline.circuit.socket;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A plain event queue, whose events throw where they are run. */
final class PlainEvents implements EventScheduler {
    private static final class Entry implements Planned, Comparable<Entry> {
        private final long picos;
        private final long number;
        private Runnable event;

        private Entry(long picos, long number, Runnable event) {
            this.picos = picos;
            this.number = number;
            this.event = event;
        }

        @Override
        public void cancel() {
            event = null;
        }

        @Override
        public boolean isPending() {
            return event != null;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(picos, other.picos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    final List<String> lines = new ArrayList<>();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final Trace trace = new Trace() {
        @Override
        public void add(long atPicos, String actor, String call) {
            lines.add(atPicos + " " + actor + " " + call);
        }

        @Override
        public void spoil(String reason) {
            lines.add("spoilt: " + reason);
        }

        @Override
        public String tail() {
            return String.join("\n", lines);
        }

        @Override
        public String hash() {
            return Integer.toHexString(lines.hashCode());
        }
    };
    private long now;
    private long planned;

    @Override
    public long nowPicos() {
        return now;
    }

    @Override
    public Planned at(long atPicos, Runnable event) {
        if (atPicos < now) throw new AssertionError("planned for " + atPicos + " ps at " + now + " ps");
        Entry entry = new Entry(atPicos, planned++, event);
        queue.add(entry);
        return entry;
    }

    @Override
    public Planned background(long atPicos, Runnable event) {
        return at(atPicos, event);
    }

    @Override
    public SeededRandom random(String part) {
        return SeededRandom.of(1, part);
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void afterwards(Runnable upcall) {
        upcall.run();
    }

    /** Events that are still to come. */
    long pending() {
        return queue.stream().filter(Entry::isPending).count();
    }

    /** Everything in the next milliseconds. */
    void run(long millis) {
        long until = now + millis * PICOS_PER_MILLI;
        while (!queue.isEmpty() && queue.element().picos <= until) next();
        now = until;
    }

    private void next() {
        Entry entry = queue.remove();
        if (entry.event == null) return;
        now = entry.picos;
        Runnable event = entry.event;
        entry.event = null;
        event.run();
    }
}
