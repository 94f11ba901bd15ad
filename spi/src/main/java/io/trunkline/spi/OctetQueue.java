package io.trunkline.spi;

import java.nio.ByteBuffer;

/**
 * A bounded queue of octets, as every provider needs that buffers a stream. Memory is taken as it fills, so an idle
 * connection costs nothing. Not safe for several threads: the owner's lock guards it.
 */
public final class OctetQueue {
    private static final int FIRST_OCTETS = 1024;

    private final int capacityOctets;
    private byte[] ring = {};
    private int first;
    private int size;

    /**
     * An empty queue.
     *
     * @param capacityOctets the most that it holds, at least 1
     */
    public OctetQueue(int capacityOctets) {
        if (capacityOctets < 1)
            throw new IllegalArgumentException("capacity " + capacityOctets + ", expected 1 or more");
        this.capacityOctets = capacityOctets;
    }

    /** Octets in it. */
    public int size() {
        return size;
    }

    /** Octets that still fit. */
    public int room() {
        return capacityOctets - size;
    }

    /** True if nothing is in it. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Takes from {@code data} what fits, advancing its position; the number of octets taken. */
    public int put(ByteBuffer data) {
        int count = Math.min(data.remaining(), room());
        if (size + count > ring.length) grow(size + count);
        int at = ring.length == 0 ? 0 : (first + size) % ring.length;
        int straight = Math.min(count, ring.length - at);
        data.get(ring, at, straight);
        if (count > straight) data.get(ring, 0, count - straight);
        size += count;
        return count;
    }

    /** Moves what there is into {@code data}, as far as it has room; the number of octets moved. */
    public int take(ByteBuffer data) {
        int count = peek(data);
        remove(count);
        return count;
    }

    /**
     * Moves as many octets as there are, and no more than {@code most}, into an array; the number of octets moved.
     *
     * @param at where the first goes
     */
    public int take(byte[] into, int at, int most) {
        int count = Math.min(most, size);
        int straight = Math.min(count, ring.length - first);
        System.arraycopy(ring, first, into, at, straight);
        System.arraycopy(ring, 0, into, at + straight, count - straight);
        remove(count);
        return count;
    }

    private void remove(int count) {
        size -= count;
        first = size == 0 ? 0 : (first + count) % ring.length;
    }

    /** As {@link #take(ByteBuffer)}, but leaves the octets in the queue. */
    public int peek(ByteBuffer data) {
        int count = Math.min(data.remaining(), size);
        int straight = Math.min(count, ring.length - first);
        data.put(ring, first, straight);
        if (count > straight) data.put(ring, 0, count - straight);
        return count;
    }

    /** Forgets everything and gives the memory back. */
    public void clear() {
        ring = new byte[0];
        first = 0;
        size = 0;
    }

    private void grow(int neededOctets) {
        long doubled = Math.max(FIRST_OCTETS, 2L * ring.length);
        byte[] larger = new byte[(int) Math.min(capacityOctets, Math.max(doubled, neededOctets))];
        peek(ByteBuffer.wrap(larger));
        ring = larger;
        first = 0;
    }
}
