package io.trunkline.simulation;

/**
 * Random numbers that are the same on every JDK: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, OOPSLA 2014). One thread at a time may use it.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** The sequence of this seed. */
    public SeededRandom(long seed) {
        state = seed;
    }

    /** The sequence of one part of a run: the same for the same seed and name. */
    public static SeededRandom of(long seed, String part) {
        long hash = seed;
        for (int i = 0; i < part.length(); i++) hash = mix(hash + GOLDEN_GAMMA * (part.charAt(i) + 1));
        return new SeededRandom(hash);
    }

    /** 64 random bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A whole number from 0 to {@code bound} - 1. */
    public int below(int bound) {
        if (bound < 1) throw new IllegalArgumentException("bound " + bound + ", expected > 0");
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A number from 0 (included) to 1 (excluded), a multiple of 2^-53. */
    public double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean happens(double probability) {
        return probability > 0 && fraction() < probability;
    }

    /** Time to the next event of a Poisson process, computed so that every JDK gives the same. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - fraction());
    }

    /** Fills an array. */
    public void fill(byte[] octets) {
        for (int i = 0; i < octets.length; i++) octets[i] = (byte) next();
    }
}
