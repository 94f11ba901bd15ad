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
    void enter(Lane lane) {
        lane.waiting = true;
        waiting++;
        if (lane.takesTurns) {
            turn(lane).append(lane);
            return;
        }
        tagged++;
        tags[lane.rank - 1].enter(lane);
    }

    /** The channel whose turn it is; there must be one. It is taken out until {@link #served}. */
    Lane take() {
        waiting--;
        if (signalling.first != null) return signalling.take();
        if (tagged == 0) return bestEffort.take();
        tagged--;
        if (tags[0].size > 0) return tags[0].take();
        return tags[tags[1].size > 0 ? 1 : 2].take();
    }

    /** A channel has sent a cell after it was taken. */
    void served(Lane lane) {
        if (lane.hasCell()) {
            waiting++;
            if (lane.takesTurns) {
                turn(lane).append(lane);
            } else {
                tagged++;
                tags[lane.rank - 1].again(lane);
            }
        } else {
            lane.waiting = false;
            if (!lane.takesTurns) tags[lane.rank - 1].leave();
        }
    }

    /** How many channels of its rank are waiting. */
    int rivals(int rank) {
        if (rank == Lane.SIGNALLING_RANK) return signalling.size();
        return rank == Lane.UBR_RANK ? bestEffort.size() : tags[rank - 1].size;
    }

    /** How many slots at least go to others before a channel's next cell, if it has one. */
    int ahead(Lane lane) {
        if (!lane.waiting) return 0;
        if (lane.rank == Lane.SIGNALLING_RANK) return (int) (lane.ticket - signalling.first.ticket);
        int ahead = signalling.size();
        for (int i = 0; i < lane.rank - 1 && i < tags.length; i++) ahead += tags[i].size;
        if (lane.rank == Lane.UBR_RANK) return ahead + (int) (lane.ticket - bestEffort.first.ticket);
        return ahead + tags[lane.rank - 1].before(lane.tag, 0, MOST_AHEAD);
    }

    private Turn turn(Lane lane) {
        return lane.rank == Lane.SIGNALLING_RANK ? signalling : bestEffort;
    }

    /** Channels that are served one after the other. */
    private static final class Turn {
        private Lane first;
        private Lane last;
        private long tickets;

        void append(Lane lane) {
            lane.ticket = tickets++;
            lane.next = null;
            if (first == null) first = lane;
            else last.next = lane;
            last = lane;
        }

        Lane take() {
            Lane lane = first;
            first = lane.next;
            lane.next = null;
            return lane;
        }

        int size() {
            return first == null ? 0 : (int) (tickets - first.ticket);
        }
    }

    /** Channels by finish tag: a binary heap, with the tags beside it for speed. */
    private static final class Tags {
        private Lane[] heap = new Lane[8];
        private long[] tagOf = new long[8];
        private int size;
        private long clock;
        private long epoch;
        private long entries;

        void enter(Lane lane) {
            long before = lane.tagEpoch == epoch ? lane.tag : 0;
            lane.tagEpoch = epoch;
            lane.tag = Math.max(before, clock) + lane.tagStep;
            add(lane);
        }

        void again(Lane lane) {
            lane.tag += lane.tagStep;
            add(lane);
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

        Lane take() {
            Lane lane = heap[0];
            clock = lane.tag;
            Lane moved = heap[--size];
            heap[size] = null;
            if (size > 0) sink(moved);
            return lane;
        }

        private void add(Lane lane) {
            lane.ticket = entries++;
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
                tagOf = Arrays.copyOf(tagOf, 2 * size);
            }
            int at = size++;
            while (at > 0 && isBefore(lane, at - 1 >> 1)) {
                put(heap[at - 1 >> 1], at);
                at = at - 1 >> 1;
            }
            put(lane, at);
        }

        private void sink(Lane lane) {
            int at = 0;
            for (int child = 1; child < size; child = 2 * at + 1) {
                if (child + 1 < size && isBefore(heap[child + 1], child)) child++;
                if (isBefore(lane, child)) break;
                put(heap[child], at);
                at = child;
            }
            put(lane, at);
        }

        private void put(Lane lane, int at) {
            heap[at] = lane;
            tagOf[at] = lane.tag;
        }

        private boolean isBefore(Lane lane, int place) {
            long tag = tagOf[place];
            return lane.tag != tag ? lane.tag < tag : lane.ticket < heap[place].ticket;
        }
    }
}
