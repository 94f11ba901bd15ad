package io.trunkline.spi;

import java.util.Arrays;

/**
 * Shares octets among those who wait, in proportion to their weights. A <em>visit</em> is one quantum of octets; each entry
 * has a <em>tag</em>, the virtual time at which its next visit is due, which moves on by quantum / weight with every
 * visit; the lowest tag is served. So two entries that wait all the time are never further apart than one visit of each.
 *
 * <p>Entries of one weight move on by the same step, so they stay in order in a plain list. Only the heads of at most 256
 * lists are compared, in a heap: at most eight comparisons a level, however many entries there are.
 */
final class FairQueue<E extends FairQueue.Entry> {
    /** Tags count octets in this many more bits, so that dividing by a weight loses nothing that matters. */
    private static final int TAG_BITS = 20;
    /** A tag that is further ahead than so many of the longest steps has been overtaken by the numbers' wrapping round. */
    private static final int FARTHEST_STEPS = 64;

    /** What can wait here. */
    abstract static class Entry {
        private final Ring.Node<Entry> place = new Ring.Node<>(this);
        private int weight = Group.DEFAULT_WEIGHT;
        private long tag;
        /** Octets left of the visit; zero or less if so much of later ones has been served already. */
        private long leftOctets;

        private boolean hasWaited;

        /** For an entry that does not wait. */
        final void weightWhileIdle(int newWeight) {
            weight = newWeight;
        }

        final boolean isWaiting() {
            return place.isLinked();
        }
    }

    /** Those who wait with one weight. */
    private static final class WeightClass {
        final Ring<Entry> entries = new Ring<>();
        /** Where it is in the heap, -1 if it is not. */
        int position = -1;

        long tag() {
            return entries.first().tag;
        }
    }

    private final int quantumOctets;
    private final OperationCount count;
    private final WeightClass[] classes = new WeightClass[Group.MAX_WEIGHT + 1];
    private WeightClass[] heap = new WeightClass[2];
    private int size;
    /** The highest tag that has been served. */
    private long virtualTime;

    FairQueue(int quantumOctets, OperationCount count) {
        this.quantumOctets = quantumOctets;
        this.count = count;
    }

    /** Who is to be served, {@code null} if nobody waits. */
    @SuppressWarnings("unchecked") // only entries of this type are ever added
    E first() {
        return size == 0 ? null : (E) heap[0].entries.first();
    }

    /** Lets {@code entry} wait. What it has left or owes of visits is changed only by what time has passed since. */
    void add(E entry) {
        arrive(entry);
        insert(entry);
    }

    private void arrive(Entry added) {
        long passed = virtualTime - added.tag;
        boolean ahead = passed <= 0 && -passed <= FARTHEST_STEPS * step(1);
        if (!added.hasWaited || !ahead) {
            added.leftOctets = added.hasWaited && passed > 0 ? leftAfter(added, passed) : quantumOctets;
            added.tag = virtualTime;
            added.hasWaited = true;
        }
    }

    /** As {@link #add}, {@link #charge} and {@link #remove}, for an entry that does not wait, while nobody does. */
    void pass(E entry, long octets) {
        Entry passing = entry;
        arrive(passing);
        endVisits(passing);
        if (isBefore(virtualTime, passing.tag)) virtualTime = passing.tag;
        passing.leftOctets -= octets;
        endVisits(passing);
    }

    private void endVisits(Entry alone) {
        while (alone.leftOctets <= 0) {
            alone.tag += step(alone.weight);
            alone.leftOctets += quantumOctets;
        }
    }

    /** What an entry has left of a visit when it has been away while others were served: it earns, but saves nothing. */
    private long leftAfter(Entry entry, long passed) {
        long step = step(entry.weight);
        long visits = passed / step;
        long visitsOwed = Math.max(0, -entry.leftOctets) / quantumOctets;
        if (visits > visitsOwed) return quantumOctets;
        long earned = visits * quantumOctets + ((passed % step * entry.weight) >> TAG_BITS);
        return Math.min(quantumOctets, entry.leftOctets + earned);
    }

    /** Takes {@code entry} out if it waits. */
    void remove(E entry) {
        Entry removed = entry;
        if (!removed.isWaiting()) return;
        WeightClass home = classes[removed.weight];
        Ring.remove(removed.place);
        settle(home);
    }

    /** Gives {@code entry} another weight, which holds from the end of its visit on. */
    void weight(E entry, int weight) {
        Entry changed = entry;
        boolean waits = changed.isWaiting();
        if (waits) remove(entry);
        changed.weightWhileIdle(weight);
        if (waits) insert(changed);
    }

    /** Counts what a waiting entry has been served. */
    void charge(E entry, long octets) {
        Entry charged = entry;
        if (isBefore(virtualTime, charged.tag)) virtualTime = charged.tag;
        charged.leftOctets -= octets;
        if (charged.leftOctets > 0) return;
        WeightClass home = classes[charged.weight];
        endVisit(home, charged);
        settle(home);
    }

    private void endVisit(WeightClass home, Entry entry) {
        Ring.remove(entry.place);
        entry.tag += step(entry.weight);
        entry.leftOctets += quantumOctets;
        home.entries.addLast(entry.place);
    }

    private long step(int weight) {
        return ((long) quantumOctets << TAG_BITS) / weight;
    }

    private void insert(Entry entry) {
        WeightClass home = classes[entry.weight];
        if (home == null) home = classes[entry.weight] = new WeightClass();
        if (!home.entries.isEmpty() && isBefore(entry.tag, home.tag())) {
            home.entries.addFirst(entry.place);
        } else {
            home.entries.addLast(entry.place);
        }
        settle(home);
    }

    /**
     * Puts a class whose first entry may have changed into its place in the heap. An entry that was served more than a
     * whole visit too much lets visits pass; nobody is if grants are kept to.
     */
    private void settle(WeightClass changed) {
        while (!changed.entries.isEmpty() && changed.entries.first().leftOctets <= 0) {
            endVisit(changed, changed.entries.first());
        }
        if (changed.entries.isEmpty()) {
            drop(changed);
        } else if (changed.position < 0) {
            if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
            place(changed, size++);
            rise(changed);
        } else {
            rise(changed);
            sink(changed);
        }
    }

    private void drop(WeightClass empty) {
        if (empty.position < 0) return;
        WeightClass moved = heap[--size];
        heap[size] = null;
        int hole = empty.position;
        empty.position = -1;
        if (moved == empty) return;
        place(moved, hole);
        rise(moved);
        sink(moved);
    }

    private void place(WeightClass moved, int position) {
        heap[position] = moved;
        moved.position = position;
    }

    private void rise(WeightClass moved) {
        while (moved.position > 0) {
            WeightClass above = heap[(moved.position - 1) / 2];
            count.step();
            if (!isBefore(moved.tag(), above.tag())) return;
            swap(moved, above);
        }
    }

    private void sink(WeightClass moved) {
        while (2 * moved.position + 1 < size) {
            int left = 2 * moved.position + 1;
            int right = left + 1;
            count.step();
            WeightClass lower =
                    right < size && isBefore(heap[right].tag(), heap[left].tag()) ? heap[right] : heap[left];
            if (!isBefore(lower.tag(), moved.tag())) return;
            swap(moved, lower);
        }
    }

    private void swap(WeightClass one, WeightClass other) {
        int position = one.position;
        place(one, other.position);
        place(other, position);
    }

    /** Tags wrap round after some terabytes; their difference does not. */
    private static boolean isBefore(long tag, long other) {
        return tag - other < 0;
    }
}
