package io.trunkline.protocol;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of octets with the equality of a value. */
public final class Octets {
    /** No octets at all. */
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] octets;

    /** Takes the array over; only for arrays nobody else keeps. */
    Octets(byte[] owned) {
        this.octets = owned;
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
        return octets.length;
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return octets.length == 0;
    }

    /** One octet, 0 to 255. */
    public int at(int index) {
        return octets[index] & 0xFF;
    }

    /** The octets from one index up to but without another. */
    public Octets slice(int from, int to) {
        return copyOf(octets, from, to);
    }

    /** A copy as an array. */
    public byte[] toArray() {
        return octets.clone();
    }

    /** A reader at the first octet. */
    public OctetReader reader() {
        return new OctetReader(octets, 0, octets.length);
    }

    /** Copies all octets into an array. */
    public void copyInto(byte[] target, int at) {
        System.arraycopy(octets, 0, target, at, octets.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Hexadecimal digits without blanks; {@link #hex} reads them back. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
