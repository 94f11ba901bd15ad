package io.trunkline.circuit.testkit;

import io.trunkline.protocol.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes wrong octets out of right ones, or out of nothing. Same seed, same octets. */
public final class Mutations {
    static final int MAX_OCTETS = 2_048;

    private static final int[] BORDERS = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};

    private final Random random;
    private final List<Octets> samples;
    private final Consumer<byte[]> seal;

    /** @param samples right octets, each of one octet at least */
    public Mutations(long seed, List<Octets> samples) {
        this(seed, samples, null);
    }

    /**
     * Mutations of which every fourth is sealed.
     *
     * @param seal makes lengths and checks right again, so that what is behind them is reached; {@code null} for none
     */
    public Mutations(long seed, List<Octets> samples, Consumer<byte[]> seal) {
        this.random = new Random(seed);
        this.samples = samples;
        this.seal = seal;
    }

    /** The next octets; the caller may keep them. */
    public byte[] next() {
        byte[] octets = random.nextInt(8) == 0 ? noise() : sample();
        for (int i = random.nextInt(5); i > 0; i--) octets = mutate(octets);
        if (seal != null && random.nextInt(4) == 0) seal.accept(octets);
        return octets;
    }

    private byte[] noise() {
        byte[] octets = new byte[random.nextInt(random.nextInt(16) == 0 ? MAX_OCTETS : 80)];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] sample() {
        return samples.get(random.nextInt(samples.size())).toArray();
    }

    private byte[] mutate(byte[] octets) {
        if (octets.length == 0) return noise();
        int at = random.nextInt(octets.length);
        switch (random.nextInt(7)) {
            case 0 -> octets[at] = (byte) (octets[at] ^ 1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) random.nextInt(256);
            case 2 -> octets[at] = (byte) BORDERS[random.nextInt(BORDERS.length)];
            case 3 -> octets[at] = (byte) (octets[at] + random.nextInt(5) - 2);
            case 4 -> {
                return Arrays.copyOf(octets, at);
            }
            case 5 -> {
                return splice(octets, at, sample());
            }
            default -> {
                return splice(octets, at, octets);
            }
        }
        return octets;
    }

    /** The octets before a place, then those of another run from any place on. */
    private byte[] splice(byte[] octets, int at, byte[] other) {
        int from = random.nextInt(other.length);
        int length = Math.min(MAX_OCTETS, at + other.length - from);
        byte[] spliced = Arrays.copyOf(octets, length);
        System.arraycopy(other, from, spliced, at, length - at);
        return spliced;
    }
}
