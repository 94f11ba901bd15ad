package io.trunkline.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable run of octets with the equality of a value. */
public final class Octets {
    /** No octets at all. */
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] octets;
    private final int begin;
    private final int size;

    /** Takes the array over; only for arrays nobody else keeps. */
    Octets(byte[] owned) {
        this(owned, 0, owned.length);
    }

    private Octets(byte[] octets, int begin, int size) {
        this.octets = octets;
        this.begin = begin;
        this.size = size;
    }

    /** Takes an array over instead of copying it: whoever made it must not change it any more. */
    public static Octets owning(byte[] made) {
        return new Octets(made);
    }

    /** The same of a part of an array. @param to index after the last */
    public static Octets owning(byte[] made, int from, int to) {
        Objects.checkFromToIndex(from, to, made.length);
        return new Octets(made, from, to - from);
    }

    /** A part of an array that nobody changes: the greater part shares it, a small one must not keep a large array alive. */
    static Octets partOf(byte[] fixed, int from, int to) {
        return to - from > fixed.length / 2 ? new Octets(fixed, from, to - from) : copyOf(fixed, from, to);
    }

    /** A copy of an array. */
    public static Octets copyOf(byte[] octets) {
        return octets.length == 0 ? NONE : new Octets(octets.clone());
    }

    /**
     * A copy of a part of an array.
     *
     * @param from index of the first octet
     * @param to index after the last
     */
    public static Octets copyOf(byte[] octets, int from, int to) {
        return from == to ? NONE : new Octets(Arrays.copyOfRange(octets, from, to));
    }

    /** The low eight bits of each value. */
    public static Octets of(int... values) {
        byte[] octets = new byte[values.length];
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) values[i];
        return new Octets(octets);
    }

    /**
     * From hexadecimal digits; blanks between octets are skipped.
     *
     * @throws IllegalArgumentException anything else in the text, or half an octet
     */
    public static Octets hex(String text) {
        return new Octets(HexFormat.of().parseHex(text.replaceAll("\\s", "")));
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** One octet, 0 to 255. */
    public int at(int index) {
        return octets[begin + Objects.checkIndex(index, size)] & 0xFF;
    }

    /** The octets from one index up to but without another. */
    public Octets slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return partOf(octets, begin + from, begin + to);
    }

    /** A copy as an array. */
    public byte[] toArray() {
        return Arrays.copyOfRange(octets, begin, begin + size);
    }

    /** A reader at the first octet. */
    public OctetReader reader() {
        return OctetReader.ofFixed(octets, begin, begin + size);
    }

    /** A view that cannot be written to. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(octets, begin, size).asReadOnlyBuffer();
    }

    /** Copies all octets into an array. */
    public void copyInto(byte[] target, int at) {
        System.arraycopy(octets, begin, target, at, size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that
                && Arrays.equals(octets, begin, begin + size, that.octets, that.begin, that.begin + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = begin; i < begin + size; i++) hash = 31 * hash + octets[i];
        return hash;
    }

    /** Hexadecimal digits without blanks; {@link #hex} reads them back. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets, begin, begin + size);
    }
}
