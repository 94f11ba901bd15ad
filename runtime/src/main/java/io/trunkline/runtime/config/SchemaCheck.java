package io.trunkline.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a section with the keys that may stand in it: every key is known, every value is of its type and range. */
final class SchemaCheck {
    private final List<ConfigKey<?>> keys;
    private final String prefix;
    private final Collection<String> skipped;

    /**
     * A check.
     *
     * @param keys what may stand in the section; path elements in upper case stand for any name
     * @param prefix where the section stands, with its dot, for messages; empty for the root
     * @param skipped first words that somebody else checks
     */
    SchemaCheck(List<ConfigKey<?>> keys, String prefix, Collection<String> skipped) {
        this.keys = keys;
        this.prefix = prefix;
        this.skipped = skipped;
    }

    /** The values that are set, by path. */
    Map<List<String>, Object> check(ConfigObject section) throws Ws2Exception {
        Map<List<String>, Object> values = new HashMap<>();
        walk(List.of(), section, values);
        return values;
    }

    private void walk(List<String> path, ConfigObject section, Map<List<String>, Object> values) throws Ws2Exception {
        for (Map.Entry<String, ConfigValue> child : section.entrySet()) {
            if (path.isEmpty() && skipped.contains(child.getKey())) continue;
            List<String> here = new ArrayList<>(path);
            here.add(child.getKey());
            visit(List.copyOf(here), child.getValue(), values);
        }
    }

    private void visit(List<String> path, ConfigValue value, Map<List<String>, Object> values) throws Ws2Exception {
        ConfigKey<?> key = keyAt(path);
        if (key != null && value.valueType() == ConfigValueType.NULL) return;
        if (key != null) {
            values.put(path, ValueReader.read(key, shown(path), value));
        } else if (!isSection(path)) {
            String word = path.get(path.size() - 1);
            String whole = shown(path);
            throw Problems.unknownKey(
                    whole.substring(0, whole.length() - word.length()), word, value, knownBeside(path));
        } else if (value instanceof ConfigObject section) {
            walk(path, section, values);
        } else {
            throw Problems.badValue(shown(path), value, "a section { … }");
        }
    }

    private ConfigKey<?> keyAt(List<String> path) {
        return keys.stream()
                .filter(key -> fits(elements(key), path) && elements(key).length == path.size())
                .findFirst()
                .orElse(null);
    }

    private boolean isSection(List<String> path) {
        return keys.stream().anyMatch(key -> elements(key).length > path.size() && fits(elements(key), path));
    }

    /** The words that could stand at this place. */
    private Set<String> knownBeside(List<String> path) {
        List<String> section = path.subList(0, path.size() - 1);
        Set<String> known = new LinkedHashSet<>();
        for (ConfigKey<?> key : keys) {
            String[] elements = elements(key);
            if (elements.length >= path.size() && fits(elements, section)) known.add(elements[section.size()]);
        }
        if (section.isEmpty()) known.addAll(skipped);
        return known;
    }

    private String shown(List<String> path) {
        return prefix + String.join(".", path);
    }

    private static String[] elements(ConfigKey<?> key) {
        return key.name().split("\\.");
    }

    private static boolean fits(String[] pattern, List<String> path) {
        if (pattern.length < path.size()) return false;
        for (int i = 0; i < path.size(); i++) {
            if (!isWildCard(pattern[i]) && !pattern[i].equals(path.get(i))) return false;
        }
        return true;
    }

    static boolean isWildCard(String element) {
        return element.chars().allMatch(Character::isUpperCase);
    }
}
