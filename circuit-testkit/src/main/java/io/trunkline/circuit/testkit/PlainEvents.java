package io.trunkline.circuit.testkit;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A plain event queue, for tests of parts without a whole network. It refuses what would have to happen in the past. */
public final class PlainEvents implements EventScheduler {
    /** A queue that is not empty after so many events never will be. */
    private static final long MOST_EVENTS = 100_000_000;

    private final class Entry implements Planned, Comparable<Entry> {
        private final long picos;
        private final long number = planned++;
        private final boolean background;
        private Runnable event;

        private Entry(long picos, boolean background, Runnable event) {
            this.picos = picos;
            this.background = background;
            this.event = event;
            pending++;
            if (!background) foreground++;
        }

        @Override
        public void cancel() {
            if (event != null) take();
        }

        private Runnable take() {
            Runnable taken = event;
            event = null;
            pending--;
            if (!background) foreground--;
            return taken;
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

    private final class Lines implements Trace {
        @Override
        public void add(long atPicos, String actor, String call) {
            lines.add(atPicos / PICOS_PER_SECOND + " " + actor + " " + call);
        }

        @Override
        public void spoil(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public String tail() {
            return String.join("\n", lines);
        }

        @Override
        public String hash() {
            return Integer.toHexString(lines.hashCode());
        }
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final Trace trace = new Lines();
    private final long seed;
    private long now;
    private long planned;
    private long pending;
    private long foreground;
    private long done;

    /** At instant 0. */
    public PlainEvents(long seed) {
        this.seed = seed;
    }

    /** At instant 0, for tests that draw nothing. */
    public PlainEvents() {
        this(1);
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
        Entry entry = new Entry(atPicos, background, event);
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

    /** What was traced since this was asked last, with the second in which it was. */
    public List<String> lines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
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
        return pending;
    }

    /** True if something but background events is to come. */
    public boolean isBusy() {
        return foreground > 0;
    }

    /** Everything in the next milliseconds. */
    public void run(long millis) {
        runUntil(now + millis * PICOS_PER_MILLI);
    }

    /** Everything in the next seconds. */
    public void seconds(double seconds) {
        runUntil(now + (long) (seconds * PICOS_PER_SECOND));
    }

    /** Everything up to and with an instant. */
    public void runUntil(long picos) {
        while (!queue.isEmpty() && queue.element().picos <= picos) next();
        now = picos;
    }

    /** Until only background events are left. */
    public void runOut() {
        long most = done + MOST_EVENTS;
        while (isBusy()) {
            next();
            if (done > most) throw new AssertionError("never comes to rest");
        }
    }

    private void next() {
        Entry entry = queue.remove();
        if (!entry.isPending()) return;
        now = entry.picos;
        done++;
        entry.take().run();
    }
}
