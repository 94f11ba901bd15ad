package io.trunkline.simulation;

import java.util.Arrays;

/**
 * What is going to happen, in order of time, and at one instant in the order in which it was planned. Calling an event off takes
 * no longer than planning it. One thread at a time may use it.
 */
final class EventQueue {
    /** A planned event; used once. */
    static final class Entry implements EventScheduler.Planned {
        private final EventQueue queue;
        private final int number;
        private final boolean background;
        private Runnable event;

        private Entry(EventQueue queue, int number, boolean background, Runnable event) {
            this.queue = queue;
            this.number = number;
            this.background = background;
            this.event = event;
        }

        @Override
        public void cancel() {
            if (event != null) queue.remove(this);
        }

        @Override
        public boolean isPending() {
            return event != null;
        }
    }

    private final InstantQueue queue = new InstantQueue();
    /** By number in the queue. */
    private Entry[] entries = new Entry[queue.room()];

    private int foreground;
    private long planned;
    private final LookAhead ahead = new LookAhead();
    private long refills;

    Entry add(long atPicos, boolean background, Runnable event) {
        int number = queue.add(atPicos, planned++);
        if (number >= entries.length) entries = Arrays.copyOf(entries, queue.room());
        Entry entry = new Entry(this, number, background, event);
        entries[number] = entry;
        if (!background) foreground++;
        return entry;
    }

    /** When the next event is due, {@link EventScheduler#NEVER} if there is none. */
    long nextPicos() {
        return queue.firstPicos();
    }

    /** True if something is planned that may move the clock. */
    boolean movesClock() {
        return foreground > 0;
    }

    /** Events planned and neither done nor called off. */
    int size() {
        return queue.size();
    }

    /** Events planned so far. */
    long planned() {
        return planned;
    }

    /** Removes the next event, which must exist. */
    Runnable take() {
        if (queue.refills() != refills) lookAhead();
        int number = queue.removeFirst();
        Entry first = entries[number];
        Runnable event = first.event;
        forget(first);
        return event;
    }

    private void lookAhead() {
        refills = queue.refills();
        for (int i = 0; i < queue.near(); i++) ahead.read(entries[queue.near(i)].number);
    }

    private void remove(Entry entry) {
        queue.remove(entry.number);
        forget(entry);
    }

    private void forget(Entry entry) {
        entry.event = null;
        entries[entry.number] = null;
        if (!entry.background) foreground--;
    }
}
