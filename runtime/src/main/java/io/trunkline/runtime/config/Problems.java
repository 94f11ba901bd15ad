package io.trunkline.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.Collection;
import java.util.List;

/** The one-line errors about configuration: key, file and line, what was found, what was expected. */
final class Problems {
    private static final int LONGEST_VALUE = 60;

    private Problems() {}

    static Ws2Exception of(String line) {
        return new Ws2Exception(WsaError.WSAEINVAL, line);
    }

    static Ws2Exception badValue(String key, ConfigValue found, String expected) {
        return badValue(key, found, expected, null);
    }

    static Ws2Exception badValue(String key, ConfigValue found, String expected, Exception cause) {
        String line = where(found.origin()) + ": " + key + " is " + text(found) + ", expected " + expected;
        return new Ws2Exception(WsaError.WSAEINVAL, line, FailureContext.NONE, cause);
    }

    /**
     * A key that nobody knows.
     *
     * @param section where it stands, with its dot; empty at the root
     * @param known the words that could stand there
     */
    static Ws2Exception unknownKey(String section, String word, ConfigValue found, Collection<String> known) {
        String advice = section.isEmpty() && word.equals("trunkline")
                ? ", keys are written without the prefix trunkline"
                : advice(section, word, known);
        return of(where(found.origin()) + ": unknown key " + section + word + advice);
    }

    /** What a person should have written, or what there is. */
    static String advice(String section, String word, Collection<String> known) {
        List<String> full = known.stream().map(each -> section + each).toList();
        return Suggestion.nearest(word, known)
                .map(near -> ", did you mean " + section + near + "?")
                .orElse(known.isEmpty() ? ", expected none here" : ", expected one of " + String.join(", ", full));
    }

    static Ws2Exception unreadable(ConfigException e) {
        String line = e.getMessage().lines().findFirst().orElse("it cannot be read");
        String detail = e.origin() == null ? line : line.replace(e.origin().description(), where(e.origin()));
        return new Ws2Exception(WsaError.WSAEINVAL, "configuration cannot be read: " + detail, FailureContext.NONE, e);
    }

    /** File and line, or what else it comes from. */
    static String where(ConfigOrigin origin) {
        String line = origin.lineNumber() > 0 ? " line " + origin.lineNumber() : "";
        if (origin.filename() != null) return origin.filename() + line;
        String description = origin.description();
        int colon = description.lastIndexOf(": ");
        return line.isEmpty() || colon < 0 ? description + line : description.substring(0, colon) + line;
    }

    private static String text(ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT) return "a section";
        String rendered = value.valueType() == ConfigValueType.STRING
                ? "'" + value.unwrapped() + "'"
                : value.render(ConfigRenderOptions.concise());
        return rendered.length() <= LONGEST_VALUE ? rendered : rendered.substring(0, LONGEST_VALUE) + "…";
    }
}
