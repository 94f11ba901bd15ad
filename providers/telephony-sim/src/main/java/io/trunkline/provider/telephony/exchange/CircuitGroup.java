package io.trunkline.provider.telephony.exchange;

import java.util.BitSet;

/** Circuits or channels of one kind, taken all or nothing, the lowest that are free first. */
final class CircuitGroup {
    private final int size;
    private final BitSet free;
    private int freeCount;

    CircuitGroup(int size) {
        this.size = size;
        this.free = new BitSet(size);
        free.set(0, size);
        freeCount = size;
    }

    int size() {
        return size;
    }

    int free() {
        return freeCount;
    }

    /** The lowest free ones, which must be enough. */
    int[] take(int count) {
        int[] taken = new int[count];
        int next = -1;
        for (int i = 0; i < count; i++) {
            next = free.nextSetBit(next + 1);
            free.clear(next);
            taken[i] = next;
        }
        freeCount -= count;
        return taken;
    }

    void giveBack(int index) {
        if (free.get(index)) throw new AssertionError(index + " is free already");
        free.set(index);
        freeCount++;
    }
}
