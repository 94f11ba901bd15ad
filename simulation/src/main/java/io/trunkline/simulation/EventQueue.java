package io.trunkline.simulation;

import java.util.Arrays;

/**
 * What is going to happen, in order of time, and at one instant in the order in which it was planned. A heap whose entries
 * know their place, so that calling one off takes no longer than planning it. One thread at a time may use it.
 */
final class EventQueue {
    /** A planned event; used once. */
    static final class Entry implements EventScheduler.Planned {
        private final EventQueue queue;
        final long atPicos;
        private final long number;
        private final boolean background;
        private Runnable event;
        private int place;

        private Entry(EventQueue queue, long atPicos, boolean background, Runnable event) {
            this.queue = queue;
            this.atPicos = atPicos;
            this.number = queue.planned++;
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

    private Entry[] heap = new Entry[64];
    /** Instants by place, so that entries need not be looked at to compare them. */
    private long[] picos = new long[64];

    private int size;
    private int foreground;
    private long planned;

    Entry add(long atPicos, boolean background, Runnable event) {
        Entry entry = new Entry(this, atPicos, background, event);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            picos = Arrays.copyOf(picos, 2 * size);
        }
        if (!background) foreground++;
        rise(entry, size++);
        return entry;
    }

    /** When the next event is due, {@link EventScheduler#NEVER} if there is none. */
    long nextPicos() {
        return size == 0 ? EventScheduler.NEVER : picos[0];
    }

    /** True if something is planned that may move the clock. */
    boolean movesClock() {
        return foreground > 0;
    }

    /** Events planned and neither done nor called off. */
    int size() {
        return size;
    }

    /** Events planned so far. */
    long planned() {
        return planned;
    }

    /** Removes the next event, which must exist. */
    Runnable take() {
        Entry first = heap[0];
        Runnable event = first.event;
        remove(first);
        return event;
    }

    private void remove(Entry entry) {
        entry.event = null;
        if (!entry.background) foreground--;
        Entry last = heap[--size];
        heap[size] = null;
        if (entry == last) return;
        int place = entry.place;
        if (place > 0 && isBefore(last, (place - 1) >> 2)) rise(last, place);
        else sink(last, place);
    }

    private void rise(Entry entry, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >> 2;
            if (!isBefore(entry, parent)) break;
            put(heap[parent], place);
            place = parent;
        }
        put(entry, place);
    }

    private void sink(Entry entry, int from) {
        int place = from;
        while (true) {
            int child = firstOfChildren(place);
            if (child < 0 || isBefore(entry, child)) break;
            put(heap[child], place);
            place = child;
        }
        put(entry, place);
    }

    /** The child that comes first of at most four, -1 if there is none. */
    private int firstOfChildren(int place) {
        int child = (place << 2) + 1;
        if (child >= size) return -1;
        int end = Math.min(child + 4, size);
        int first = child;
        for (int other = child + 1; other < end; other++) {
            boolean before = picos[other] == picos[first]
                    ? heap[other].number < heap[first].number
                    : picos[other] < picos[first];
            if (before) first = other;
        }
        return first;
    }

    private boolean isBefore(Entry entry, int place) {
        long other = picos[place];
        return entry.atPicos == other ? entry.number < heap[place].number : entry.atPicos < other;
    }

    private void put(Entry entry, int place) {
        heap[place] = entry;
        picos[place] = entry.atPicos;
        entry.place = place;
    }
}
