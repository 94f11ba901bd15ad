package io.trunkline.provider.telephony.ppp;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.PriorityQueue;

/** A plain event queue for two ends and the lines between them. */
public final class LineClock implements EventScheduler {
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

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final long seed;
    private long now;
    private long planned;

    public LineClock(long seed) {
        this.seed = seed;
    }

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
        return SeededRandom.of(seed, part);
    }

    @Override
    public Trace trace() {
        throw new UnsupportedOperationException("no trace in this test");
    }

    @Override
    public void afterwards(Runnable upcall) {
        upcall.run();
    }

    /** Everything up to and with so many milliseconds from now. */
    public void millis(long millis) {
        long until = now + millis * PICOS_PER_MILLI;
        while (!queue.isEmpty() && queue.element().picos <= until) next();
        now = until;
    }

    /** Until nothing is left to happen. */
    public void runOut() {
        while (!queue.isEmpty()) next();
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
