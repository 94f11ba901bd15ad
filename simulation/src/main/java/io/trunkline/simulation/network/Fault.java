package io.trunkline.simulation.network;

import java.util.Map;

/**
 * Something that goes wrong.
 *
 * @param occasion when it happens
 * @param verb what happens
 * @param arguments to what and how, by key: for example {@code group-of} and {@code cause}
 */
public record Fault(Occasion occasion, Verb verb, Map<String, String> arguments) {
    /** When a fault happens. */
    public sealed interface Occasion {
        /** At an instant. @param picos since the simulation began */
        record At(long picos) implements Occasion {}

        /** At the n-th call that is placed. @param number from 1 */
        record Call(int number) implements Occasion {}

        /** Once a host has sent so much. @param host who sends @param octets of application data, over all its sockets */
        record Progress(String host, long octets) implements Occasion {}
    }

    /** What can go wrong, the same for all simulators. */
    public enum Verb {
        /** The network refuses a call; {@code cause}. */
        REFUSE,
        /** The called side is busy. */
        BUSY,
        /** The called side does not answer. */
        NO_ANSWER,
        /** The network clears a call; {@code group-of} or {@code call}, {@code cause}. */
        RELEASE,
        /** A link or channel goes down; {@code link} or {@code channel}, {@code for}. */
        DOWN,
        /** A link or channel comes back. */
        UP,
        /** A link has another rate; {@code link}, {@code rate}. */
        RATE,
        /** A link loses cells or frames; {@code link} or {@code member}, {@code probability}. */
        LOSS,
        /** A link damages bits; {@code link}, {@code probability}. */
        BIT_ERRORS,
        /** Signalling messages vanish; {@code host}, {@code message}, {@code count}. */
        LOSE_MESSAGE,
        /** Signalling messages arrive twice; {@code host}, {@code message}, {@code count}. */
        DOUBLE_MESSAGE
    }
}
