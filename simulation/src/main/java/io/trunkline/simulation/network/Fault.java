package io.trunkline.simulation.network;

import static io.trunkline.simulation.network.PropertyRule.Type.HOST;
import static io.trunkline.simulation.network.PropertyRule.Type.LINK;
import static io.trunkline.simulation.network.PropertyRule.Type.PROBABILITY;
import static io.trunkline.simulation.network.PropertyRule.Type.TEXT;
import static io.trunkline.simulation.network.PropertyRule.Type.TIME;
import static io.trunkline.simulation.network.PropertyRule.Type.WHOLE;
import static io.trunkline.simulation.network.PropertyRule.optional;
import static io.trunkline.simulation.network.PropertyRule.required;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that goes wrong. Its one-line form, which {@link #parse} reads and {@link #toString} gives, is occasion, verb
 * and arguments: {@code at=20s release group-of=alice cause=41}.
 *
 * @param occasion when it happens
 * @param verb what happens
 * @param arguments to what and how, by key: for example {@code group-of} and {@code cause}; values in their one form, as
 *     {@link PropertyRule#canonical} has it
 */
public record Fault(Occasion occasion, Verb verb, Map<String, String> arguments) {
    /** When a fault happens. */
    public sealed interface Occasion {
        /** At an instant. @param picos since the simulation began */
        record At(long picos) implements Occasion {
            /** Refuses negative times. */
            public At {
                if (picos < 0) throw new IllegalArgumentException("picos " + picos + ", expected >= 0");
            }

            @Override
            public String toString() {
                return "at=" + Quantity.timeText(picos);
            }
        }

        /** At the n-th call that is placed. @param number from 1 */
        record Call(int number) implements Occasion {
            /** Refuses numbers below 1. */
            public Call {
                if (number < 1) throw new IllegalArgumentException("number " + number + ", expected >= 1");
            }

            @Override
            public String toString() {
                return "call=" + number;
            }
        }

        /** Once a host has sent so much. @param host who sends @param octets of application data, over all its sockets */
        record Progress(String host, long octets) implements Occasion {
            /** Refuses negative sizes. */
            public Progress {
                if (octets < 0) throw new IllegalArgumentException("octets " + octets + ", expected >= 0");
            }

            @Override
            public String toString() {
                return "progress=" + host + ':' + octets;
            }
        }
    }

    // @formatter:off
    private static final PropertyRule CAUSE       = optional("cause",    WHOLE, "",  "The network's cause number; without it the provider's usual one.").between(1, 127);
    private static final PropertyRule COUNT       = optional("count",    WHOLE, "1", "How many in a row.").between(1, 1_000_000);
    private static final PropertyRule FOR         = optional("for",      TIME,  "",  "For how long; without it, to the end.").between(1, Long.MAX_VALUE);
    private static final PropertyRule FROM        = optional("from",     HOST,  "",  "Only calls from this host.");
    private static final PropertyRule TO          = optional("to",       HOST,  "",  "Only calls to this host.");
    private static final PropertyRule CALLED      = optional("host",     HOST,  "",  "The called host; without it any.");
    private static final PropertyRule GROUP_OF    = optional("group-of", HOST,  "",  "The calls of this host's groups.");
    private static final PropertyRule CALL        = optional("call",     WHOLE, "",  "The n-th call.").between(1, Integer.MAX_VALUE);
    private static final PropertyRule ANY_LINK    = optional("link",     LINK,  "",  "The link.");
    private static final PropertyRule CHANNEL     = optional("channel",  TEXT,  "",  "The channel, in the provider's words.");
    private static final PropertyRule MEMBER      = optional("member",   TEXT,  "",  "Only this member of a group, in the provider's words.");
    private static final PropertyRule LINE        = required("link",     LINK,       "The link.");
    private static final PropertyRule NEW_RATE    = required("rate",     PropertyRule.Type.RATE, "The rate from then on.");
    private static final PropertyRule PROBABLE    = required("probability", PROBABILITY, "How probable it is.");
    private static final PropertyRule HOST_OF     = required("host",     HOST,       "Whose signalling, in either direction.");
    private static final PropertyRule NODE        = required("node",     PropertyRule.Type.PLACE, "The switch or exchange.");
    private static final PropertyRule MESSAGE     = optional("message",  TEXT,  "",  "Only messages of this type, for example SETUP.");

    /** What can go wrong, the same for all simulators. */
    public enum Verb {
        /** The network refuses a call. */                  REFUSE(        List.of(),                   "the network refuses the next call",    FROM, TO, CAUSE, COUNT),
        /** The called side is busy. */                     BUSY(          List.of(),                   "the called side is busy",              CALLED, COUNT),
        /** The called side does not answer. */             NO_ANSWER(     List.of(),                   "the called side does not answer",      CALLED, COUNT),
        /** The network clears a call. */                   RELEASE(       List.of("group-of", "call"), "the network clears a call",            GROUP_OF, CALL, CAUSE),
        /** A link or channel goes down. */                 DOWN(          List.of("link", "channel"),  "a link or channel goes down",          ANY_LINK, CHANNEL, FOR),
        /** A link or channel comes back. */                UP(            List.of("link", "channel"),  "a link or channel comes back",         ANY_LINK, CHANNEL),
        /** A link has another rate. */                     RATE(          List.of(),                   "a link has another rate",              LINE, NEW_RATE, FOR),
        /** A link or member loses cells or frames. */      LOSS(          List.of("link", "member"),   "cells or frames are lost",             ANY_LINK, MEMBER, PROBABLE, FOR),
        /** A link damages bits. */                         BIT_ERRORS(    List.of(),                   "bits are damaged",                     LINE, PROBABLE, FOR),
        /** Signalling messages vanish. */                  LOSE_MESSAGE(  List.of(),                   "signalling messages vanish",           HOST_OF, MESSAGE, COUNT),
        /** Signalling messages arrive twice. */            DOUBLE_MESSAGE(List.of(),                   "signalling messages arrive twice",     HOST_OF, MESSAGE, COUNT),
        /** A node restarts. */                             RESTART(       List.of(),                   "a node restarts and loses its calls",  NODE);
        // @formatter:on

        private final List<String> oneOf;
        private final String meaning;
        private final List<PropertyRule> arguments;

        Verb(List<String> oneOf, String meaning, PropertyRule... arguments) {
            this.oneOf = oneOf;
            this.meaning = meaning;
            this.arguments = List.of(arguments);
        }

        /** As it is written, for example {@code no-answer}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What happens. */
        public String meaning() {
            return meaning;
        }

        /** Arguments it takes. */
        public List<PropertyRule> arguments() {
            return arguments;
        }

        /** Arguments of which there must be at least one; empty if it goes without. */
        public List<String> oneOf() {
            return oneOf;
        }
    }

    /**
     * Brings the arguments into their order and one form.
     *
     * @throws IllegalArgumentException an argument that the verb does not take, a missing one or a bad value; one line
     */
    public Fault {
        arguments = Collections.unmodifiableMap(FaultText.checked(verb, arguments));
    }

    /**
     * Reads the one-line form.
     *
     * @throws IllegalArgumentException it is none; one line that names the word and lists what is possible
     */
    public static Fault parse(String line) {
        return FaultText.parse(line);
    }

    /** An argument's value, or its default, empty for none. */
    public String argument(String name) {
        String given = arguments.get(name);
        if (given != null) return given;
        return verb.arguments().stream()
                .filter(rule -> rule.name().equals(name))
                .map(PropertyRule::defaultText)
                .findFirst()
                .orElse("");
    }

    /** The one-line form. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder().append(occasion).append(' ').append(verb.word());
        arguments.forEach(
                (name, value) -> line.append(' ').append(name).append('=').append(value));
        return line.toString();
    }
}
