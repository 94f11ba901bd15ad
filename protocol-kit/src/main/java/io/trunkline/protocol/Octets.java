package io.trunkline.protocol;

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
        // the greater part shares the array; a small part must not keep a large array alive
        if (to - from > octets.length / 2) return new Octets(octets, begin + from, to - from);
        return copyOf(octets, begin + from, begin + to);
    }

    /** A copy as an array. */
    public byte[] toArray() {
        return Arrays.copyOfRange(octets, begin, begin + size);
    }

    /** A reader at the first octet. */
    public OctetReader reader() {
        return new OctetReader(octets, begin, begin + size);
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
