package io.trunkline.spi;

/**
 * A version of this interface. Start-up takes the lower of the two highest versions and needs it to be at least the higher
 * of the two lowest.
 *
 * @param major changes that break providers
 * @param minor additions
 */
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {
    /** The version that this library speaks: 2.2, as the standard's. */
    public static final SpiVersion CURRENT = new SpiVersion(2, 2);
    /** The oldest that this library still speaks. */
    public static final SpiVersion OLDEST = new SpiVersion(2, 2);

    @Override
    public int compareTo(SpiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
