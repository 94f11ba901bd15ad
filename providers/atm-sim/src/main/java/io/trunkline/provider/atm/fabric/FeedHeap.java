package io.trunkline.provider.atm.fabric;

import java.util.Arrays;

/**
 * The feeds of a node that have cells, by the instant of the next one, and by their order in one instant. A heap of four
 * branches; instants and places stand in arrays of their own, so that thousands of feeds need not be looked at to move one.
 */
final class FeedHeap {
    private static final int FIRST_ROOM = 8;

    // by place in the heap
    private long[] keys = new long[FIRST_ROOM];
    private int[] numbers = new int[FIRST_ROOM];
    // by number
    private Feed[] feeds = new Feed[FIRST_ROOM];
    private int[] places = new int[FIRST_ROOM];
    private int[] free = new int[FIRST_ROOM];
    private int freeCount;

    private int size;

    /** The feed whose cells are being handed on, and when another one or the end of the run follows; 0 outside of a run. */
    private Feed taking;

    private long quietPicos;

    /** When the next cell comes, {@link Feed#NEVER} if none is on its way. */
    long nextPicos() {
        return size == 0 ? Feed.NEVER : keys[0];
    }

    /** Hands on all cells that come before an instant. */
    void drain(long untilPicos) {
        while (size > 0 && keys[0] < untilPicos) {
            Feed feed = feeds[numbers[0]];
            if (feed.duePicos == keys[0]) {
                // as long as no other feed has its turn, this one keeps its place
                long limit = Math.min(untilPicos, secondPicos());
                taking = feed;
                quietPicos = limit;
                do feed.take();
                while (feed.duePicos < limit);
            }
            renew(feed);
        }
        quietPicos = 0;
    }

    /** True, while a cell is handed on, if it is certain that no other comes up to and with an instant. */
    boolean isQuietUntil(long picos) {
        return picos < quietPicos && picos < taking.duePicos;
    }

    private long secondPicos() {
        long second = Feed.NEVER;
        for (int i = 1, end = Math.min(5, size); i < end; i++) second = Math.min(second, keys[i]);
        return second;
    }

    /** The feed's next instant may be another one. */
    void renew(Feed feed) {
        long picos = feed.duePicos;
        if (feed.number < 0) {
            if (picos != Feed.NEVER) add(feed, picos);
            return;
        }
        int at = places[feed.number];
        long before = keys[at];
        if (picos == before) return;
        if (picos == Feed.NEVER) remove(feed);
        else if (picos < before) rise(picos, feed.number, at);
        else sink(picos, feed.number, at);
    }

    private void add(Feed feed, long picos) {
        if (size == keys.length) grow();
        feed.number = freeCount > 0 ? free[--freeCount] : size;
        feeds[feed.number] = feed;
        rise(picos, feed.number, size++);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        numbers = Arrays.copyOf(numbers, 2 * size);
        feeds = Arrays.copyOf(feeds, 2 * size);
        places = Arrays.copyOf(places, 2 * size);
        free = Arrays.copyOf(free, 2 * size);
    }

    private void remove(Feed feed) {
        int at = places[feed.number];
        feeds[feed.number] = null;
        free[freeCount++] = feed.number;
        feed.number = -1;
        size--;
        if (at == size) return;
        int moved = numbers[size];
        sink(keys[size], moved, at);
        rise(keys[places[moved]], moved, places[moved]);
    }

    private void rise(long key, int number, int from) {
        int at = from;
        while (at > 0) {
            int parent = at - 1 >> 2;
            if (!isBefore(key, number, parent)) break;
            put(keys[parent], numbers[parent], at);
            at = parent;
        }
        put(key, number, at);
    }

    private void sink(long key, int number, int from) {
        int at = from;
        for (int child = 4 * at + 1; child < size; child = 4 * at + 1) {
            int first = child;
            for (int i = child + 1, end = Math.min(child + 4, size); i < end; i++) {
                if (isBefore(keys[i], numbers[i], first)) first = i;
            }
            if (isBefore(key, number, first)) break;
            put(keys[first], numbers[first], at);
            at = first;
        }
        put(key, number, at);
    }

    private void put(long key, int number, int at) {
        keys[at] = key;
        numbers[at] = number;
        places[number] = at;
    }

    private boolean isBefore(long key, int number, int place) {
        long other = keys[place];
        return key != other ? key < other : feeds[number].order < feeds[numbers[place]].order;
    }
}
