package io.trunkline.simulation.network;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * A key that may stand in a section of a network file, or an argument of a fault.
 *
 * @param name as it is written
 * @param type what its value is
 * @param required whether it must be there
 * @param defaultText what holds where it is absent, in the file's form; empty for none
 * @param least smallest whole value in the type's unit: picoseconds, bits per second, octets
 * @param most largest
 * @param words what a {@link Type#WORD} can be
 * @param meaning one sentence
 */
public record PropertyRule(
        String name,
        Type type,
        boolean required,
        String defaultText,
        long least,
        long most,
        List<String> words,
        String meaning) {
    /** What values are. */
    public enum Type {
        // @formatter:off
        /** Text without blanks and quotes. */                                     TEXT("a text without blanks"),
        /** One of some words. */                                                  WORD("a word"),
        /** {@code true} or {@code false}. */                                      FLAG("true or false"),
        /** A whole number. */                                                     WHOLE("a whole number"),
        /** A decimal number without sign. */                                      DECIMAL("a number such as 2.5"),
        /** A length of time, kept as {@link Quantity#timeText}. */                TIME("a length of time such as 20s or 5ms"),
        /** A rate, kept as {@link Quantity#rateText} or the provider's name. */   RATE("a rate such as 2 Mbit/s"),
        /** A probability. */                                                      PROBABILITY("a number from 0 to 1 such as 1e-6"),
        /** A size, kept as a number of octets. */                                 OCTETS("a size such as 9180 or 64 KiB"),
        /** The name of a host. */                                                 HOST("a host"),
        /** The name of a host or node. */                                         PLACE("a host or node"),
        /** The name of a link. */                                                 LINK("a link");
        // @formatter:on

        private final String expected;

        Type(String expected) {
            this.expected = expected;
        }
    }

    /** Copies the list. */
    public PropertyRule {
        words = List.copyOf(words);
    }

    /** A key that must be there. */
    public static PropertyRule required(String name, Type type, String meaning) {
        return new PropertyRule(name, type, true, "", 0, Long.MAX_VALUE, List.of(), meaning);
    }

    /** A key that may be absent; {@code defaultText} holds then, empty for none. */
    public static PropertyRule optional(String name, Type type, String defaultText, String meaning) {
        return new PropertyRule(name, type, false, defaultText, 0, Long.MAX_VALUE, List.of(), meaning);
    }

    /** The same within these bounds, both included, in the type's unit. */
    public PropertyRule between(long from, long to) {
        return new PropertyRule(name, type, required, defaultText, from, to, words, meaning);
    }

    /** The same with these words. */
    public PropertyRule oneOf(List<String> possible) {
        return new PropertyRule(name, Type.WORD, required, defaultText, least, most, possible, meaning);
    }

    /** What a value has to be, for messages and pages. */
    public String expected() {
        if (type == Type.WORD) return "one of " + String.join(", ", words);
        boolean bounded = least > 0 || most < Long.MAX_VALUE;
        return bounded ? type.expected + range() : type.expected;
    }

    private String range() {
        if (most == Long.MAX_VALUE) return " from " + inUnit(least);
        return " from " + inUnit(least) + " to " + inUnit(most);
    }

    private String inUnit(long value) {
        if (type == Type.TIME) return Quantity.timeText(value);
        return type == Type.RATE ? Quantity.rateText(value) : Long.toString(value);
    }

    /**
     * A value in its one form, so that equal values are equal texts.
     *
     * @param rateNames the provider's names of rates
     * @throws IllegalArgumentException it is not what {@link #expected} says
     */
    public String canonical(String text, Collection<String> rateNames) {
        return switch (type) {
            case TEXT, HOST, PLACE, LINK -> word(text);
            case WORD -> only(words.contains(text), text);
            case FLAG -> only(text.equals("true") || text.equals("false"), text);
            case WHOLE -> Long.toString(bounded(Long.parseLong(only(text.matches("\\d{1,19}"), text))));
            case DECIMAL -> boundedDecimal(Quantity.decimal(text));
            case TIME -> Quantity.timeText(bounded(Quantity.picos(text)));
            case RATE -> rateNames.contains(text) ? text : Quantity.rateText(bounded(Quantity.bitsPerSecond(text)));
            case PROBABILITY -> Quantity.probability(text).toString();
            case OCTETS -> Long.toString(bounded(Quantity.octets(text)));
        };
    }

    private static String word(String text) {
        return only(text.matches("[^\\s\"'=\\p{Cntrl}]+"), text);
    }

    private static String only(boolean good, String text) {
        if (!good) throw new IllegalArgumentException("not of this type");
        return text;
    }

    private long bounded(long value) {
        if (value < least || value > most) throw new IllegalArgumentException("out of range");
        return value;
    }

    private String boundedDecimal(BigDecimal value) {
        boolean inside =
                value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        return only(inside, value.scale() > 30 ? value.toString() : value.toPlainString());
    }
}
