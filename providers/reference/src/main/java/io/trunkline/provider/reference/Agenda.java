package io.trunkline.provider.reference;

import io.trunkline.spi.TimeSource;
import java.util.PriorityQueue;

/** What is going to happen: in order of time, and at one instant in the order in which it was planned. */
final class Agenda {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long planned;

    /** Something that happens at an instant. */
    interface Event {
        void run(long nowNanos);
    }

    /** A planned event. */
    static final class Entry implements Comparable<Entry> {
        final long atNanos;
        private final long number;
        private Event event;

        private Entry(long atNanos, long number, Event event) {
            this.atNanos = atNanos;
            this.number = number;
            this.event = event;
        }

        void run() {
            event.run(atNanos);
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Entry add(long atNanos, Event event) {
        Entry entry = new Entry(atNanos, planned++, event);
        entries.add(entry);
        return entry;
    }

    void remove(Entry entry) {
        entries.remove(entry);
    }

    /** Takes the next event that is due, {@code null} if none is. */
    Entry due(long nowNanos) {
        return nextNanos() <= nowNanos ? entries.poll() : null;
    }

    /** When the next event is due; {@link TimeSource#NEVER} if there is none. */
    long nextNanos() {
        return entries.isEmpty() ? TimeSource.NEVER : entries.peek().atNanos;
    }
}
