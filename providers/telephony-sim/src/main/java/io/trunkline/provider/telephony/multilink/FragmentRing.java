package io.trunkline.provider.telephony.multilink;

import java.util.Arrays;

/** Fragments by number; numbers that are held at once differ by less than {@link #size}. */
final class FragmentRing {
    private static final int BEGINS = 1;
    private static final int ENDS = 2;
    private static final int FIRST_SIZE = 4;
    /** Most packets are never kept: until one is, the arrays are not there. Never written to. */
    private static final byte[][] EMPTY = new byte[1][];

    private final int size;
    private int room = EMPTY.length; // slots that exist: grows up to size
    private byte[][] octets = EMPTY;
    private int[] from;
    private int[] to;
    private byte[] flags;
    private long[] numbers;
    private long[] arrivals;
    private int count;
    private int held;

    FragmentRing(int atLeast) {
        this.size = Integer.highestOneBit(Math.max(2, atLeast) * 2 - 1);
    }

    private void allocate(int slots) {
        room = slots;
        octets = new byte[slots][];
        from = new int[slots];
        to = new int[slots];
        flags = new byte[slots];
        numbers = new long[slots];
        arrivals = new long[slots];
    }

    /** Numbers from the first held one on that have a slot. */
    int size() {
        return size;
    }

    int count() {
        return count;
    }

    int octets() {
        return held;
    }

    boolean has(long number) {
        int slot = slot(number);
        return octets[slot] != null && numbers[slot] == number;
    }

    private int slot(long number) {
        return (int) (number & room - 1);
    }

    boolean begins(long number) {
        return (flags[slot(number)] & BEGINS) != 0;
    }

    boolean ends(long number) {
        return (flags[slot(number)] & ENDS) != 0;
    }

    void put(long number, Piece piece, long nowPicos) {
        if (octets == EMPTY) allocate(Math.min(size, FIRST_SIZE));
        while (octets[slot(number)] != null && room < size) grow();
        int slot = slot(number);
        if (octets[slot] != null) throw new AssertionError("no slot for fragment " + number + " among " + room);
        MpHeader header = piece.header();
        octets[slot] = piece.octets();
        from[slot] = piece.from();
        to[slot] = piece.to();
        flags[slot] = (byte) ((header.begins() ? BEGINS : 0) | (header.ends() ? ENDS : 0));
        numbers[slot] = number;
        arrivals[slot] = nowPicos;
        count++;
        held += piece.size();
    }

    private void grow() {
        byte[][] oldOctets = octets;
        int[] oldFrom = from;
        int[] oldTo = to;
        byte[] oldFlags = flags;
        long[] oldNumbers = numbers;
        long[] oldArrivals = arrivals;
        allocate(2 * room);
        for (int i = 0; i < oldOctets.length; i++) {
            if (oldOctets[i] == null) continue;
            int slot = slot(oldNumbers[i]);
            octets[slot] = oldOctets[i];
            from[slot] = oldFrom[i];
            to[slot] = oldTo[i];
            flags[slot] = oldFlags[i];
            numbers[slot] = oldNumbers[i];
            arrivals[slot] = oldArrivals[i];
        }
    }

    /** Octets of the fragments from one number up to but without another, all of which are here. */
    int octets(long first, long behind) {
        int sum = 0;
        for (long number = first; number < behind; number++) sum += to[slot(number)] - from[slot(number)];
        return sum;
    }

    byte[] join(long first, long behind, int sum) {
        int only = slot(first);
        if (behind == first + 1) return Arrays.copyOfRange(octets[only], from[only], to[only]);
        byte[] joined = new byte[sum];
        int at = 0;
        for (long number = first; number < behind; number++) {
            int slot = slot(number);
            int length = to[slot] - from[slot];
            System.arraycopy(octets[slot], from[slot], joined, at, length);
            at += length;
        }
        return joined;
    }

    /** Removes those of these numbers that are here; how many there were. */
    int remove(long first, long behind) {
        int removed = 0;
        for (long number = first; number < behind; number++) {
            if (!has(number)) continue;
            int slot = slot(number);
            octets[slot] = null;
            held -= to[slot] - from[slot];
            removed++;
        }
        count -= removed;
        return removed;
    }

    /** When the first of these numbers came, {@link Long#MAX_VALUE} if none is here. */
    long firstArrivalPicos(long first, long behind) {
        long earliest = Long.MAX_VALUE;
        for (long number = first; number < behind; number++) {
            if (has(number)) earliest = Math.min(earliest, arrivals[slot(number)]);
        }
        return earliest;
    }
}
