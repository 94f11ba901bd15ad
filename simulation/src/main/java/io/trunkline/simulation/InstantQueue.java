package io.trunkline.simulation;

import java.util.Arrays;

/**
 * Numbers in order of the instants that they stand for, and at one instant in order of a rank. Adding one, moving it and taking it
 * away cost the same however many others there are.
 *
 * <p>Those that come next are in a heap of four branches. When there are many, the others wait in a wheel: 64 bins for each six
 * bits of an instant, where each is in the bin of the highest bits in which it differs from the last instant of the heap. When the
 * heap is empty the next bin moves there, or, as long as it holds many, into bins of the next six bits. Everything stands in
 * arrays, so that thousands of objects need not be looked at to move one. Makes no object but larger arrays. One thread at a time.
 */
public final class InstantQueue {
    private static final int FIRST_ROOM = 64;
    private static final int NONE = -1;

    /** The heap alone serves up to so many. */
    private static final int MOST_WITHOUT_WHEEL = 64;
    /** A bin with more than this is not moved to the heap at once. */
    private static final int MOST_AT_ONCE = 16;
    /** Bins are moved until the heap has so many. */
    private static final int LEAST_AT_ONCE = 8;

    private static final int BITS = 6;
    private static final int BINS = 1 << BITS;
    private static final int WHEELS = (Long.SIZE + BITS - 1) / BITS;

    // the heap, by place
    private long[] keys = new long[FIRST_ROOM];
    private int[] heap = new int[FIRST_ROOM];
    private int heapSize;

    // by number
    private long[] picos = new long[FIRST_ROOM];
    private long[] ranks = new long[FIRST_ROOM];
    /** Place in the heap; in a bin, that one's complement. */
    private int[] places = new int[FIRST_ROOM];
    /** The next in the bin, or the next free number. */
    private int[] next = new int[FIRST_ROOM];

    private int[] previous = new int[FIRST_ROOM];

    /** The heap has all up to and with this instant. */
    private long untilPicos = Long.MAX_VALUE;
    /** The first in each bin. */
    private final int[] bins = new int[WHEELS * BINS];
    /** By wheel: a bit for each bin that is not empty. */
    private final long[] used = new long[WHEELS];

    /** How many are in bins. */
    private int binned;

    private int free;
    private long refills;

    /** An empty one. */
    public InstantQueue() {
        Arrays.fill(bins, NONE);
        release(0);
    }

    /** How many there are. */
    public int size() {
        return heapSize + binned;
    }

    /** Numbers are below this; it grows. */
    public int room() {
        return picos.length;
    }

    /** The earliest instant, {@link EventScheduler#NEVER} if there is none. */
    public long firstPicos() {
        return heapSize == 0 ? EventScheduler.NEVER : keys[0];
    }

    /** The number that comes first; there must be one. */
    public int first() {
        return heap[0];
    }

    /** No other than the first comes before this instant: that of the second, or an earlier one where that is not known. */
    public long secondPicos() {
        long second = binned > 0 ? untilPicos : EventScheduler.NEVER;
        for (int i = 1, end = Math.min(5, heapSize); i < end; i++) second = Math.min(second, keys[i]);
        return second;
    }

    /** How many are known to come before all others. */
    public int near() {
        return heapSize;
    }

    /** One of those, in no order. @param place 0 to {@link #near} - 1 */
    public int near(int place) {
        return heap[place];
    }

    /** How often others became near because there was none. */
    public long refills() {
        return refills;
    }

    /**
     * Adds one.
     *
     * @param atPicos its instant, 0 or more
     * @param rank before those of a greater rank at one instant; no two have the same
     * @return its number, until it is removed
     */
    public int add(long atPicos, long rank) {
        if (free == NONE) grow();
        int number = free;
        free = next[number];
        ranks[number] = rank;
        if (heapSize >= MOST_WITHOUT_WHEEL && keys[0] < untilPicos && untilPicos == Long.MAX_VALUE) spread();
        put(number, atPicos);
        return number;
    }

    /** Gives one that is here another instant. */
    public void move(int number, long atPicos) {
        int place = places[number];
        if (place < 0 || atPicos > untilPicos) {
            take(number);
            put(number, atPicos);
            if (heapSize == 0) refill();
        } else if (atPicos != keys[place]) {
            settle(number, atPicos, place);
        }
    }

    /** The instant of one that is here. */
    public long picos(int number) {
        int place = places[number];
        return place < 0 ? picos[number] : keys[place];
    }

    /** Removes one; its number may be given to another. */
    public void remove(int number) {
        take(number);
        free(number);
    }

    /** Removes the one that comes first; there must be one. @return its number, which may be given to another */
    public int removeFirst() {
        int number = heap[0];
        int moved = heap[--heapSize];
        if (heapSize > 0) sink(keys[heapSize], moved, 0);
        free(number);
        return number;
    }

    private void free(int number) {
        next[number] = free;
        free = number;
        if (heapSize == 0) refill();
    }

    private void put(int number, long atPicos) {
        if (atPicos <= untilPicos) rise(atPicos, number, heapSize++);
        else putInBin(number, atPicos);
    }

    private void take(int number) {
        int place = places[number];
        if (place < 0) {
            takeOutOfBin(number, ~place);
            return;
        }
        int moved = heap[--heapSize];
        if (place < heapSize) settle(moved, keys[heapSize], place);
    }

    private void grow() {
        int room = picos.length;
        keys = Arrays.copyOf(keys, 2 * room);
        heap = Arrays.copyOf(heap, 2 * room);
        picos = Arrays.copyOf(picos, 2 * room);
        ranks = Arrays.copyOf(ranks, 2 * room);
        places = Arrays.copyOf(places, 2 * room);
        next = Arrays.copyOf(next, 2 * room);
        previous = Arrays.copyOf(previous, 2 * room);
        release(room);
    }

    /** All numbers from one on are free, and no other is. */
    private void release(int from) {
        for (int i = from; i < next.length; i++) next[i] = i + 1 < next.length ? i + 1 : NONE;
        free = from;
    }

    // ---- the heap

    private void settle(int number, long key, int place) {
        if (place > 0 && isBefore(key, number, place - 1 >> 2)) rise(key, number, place);
        else sink(key, number, place);
    }

    private void rise(long key, int number, int from) {
        int place = from;
        while (place > 0) {
            int parent = place - 1 >> 2;
            if (!isBefore(key, number, parent)) break;
            set(keys[parent], heap[parent], place);
            place = parent;
        }
        set(key, number, place);
    }

    private void sink(long key, int number, int from) {
        int place = from;
        for (int child = 4 * place + 1; child < heapSize; child = 4 * place + 1) {
            int first = firstOf(child, Math.min(child + 4, heapSize));
            if (isBefore(key, number, first)) break;
            set(keys[first], heap[first], place);
            place = first;
        }
        set(key, number, place);
    }

    /** The place of the one that comes first of those from a place on up to another. */
    private int firstOf(int from, int end) {
        int first = from;
        for (int place = from + 1; place < end; place++) {
            if (isBefore(keys[place], heap[place], first)) first = place;
        }
        return first;
    }

    private boolean isBefore(long key, int number, int place) {
        long other = keys[place];
        return key == other ? ranks[number] < ranks[heap[place]] : key < other;
    }

    private void set(long key, int number, int place) {
        keys[place] = key;
        heap[place] = number;
        places[number] = place;
    }

    // ---- the wheel

    /** All but what comes first goes into bins. */
    private void spread() {
        untilPicos = keys[0];
        int count = heapSize;
        heapSize = 0;
        for (int place = 0; place < count; place++) {
            // never overwrites what is still to be read: at most as many have been put back
            put(heap[place], keys[place]);
        }
    }

    private void putInBin(int number, long atPicos) {
        int wheel = (Long.SIZE - 1 - Long.numberOfLeadingZeros(atPicos ^ untilPicos)) / BITS;
        int bin = (int) (atPicos >>> wheel * BITS) & BINS - 1;
        int at = wheel * BINS + bin;
        int following = bins[at];
        picos[number] = atPicos;
        places[number] = ~at;
        next[number] = following;
        previous[number] = NONE;
        if (following != NONE) previous[following] = number;
        bins[at] = number;
        used[wheel] |= 1L << bin;
        binned++;
    }

    private void takeOutOfBin(int number, int at) {
        binned--;
        int before = previous[number];
        int after = next[number];
        if (after != NONE) previous[after] = before;
        if (before != NONE) next[before] = after;
        else if ((bins[at] = after) == NONE) used[at / BINS] &= ~(1L << at % BINS);
    }

    /** The heap is not empty as long as there are any. */
    private void refill() {
        if (binned > 0) refills++;
        while (binned > 0 && heapSize < LEAST_AT_ONCE) openNextBin();
        if (binned == 0) untilPicos = Long.MAX_VALUE;
    }

    private void openNextBin() {
        int wheel = 0;
        while (used[wheel] == 0) wheel++;
        int bin = Long.numberOfTrailingZeros(used[wheel]);
        int at = wheel * BINS + bin;
        int number = bins[at];
        bins[at] = NONE;
        used[wheel] &= used[wheel] - 1;
        int shift = wheel * BITS;
        long from = picos[number] >>> shift << shift;
        untilPicos = hasFew(number) ? from + (1L << shift) - 1 : from;
        while (number != NONE) {
            int following = next[number];
            binned--;
            put(number, picos[number]);
            number = following;
        }
    }

    private boolean hasFew(int firstOfBin) {
        int count = 0;
        for (int number = firstOfBin; number != NONE; number = next[number]) if (++count > MOST_AT_ONCE) return false;
        return true;
    }
}
