package io.trunkline.provider.telephony.line;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A plain event queue. It refuses what would have to happen in the past. */
public final class PlainEvents implements EventScheduler {
    private static final class Entry implements Planned, Comparable<Entry> {
        private final long picos;
        private final long number;
        private final boolean background;
        private Runnable event;

        private Entry(long picos, long number, boolean background, Runnable event) {
            this.picos = picos;
            this.number = number;
            this.background = background;
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
    private final List<String> lines = new ArrayList<>();
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
    private long done;

    /** At instant 0. */
    public PlainEvents(long seed) {
        this.seed = seed;
    }

    @Override
    public long nowPicos() {
        return now;
    }

    @Override
    public Planned at(long atPicos, Runnable event) {
        return plan(atPicos, false, event);
    }

    @Override
    public Planned background(long atPicos, Runnable event) {
        return plan(atPicos, true, event);
    }

    private Planned plan(long atPicos, boolean background, Runnable event) {
        if (atPicos < now) throw new AssertionError("planned for " + atPicos + " ps at " + now + " ps");
        Entry entry = new Entry(atPicos, planned++, background, event);
        queue.add(entry);
        return entry;
    }

    @Override
    public SeededRandom random(String part) {
        return SeededRandom.of(seed, part);
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void afterwards(Runnable upcall) {
        upcall.run();
    }

    /** Events that happened. */
    public long done() {
        return done;
    }

    /** Events that are still to come, background ones too. */
    public long pending() {
        return queue.stream().filter(Entry::isPending).count();
    }

    /** True if something but background events is to come. */
    public boolean isBusy() {
        return queue.stream().anyMatch(entry -> entry.isPending() && !entry.background);
    }

    /** Everything in the next milliseconds. */
    public void run(long millis) {
        runUntil(now + millis * PICOS_PER_MILLI);
    }

    /** Everything up to and with an instant. */
    public void runUntil(long picos) {
        while (!queue.isEmpty() && queue.element().picos <= picos) next();
        now = picos;
    }

    /** Until only background events are left. */
    public void runOut() {
        while (isBusy()) next();
    }

    private void next() {
        Entry entry = queue.remove();
        if (entry.event == null) return;
        now = entry.picos;
        Runnable event = entry.event;
        entry.event = null;
        done++;
        event.run();
    }
}
