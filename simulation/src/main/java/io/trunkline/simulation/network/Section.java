package io.trunkline.simulation.network;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One host, node, link or source of a network file.
 *
 * @param path where it stands, for messages, for example {@code links[0]}
 * @param name of a host, node or source; empty for a link
 * @param object what stands there
 * @param values what is set, and the defaults, by key, each in its one form
 * @param whole whether nothing was missing or wrong
 */
record Section(String path, String name, ConfigObject object, Map<String, String> values, boolean whole) {
    /** The members of an object in the order of the file: by line, those of one line by name. */
    static List<Map.Entry<String, ConfigValue>> ordered(ConfigObject object) {
        return object.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ConfigValue> member) ->
                                member.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /** Reads what stands at a place by its rules. */
    static Section read(String path, String name, ConfigObject object, List<PropertyRule> rules, Reading reading) {
        List<String> known = rules.stream().map(PropertyRule::name).toList();
        boolean whole = true;
        for (Map.Entry<String, ConfigValue> member : ordered(object)) {
            if (known.contains(member.getKey())) continue;
            reading.problems().unknownKey(path + ".", member.getKey(), member.getValue(), known);
            whole = false;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (PropertyRule rule : rules) whole &= take(path, object, rule, reading, values);
        return new Section(path, name, object, values, whole);
    }

    private static boolean take(
            String path, ConfigObject object, PropertyRule rule, Reading reading, Map<String, String> values) {
        ConfigValue value = object.get(rule.name());
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            if (rule.required()) {
                reading.problems()
                        .add(object.origin(), path + "." + rule.name() + " is missing, expected " + rule.expected());
            } else if (!rule.defaultText().isEmpty()) {
                values.put(
                        rule.name(),
                        rule.canonical(rule.defaultText(), reading.names().rates()));
            }
            return !rule.required();
        }
        try {
            values.put(rule.name(), rule.canonical(text(value), reading.names().rates()));
            return true;
        } catch (IllegalArgumentException | ConfigException e) {
            String names = rule.type() == PropertyRule.Type.RATE
                            && !reading.names().rates().isEmpty()
                    ? " or one of " + String.join(", ", reading.names().rates())
                    : "";
            reading.problems().badValue(path + "." + rule.name(), value, rule.expected() + names);
            return false;
        }
    }

    /** A value as it is written. */
    static String text(ConfigValue value) {
        return value.atKey("it").getString("it");
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** Where a key stands, or the section if it stands nowhere. */
    ConfigOrigin origin(String key) {
        ConfigValue value = object.get(key);
        return value == null ? object.origin() : value.origin();
    }

    /** What is not common to all providers. */
    Map<String, String> without(List<String> common) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(common);
        return java.util.Collections.unmodifiableMap(rest);
    }

    /** Reports values that must be names of something and are not; true if all is well. */
    boolean refersWell(List<PropertyRule> rules, Reading reading) {
        boolean well = true;
        for (PropertyRule rule : rules) {
            String value = values.get(rule.name());
            if (value == null || reading.names().knows(rule.type(), value)) continue;
            String advice = Nearest.advice(value, reading.names().of(rule.type()));
            String text = path + "." + rule.name() + " is '" + value + "', expected " + rule.expected() + advice;
            reading.problems().add(origin(rule.name()), text);
            well = false;
        }
        return well;
    }

    /** What is found while a file is read. */
    record Reading(PlanNames names, NetworkProblems problems) {}
}
