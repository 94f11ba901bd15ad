package io.trunkline.protocol;

/**
 * Reads octets and bit fields, most significant bit first. Reading is total: what lies behind the end reads as zero and is
 * remembered in {@link #ranOut()}, so that a decoder may read a whole structure and judge once.
 */
public final class OctetReader {
    private final byte[] octets;
    /** Nobody will change the array: what is read may share it. */
    private final boolean fixed;

    private final int start;
    private final int end;
    private int next;
    private int bitsTaken; // of the octet at next, 0..7
    private boolean ranOut;

    /** Reads a whole array, which must not change meanwhile. */
    public OctetReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    /**
     * Reads a part of an array, which must not change meanwhile.
     *
     * @param from index of the first octet; positions are counted from here
     * @param to index after the last
     */
    public OctetReader(byte[] octets, int from, int to) {
        this(octets, false, from, from, to);
    }

    private OctetReader(byte[] octets, boolean fixed, int start, int from, int to) {
        if (from < start || to < from || to > octets.length) {
            throw new IndexOutOfBoundsException("octets " + from + " to " + to + " of " + octets.length);
        }
        this.octets = octets;
        this.fixed = fixed;
        this.start = start;
        this.next = from;
        this.end = to;
    }

    /** Of an array that never changes. */
    static OctetReader ofFixed(byte[] octets, int from, int to) {
        return new OctetReader(octets, true, from, from, to);
    }

    /** Octets read so far; the first one has position 0. */
    public int position() {
        return next - start;
    }

    /** Octets not yet touched. */
    public int remaining() {
        return end - next - (bitsTaken == 0 ? 0 : 1);
    }

    /** True if something behind the end was asked for. */
    public boolean ranOut() {
        return ranOut;
    }

    /** The next octet without taking it; 0 at the end. */
    public int peek() {
        return next < end ? octets[next] & 0xFF : 0;
    }

    /** 8 bits, unsigned. */
    public int u8() {
        if (bitsTaken != 0) return bits(8);
        if (next < end) return octets[next++] & 0xFF;
        ranOut = true;
        return 0;
    }

    /** 16 bits, unsigned. */
    public int u16() {
        return u8() << 8 | u8();
    }

    /** 24 bits, unsigned. */
    public int u24() {
        return u16() << 8 | u8();
    }

    /** 32 bits as an {@code int}, so possibly negative. */
    public int i32() {
        return u16() << 16 | u16();
    }

    /** 32 bits, unsigned. */
    public long u32() {
        return i32() & 0xFFFF_FFFFL;
    }

    /**
     * The next bits as an unsigned number; they may cross octets.
     *
     * @param count 1 to 31
     */
    public int bits(int count) {
        if (count < 1 || count > 31) throw new IllegalArgumentException(count + " bits; 1 to 31 can be read at once");
        int left = 8 - bitsTaken - count;
        if (left >= 0 && next < end) return bitsOfOctet(count, left);
        int value = 0;
        for (int i = 0; i < count; i++) value = value << 1 | bit();
        return value;
    }

    /** Bits of the octet that is next. @param left how many of its bits stand behind them */
    private int bitsOfOctet(int count, int left) {
        int value = octets[next] >> left & (1 << count) - 1;
        bitsTaken = left == 0 ? 0 : bitsTaken + count;
        if (left == 0) next++;
        return value;
    }

    private int bit() {
        if (next >= end) {
            ranOut = true;
            return 0;
        }
        int bit = octets[next] >> (7 - bitsTaken) & 1;
        if (++bitsTaken == 8) {
            bitsTaken = 0;
            next++;
        }
        return bit;
    }

    /** The next octets, fewer if fewer are left. */
    public Octets octets(int count) {
        int taken = take(count);
        return fixed ? Octets.partOf(octets, next - taken, next) : Octets.copyOf(octets, next - taken, next);
    }

    /** All that is left. */
    public Octets rest() {
        return octets(remaining());
    }

    /** Passes over octets. */
    public void skip(int count) {
        take(count);
    }

    /** A reader of the next octets only, fewer if fewer are left; its positions go on from this reader's. */
    public OctetReader part(int count) {
        int taken = take(count);
        return new OctetReader(octets, fixed, start, next - taken, next);
    }

    private int take(int count) {
        if (count < 0) throw new IllegalArgumentException("cannot take " + count + " octets");
        if (bitsTaken != 0) throw new IllegalStateException("in the middle of an octet, " + bitsTaken + " bits read");
        int taken = Math.min(count, end - next);
        if (taken < count) ranOut = true;
        next += taken;
        return taken;
    }

    /** The value, unless something behind the end was asked for: then a malformation that says what was cut short. */
    public <T> Decoded<T> finish(String what, T value) {
        return ranOut ? Decoded.malformed(what + " cut short", position()) : Decoded.of(value);
    }

    /** As {@link #finish}, and octets left over are a malformation too. */
    public <T> Decoded<T> finishExactly(String what, T value) {
        if (!ranOut && remaining() > 0) {
            return Decoded.malformed(remaining() + " octets too many in " + what, position());
        }
        return finish(what, value);
    }
}
