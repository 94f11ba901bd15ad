package io.trunkline.simulation.network;

import io.trunkline.simulation.network.Fault.Occasion;
import io.trunkline.simulation.network.Fault.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads faults from their one-line form. */
final class FaultText {
    private static final String OCCASIONS = "at=TIME, call=NUMBER or progress=HOST:OCTETS";

    private FaultText() {}

    static Fault parse(String line) {
        String[] words = line.strip().split("\\s+");
        try {
            if (words.length < 2)
                throw new IllegalArgumentException(
                        "expected an occasion and a verb: " + OCCASIONS + ", then one of " + verbs());
            return new Fault(occasion(words[0]), verb(words[1]), arguments(words));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fault '" + line + "': " + e.getMessage(), e);
        }
    }

    private static Occasion occasion(String word) {
        int equals = word.indexOf('=');
        String value = word.substring(equals + 1);
        try {
            return switch (equals < 0 ? "" : word.substring(0, equals)) {
                case "at" -> new Occasion.At(Quantity.picos(value));
                case "call" -> new Occasion.Call(Integer.parseInt(value));
                case "progress" -> progress(value);
                default -> throw new IllegalArgumentException("no occasion");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + word + "' is no occasion, expected " + OCCASIONS, e);
        }
    }

    private static Occasion progress(String value) {
        int colon = value.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("no host");
        return new Occasion.Progress(value.substring(0, colon), Quantity.octets(value.substring(colon + 1)));
    }

    private static Verb verb(String word) {
        for (Verb verb : Verb.values()) if (verb.word().equals(word)) return verb;
        throw new IllegalArgumentException("'" + word + "' is no verb" + Nearest.advice(word, verbs()));
    }

    private static List<String> verbs() {
        return Arrays.stream(Verb.values()).map(Verb::word).toList();
    }

    private static Map<String, String> arguments(String... words) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            int equals = word.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("'" + word + "' is no argument, expected KEY=VALUE");
            String before = arguments.put(word.substring(0, equals), word.substring(equals + 1));
            if (before != null)
                throw new IllegalArgumentException(
                        "'" + word + "' comes after another value of the same argument, expected one");
        }
        return arguments;
    }

    /** The arguments in the order of the verb's and in their one form. */
    static Map<String, String> checked(Verb verb, Map<String, String> arguments) {
        List<String> names = verb.arguments().stream().map(PropertyRule::name).toList();
        for (String name : arguments.keySet()) {
            if (!names.contains(name))
                throw new IllegalArgumentException(
                        "'" + name + "' is no argument of " + verb.word() + Nearest.advice(name, names));
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        for (PropertyRule rule : verb.arguments()) {
            String value = arguments.get(rule.name());
            if (value != null) ordered.put(rule.name(), value(rule, value));
            else if (rule.required()) throw missing(verb, List.of(rule.name()));
        }
        if (!verb.oneOf().isEmpty() && verb.oneOf().stream().noneMatch(ordered::containsKey))
            throw missing(verb, verb.oneOf());
        return ordered;
    }

    private static IllegalArgumentException missing(Verb verb, List<String> names) {
        String expected =
                String.join(" or ", names.stream().map(name -> name + "=…").toList());
        return new IllegalArgumentException("'" + verb.word() + "' lacks an argument, expected " + expected);
    }

    private static String value(PropertyRule rule, String value) {
        try {
            // a provider's name of a rate is any word here; whoever knows the provider checks it
            boolean rateName = rule.type() == PropertyRule.Type.RATE && value.matches("[a-z][a-z0-9.-]*");
            return rule.canonical(value, rateName ? List.of(value) : List.of());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + rule.name() + '=' + value + "' is wrong, expected " + rule.expected(), e);
        }
    }

    /** Names that a fault uses and the plan does not have, one line each. */
    static List<String> dangling(Fault fault, PlanNames names) {
        List<String> lines = new ArrayList<>();
        if (fault.occasion() instanceof Occasion.Progress progress
                && !names.hosts().contains(progress.host()))
            lines.add("'" + progress + "' names no host" + Nearest.advice(progress.host(), names.hosts()));
        for (PropertyRule rule : fault.verb().arguments()) {
            String value = fault.arguments().get(rule.name());
            if (value != null && !names.knows(rule.type(), value)) {
                String what = "'" + rule.name() + '=' + value + "' names no "
                        + rule.type().name().toLowerCase(java.util.Locale.ROOT);
                lines.add(what + Nearest.advice(value, names.of(rule.type())));
            }
        }
        return lines;
    }
}
