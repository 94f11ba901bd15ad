package io.trunkline.circuit.testkit;

import io.trunkline.protocol.Octets;
import java.util.function.Consumer;

/**
 * Feeds wrong octets to decoders: none may throw, and what each input costs in memory is bounded.
 * {@code -Dfuzz.inputs=10000000} for a long run, {@code -Dfuzz.seed=…} for another.
 */
public final class DecoderFuzz {
    /** Inputs of a run. */
    public static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    /** Warm-up: loading classes allocates, decoding with them must not. */
    private static final int UNMEASURED_INPUTS = 2_000;
    /** All decoders together, garbage included. */
    private static final long MAX_BYTES_PER_INPUT = 64 * 1024;

    private DecoderFuzz() {}

    /**
     * Runs them all.
     *
     * @param decoders throws what a decoder throws, and an error for what does not hold
     * @param mostBytesPerOctet how much memory may be allocated for an input beyond 64 KiB
     */
    public static void run(long seed, Mutations mutations, Consumer<byte[]> decoders, long mostBytesPerOctet) {
        ThreadMeter meter = new ThreadMeter();
        for (int i = 0; i < INPUTS; i++) {
            byte[] octets = mutations.next();
            long before = meter.allocatedBytes();
            try {
                decoders.accept(octets);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", input " + i + ": " + Octets.copyOf(octets), e);
            }
            long bytes = meter.allocatedBytes() - before;
            if (i > UNMEASURED_INPUTS && bytes > MAX_BYTES_PER_INPUT + mostBytesPerOctet * octets.length) {
                throw new AssertionError(
                        "seed " + seed + ", input " + i + " took " + bytes + " bytes: " + Octets.copyOf(octets));
            }
        }
    }

    /** A library's assertion costs more than a decoder. */
    public static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("does not hold: " + what);
    }
}
