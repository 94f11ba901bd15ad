package io.trunkline.provider.telephony.call;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Virtual time for one test: events in the order of time, then of planning. */
final class TestClock implements EventScheduler {
    private final class Event implements Planned, Comparable<Event> {
        private final long atPicos;
        private final long number;
        private final Runnable step;

        Event(long atPicos, Runnable step) {
            this.atPicos = atPicos;
            this.number = ++planned;
            this.step = step;
        }

        @Override
        public void cancel() {
            events.remove(this);
        }

        @Override
        public boolean isPending() {
            return events.contains(this);
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atPicos, other.atPicos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final TreeSet<Event> events = new TreeSet<>();
    private final List<String> lines = new ArrayList<>();
    private long nowPicos;
    private long planned;

    @Override
    public long nowPicos() {
        return nowPicos;
    }

    @Override
    public Planned at(long atPicos, Runnable event) {
        if (atPicos < nowPicos) throw new IllegalArgumentException(atPicos + " is before " + nowPicos);
        Event made = new Event(atPicos, event);
        events.add(made);
        return made;
    }

    @Override
    public Planned background(long atPicos, Runnable event) {
        return at(atPicos, event);
    }

    /** Lets everything happen up to an instant so many seconds from now. */
    void seconds(double seconds) {
        long untilPicos = nowPicos + (long) (seconds * PICOS_PER_SECOND);
        while (!events.isEmpty() && events.first().atPicos <= untilPicos) next();
        nowPicos = untilPicos;
    }

    /** Lets everything happen that is planned. */
    void quiet() {
        for (int steps = 0; !events.isEmpty(); steps++) {
            if (steps > 1_000_000) throw new AssertionError("never comes to rest");
            next();
        }
    }

    private void next() {
        Event event = events.pollFirst();
        nowPicos = event.atPicos;
        event.step.run();
    }

    @Override
    public SeededRandom random(String part) {
        return SeededRandom.of(1, part);
    }

    @Override
    public Trace trace() {
        return new Trace() {
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
        };
    }

    /** What was traced since this was asked last. */
    List<String> lines() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void afterwards(Runnable upcall) {
        upcall.run();
    }
}
