package io.trunkline.provider.atm.fabric;

import java.util.Arrays;

/** The feeds of a node that have cells, by the instant of the next one, and by their order in one instant. */
final class FeedHeap {
    private Feed[] heap = new Feed[8];
    private int size;

    /** When the next cell comes, {@link Feed#NEVER} if none is on its way. */
    long nextPicos() {
        return size == 0 ? Feed.NEVER : heap[0].key;
    }

    /** Hands on all cells that come before an instant. */
    void drain(long untilPicos) {
        while (size > 0 && heap[0].key < untilPicos) {
            Feed feed = heap[0];
            if (feed.nextPicos() == feed.key) feed.take();
            renew(feed);
        }
    }

    /** The feed's next instant may be another one. */
    void renew(Feed feed) {
        long picos = feed.nextPicos();
        if (feed.place < 0) {
            if (picos != Feed.NEVER) add(feed, picos);
            return;
        }
        if (picos == feed.key) return;
        boolean earlier = picos < feed.key;
        feed.key = picos;
        if (picos == Feed.NEVER) remove(feed);
        else if (earlier) rise(feed, feed.place);
        else sink(feed, feed.place);
    }

    private void add(Feed feed, long picos) {
        if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
        feed.key = picos;
        rise(feed, size++);
    }

    private void remove(Feed feed) {
        int at = feed.place;
        feed.place = -1;
        Feed moved = heap[--size];
        heap[size] = null;
        if (moved == feed) return;
        sink(moved, at);
        rise(moved, moved.place);
    }

    private void rise(Feed feed, int from) {
        int at = from;
        while (at > 0 && isBefore(feed, heap[at - 1 >> 1])) {
            put(heap[at - 1 >> 1], at);
            at = at - 1 >> 1;
        }
        put(feed, at);
    }

    private void sink(Feed feed, int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) child++;
            if (!isBefore(heap[child], feed)) break;
            put(heap[child], at);
            at = child;
        }
        put(feed, at);
    }

    private void put(Feed feed, int at) {
        heap[at] = feed;
        feed.place = at;
    }

    private static boolean isBefore(Feed one, Feed other) {
        return one.key != other.key ? one.key < other.key : one.order < other.order;
    }
}
