package io.trunkline.simulation.network;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a network file, one line each. */
final class NetworkProblems {
    private static final int LONGEST_VALUE = 60;

    private record Problem(int line, String text) {}

    private final List<Problem> found = new ArrayList<>();

    void add(ConfigOrigin origin, String text) {
        found.add(new Problem(origin.lineNumber(), where(origin) + ": " + text));
    }

    void badValue(String key, ConfigValue value, String expected) {
        add(value.origin(), key + " is " + text(value) + ", expected " + expected);
    }

    void unknownKey(String section, String word, ConfigValue value, Collection<String> known) {
        add(value.origin(), "unknown key " + section + word + Nearest.advice(word, known));
    }

    /** Ends the reading if anything was found. */
    void raise() throws NetworkFileException {
        if (found.isEmpty()) return;
        found.sort(Comparator.comparingInt(Problem::line));
        throw new NetworkFileException(found.stream().map(Problem::text).toList(), null);
    }

    static NetworkFileException unreadable(ConfigException e) {
        String line = e.getMessage().lines().findFirst().orElse("it cannot be read");
        String detail = e.origin() == null ? line : line.replace(e.origin().description(), where(e.origin()));
        return new NetworkFileException(List.of("network file cannot be read: " + detail), e);
    }

    /** File and line, or what else it comes from. */
    private static String where(ConfigOrigin origin) {
        String line = origin.lineNumber() > 0 ? " line " + origin.lineNumber() : "";
        if (origin.filename() != null) return origin.filename() + line;
        String description = origin.description();
        int colon = description.lastIndexOf(": ");
        return line.isEmpty() || colon < 0 ? description + line : description.substring(0, colon) + line;
    }

    private static String text(ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT) return "a section";
        if (value.valueType() == ConfigValueType.LIST) return "a list";
        boolean quoted = value.valueType() == ConfigValueType.STRING;
        String rendered = quoted ? "'" + value.unwrapped() + "'" : value.render(ConfigRenderOptions.concise());
        return rendered.length() <= LONGEST_VALUE ? rendered : rendered.substring(0, LONGEST_VALUE) + "…";
    }
}
