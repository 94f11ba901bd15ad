package io.trunkline.protocol;

import java.util.Arrays;
import java.util.Objects;

/** Writes octets and bit fields, most significant bit first. A value that does not fit its field is the caller's mistake. */
public final class OctetWriter {
    private byte[] octets;
    private final int begin;
    /** Octets may be more than there is room for. */
    private final boolean grows;

    private int size;
    private int bitsFilled; // of the octet at size, 0..7
    private boolean shared;

    /** An empty writer that grows as needed. */
    public OctetWriter() {
        this(64);
    }

    /** An empty writer with room for this many octets before it has to grow. */
    public OctetWriter(int expectedOctets) {
        this(new byte[Math.max(expectedOctets, 8)], 0, true);
    }

    private OctetWriter(byte[] octets, int begin, boolean grows) {
        this.octets = octets;
        this.begin = begin;
        this.grows = grows;
        this.size = begin;
    }

    /** Writes into an array from an index on, and not behind its end. */
    public static OctetWriter into(byte[] octets, int from) {
        Objects.checkIndex(from, octets.length + 1);
        return new OctetWriter(octets, from, false);
    }

    /** Whole octets written so far. */
    public int position() {
        return size - begin;
    }

    /** 8 bits. */
    public OctetWriter u8(int value) {
        if (bitsFilled != 0) return bits(8, value);
        check(value, 8);
        room(1);
        octets[size++] = (byte) value;
        return this;
    }

    /** 16 bits. */
    public OctetWriter u16(int value) {
        check(value, 16);
        return u8(value >>> 8).u8(value & 0xFF);
    }

    /** 24 bits. */
    public OctetWriter u24(int value) {
        check(value, 24);
        return u8(value >>> 16).u16(value & 0xFFFF);
    }

    /** All 32 bits of an {@code int}. */
    public OctetWriter i32(int value) {
        return u16(value >>> 16).u16(value & 0xFFFF);
    }

    /** A number of 1 to 31 bits; it may cross octets. */
    public OctetWriter bits(int count, int value) {
        if (count < 1 || count > 31)
            throw new IllegalArgumentException(count + " bits; 1 to 31 can be written at once");
        check(value, count);
        int left = 8 - bitsFilled - count;
        if (left >= 0) bitsOfOctet(count, value << left);
        else for (int i = count - 1; i >= 0; i--) bitsOfOctet(1, (value >>> i & 1) << 7 - bitsFilled);
        return this;
    }

    /** Adds bits that fit into the octet that is being filled. @param inPlace they stand where they belong in it */
    private void bitsOfOctet(int count, int inPlace) {
        if (bitsFilled == 0) {
            room(1);
            octets[size] = 0;
        }
        octets[size] = (byte) (octets[size] | inPlace);
        bitsFilled += count;
        if (bitsFilled == 8) {
            bitsFilled = 0;
            size++;
        }
    }

    /** All of these octets. */
    public OctetWriter octets(Octets added) {
        aligned();
        room(added.size());
        added.copyInto(octets, size);
        size += added.size();
        return this;
    }

    /** The same octet several times. */
    public OctetWriter fill(int count, int value) {
        for (int i = 0; i < count; i++) u8(value);
        return this;
    }

    /** Replaces 16 bits written before: a length known only afterwards. */
    public OctetWriter replaceU16(int position, int value) {
        check(value, 16);
        int at = begin + position;
        if (position < 0 || at + 2 > size) throw new IndexOutOfBoundsException("no two octets at " + position);
        if (shared) octets = octets.clone();
        shared = false;
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
        return this;
    }

    /** What was written so far; what is written later does not change it. */
    public Octets toOctets() {
        aligned();
        if (size < octets.length || !grows) return Octets.copyOf(octets, begin, size);
        shared = true; // it is full: more is written into a larger array
        return new Octets(octets);
    }

    /** A copy of what was written. */
    public byte[] toArray() {
        aligned();
        return Arrays.copyOfRange(octets, begin, size);
    }

    private void aligned() {
        if (bitsFilled != 0)
            throw new IllegalStateException("in the middle of an octet, " + bitsFilled + " bits written");
    }

    private static void check(int value, int bits) {
        if (value >>> bits != 0) throw new IllegalArgumentException(value + " does not fit into " + bits + " bits");
    }

    private void room(int count) {
        if (size + count <= octets.length) return;
        if (!grows) throw new IndexOutOfBoundsException("no room for " + count + " octets at " + position());
        octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + count));
    }
}
