package io.trunkline.simulation;

import java.util.Optional;

/**
 * The first line of a trace in a file: {@code trunkline-trace 1 seed=7 network=NAME}.
 *
 * @param version of the format
 * @param seed of the run
 * @param network name of the network
 */
public record TraceHeader(int version, long seed, String network) {
    /** The format that this library writes. */
    public static final int VERSION = 1;

    private static final String MAGIC = "trunkline-trace ";
    private static final String SEED = " seed=";
    private static final String NETWORK = " network=";

    /** The header of a run that is recorded now. */
    public TraceHeader(long seed, String network) {
        this(VERSION, seed, network.replaceAll("\\p{Cntrl}", " "));
    }

    /** The header that a line holds, empty if it is none. */
    public static Optional<TraceHeader> parse(String line) {
        int seed = line.indexOf(SEED);
        int network = line.indexOf(NETWORK);
        if (!line.startsWith(MAGIC) || seed < MAGIC.length() || network < seed) return Optional.empty();
        try {
            return Optional.of(new TraceHeader(
                    Integer.parseInt(line.substring(MAGIC.length(), seed)),
                    Long.parseLong(line.substring(seed + SEED.length(), network)),
                    line.substring(network + NETWORK.length())));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The line, without its end. */
    public String line() {
        return MAGIC + version + SEED + seed + NETWORK + network;
    }
}
