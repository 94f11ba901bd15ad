package io.trunkline.simulation;

import java.util.Arrays;

/**
 * What is going to happen, in order of time, and at one instant in the order in which it was planned. A heap of four branches;
 * instants and places stand in arrays of their own, so that thousands of events need not be looked at to move one, and calling
 * one off takes no longer than planning it. One thread at a time may use it.
 */
final class EventQueue {
    /** A planned event; used once. */
    static final class Entry implements EventScheduler.Planned {
        private final EventQueue queue;
        private final int slot;
        private final boolean background;
        private Runnable event;

        private Entry(EventQueue queue, int slot, boolean background, Runnable event) {
            this.queue = queue;
            this.slot = slot;
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

    private static final int FIRST_ROOM = 64;

    // by place in the heap
    private long[] picos = new long[FIRST_ROOM];
    /** Those in use, then the others. */
    private int[] slots = new int[FIRST_ROOM];
    // by slot
    private Entry[] entries = new Entry[FIRST_ROOM];
    private long[] numbers = new long[FIRST_ROOM];
    private int[] places = new int[FIRST_ROOM];

    private int size;
    private int foreground;
    private long planned;

    EventQueue() {
        for (int i = 0; i < FIRST_ROOM; i++) slots[i] = i;
    }

    Entry add(long atPicos, boolean background, Runnable event) {
        if (size == slots.length) grow();
        int slot = slots[size];
        Entry entry = new Entry(this, slot, background, event);
        entries[slot] = entry;
        numbers[slot] = planned++;
        if (!background) foreground++;
        rise(atPicos, slot, size++);
        return entry;
    }

    private void grow() {
        int room = 2 * size;
        picos = Arrays.copyOf(picos, room);
        slots = Arrays.copyOf(slots, room);
        entries = Arrays.copyOf(entries, room);
        numbers = Arrays.copyOf(numbers, room);
        places = Arrays.copyOf(places, room);
        for (int i = size; i < room; i++) slots[i] = i;
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
        Entry first = entries[slots[0]];
        Runnable event = first.event;
        remove(first);
        return event;
    }

    private void remove(Entry entry) {
        int slot = entry.slot;
        entry.event = null;
        entries[slot] = null;
        if (!entry.background) foreground--;
        int place = places[slot];
        int moved = slots[--size];
        if (place < size) move(picos[size], moved, place);
        slots[size] = slot;
    }

    private void move(long atPicos, int slot, int place) {
        if (place > 0 && isBefore(atPicos, slot, place - 1 >> 2)) rise(atPicos, slot, place);
        else sink(atPicos, slot, place);
    }

    private void rise(long atPicos, int slot, int from) {
        int place = from;
        while (place > 0) {
            int parent = place - 1 >> 2;
            if (!isBefore(atPicos, slot, parent)) break;
            put(picos[parent], slots[parent], place);
            place = parent;
        }
        put(atPicos, slot, place);
    }

    private void sink(long atPicos, int slot, int from) {
        int place = from;
        for (int child = 4 * place + 1; child < size; child = 4 * place + 1) {
            int first = firstOf(child, Math.min(child + 4, size));
            if (isBefore(atPicos, slot, first)) break;
            put(picos[first], slots[first], place);
            place = first;
        }
        put(atPicos, slot, place);
    }

    /** The place of the event that comes first of those from a place on up to another. */
    private int firstOf(int from, int end) {
        int first = from;
        for (int place = from + 1; place < end; place++) {
            if (isBefore(picos[place], slots[place], first)) first = place;
        }
        return first;
    }

    private boolean isBefore(long atPicos, int slot, int place) {
        long other = picos[place];
        return atPicos == other ? numbers[slot] < numbers[slots[place]] : atPicos < other;
    }

    private void put(long atPicos, int slot, int place) {
        picos[place] = atPicos;
        slots[place] = slot;
        places[slot] = place;
    }
}
