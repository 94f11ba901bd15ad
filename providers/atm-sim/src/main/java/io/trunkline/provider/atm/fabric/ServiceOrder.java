package io.trunkline.provider.atm.fabric;

import java.util.Arrays;

/**
 * Which channel has the next slot: a lower rank before a higher one; within signalling and best effort in turn, one cell each;
 * within a reserved category by the smallest finish tag, so that each gets its share of the rate (self-clocked fair queueing).
 * A decision costs the same for any number of channels that wait in turn, and the logarithm of those with a tag.
 */
final class ServiceOrder {
    /** A question who is ahead is answered up to so many channels with tags. */
    private static final int MOST_AHEAD = 64;

    private final Turn signalling = new Turn();
    private final Turn bestEffort = new Turn();
    private final Tags[] tags = {new Tags(), new Tags(), new Tags()};
    private int waiting;
    /** Those of them that have tags. */
    private int tagged;

    boolean isEmpty() {
        return waiting == 0;
    }

    /** A channel has got its first cell. */
    void enter(CellQueue queue) {
        queue.waiting = true;
        waiting++;
        if (queue.takesTurns) {
            turn(queue).append(queue);
            return;
        }
        tagged++;
        tags[queue.rank - 1].enter(queue);
    }

    /** The channel whose turn it is; there must be one. It is taken out until {@link #served}. */
    CellQueue take() {
        waiting--;
        if (signalling.first != null) return signalling.take();
        if (tagged == 0) return bestEffort.take();
        tagged--;
        if (tags[0].size > 0) return tags[0].take();
        return tags[tags[1].size > 0 ? 1 : 2].take();
    }

    /** A channel has sent a cell after it was taken. */
    void served(CellQueue queue) {
        if (queue.hasCell()) {
            waiting++;
            if (queue.takesTurns) {
                turn(queue).append(queue);
            } else {
                tagged++;
                tags[queue.rank - 1].again(queue);
            }
        } else {
            queue.waiting = false;
            if (!queue.takesTurns) tags[queue.rank - 1].leave();
        }
    }

    /** How many channels of its rank are waiting. */
    int rivals(int rank) {
        if (rank == Lane.SIGNALLING_RANK) return signalling.size();
        return rank == Lane.UBR_RANK ? bestEffort.size() : tags[rank - 1].size;
    }

    /** How many slots at least go to others before a channel's next cell, if it has one. */
    int ahead(CellQueue queue) {
        if (!queue.waiting) return 0;
        if (queue.rank == Lane.SIGNALLING_RANK) return (int) (queue.ticket - signalling.first.ticket);
        int ahead = signalling.size();
        for (int i = 0; i < queue.rank - 1 && i < tags.length; i++) ahead += tags[i].size;
        if (queue.rank == Lane.UBR_RANK) return ahead + (int) (queue.ticket - bestEffort.first.ticket);
        return ahead + tags[queue.rank - 1].before(queue.tag, 0, MOST_AHEAD);
    }

    private Turn turn(CellQueue queue) {
        return queue.rank == Lane.SIGNALLING_RANK ? signalling : bestEffort;
    }

    /** Channels that are served one after the other. */
    private static final class Turn {
        private CellQueue first;
        private CellQueue last;
        private long tickets;

        void append(CellQueue queue) {
            queue.ticket = tickets++;
            queue.next = null;
            if (first == null) first = queue;
            else last.next = queue;
            last = queue;
        }

        CellQueue take() {
            CellQueue queue = first;
            first = queue.next;
            queue.next = null;
            return queue;
        }

        int size() {
            return first == null ? 0 : (int) (tickets - first.ticket);
        }
    }

    /** Channels by finish tag: a binary heap, with the tags beside it for speed. */
    private static final class Tags {
        private CellQueue[] heap = new CellQueue[8];
        private long[] tagOf = new long[8];
        private int size;
        private long clock;
        private long epoch;
        private long entries;

        void enter(CellQueue queue) {
            long before = queue.tagEpoch == epoch ? queue.tag : 0;
            queue.tagEpoch = epoch;
            queue.tag = Math.max(before, clock) + queue.tagStep;
            add(queue);
        }

        void again(CellQueue queue) {
            queue.tag += queue.tagStep;
            add(queue);
        }

        /** The rank may have become idle: then old tags mean nothing. */
        void leave() {
            if (size > 0) return;
            clock = 0;
            epoch++;
        }

        /** How many have a smaller tag, from a place in the heap down; no more are counted than asked for. */
        int before(long tag, int at, int most) {
            if (most <= 0 || at >= size || tagOf[at] >= tag) return 0;
            int left = before(tag, 2 * at + 1, most - 1);
            return 1 + left + before(tag, 2 * at + 2, most - 1 - left);
        }

        CellQueue take() {
            CellQueue queue = heap[0];
            clock = queue.tag;
            CellQueue moved = heap[--size];
            heap[size] = null;
            if (size > 0) sink(moved);
            return queue;
        }

        private void add(CellQueue queue) {
            queue.ticket = entries++;
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
                tagOf = Arrays.copyOf(tagOf, 2 * size);
            }
            int at = size++;
            while (at > 0 && isBefore(queue, at - 1 >> 1)) {
                put(heap[at - 1 >> 1], at);
                at = at - 1 >> 1;
            }
            put(queue, at);
        }

        private void sink(CellQueue queue) {
            int at = 0;
            for (int child = 1; child < size; child = 2 * at + 1) {
                if (child + 1 < size && isBefore(heap[child + 1], child)) child++;
                if (isBefore(queue, child)) break;
                put(heap[child], at);
                at = child;
            }
            put(queue, at);
        }

        private void put(CellQueue queue, int at) {
            heap[at] = queue;
            tagOf[at] = queue.tag;
        }

        private boolean isBefore(CellQueue queue, int place) {
            long tag = tagOf[place];
            return queue.tag != tag ? queue.tag < tag : queue.ticket < heap[place].ticket;
        }
    }
}
