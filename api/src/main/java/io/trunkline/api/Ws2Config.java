package io.trunkline.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a library takes its configuration from, besides the reference file in the jars, system properties and the
 * environment. Immutable.
 */
public final class Ws2Config {
    private static final Ws2Config DEFAULTS = new Ws2Config(null, "", Map.of());

    private final Path file;
    private final String text;
    private final Map<String, String> settings;

    private Ws2Config(Path file, String text, Map<String, String> settings) {
        this.file = file;
        this.text = text;
        this.settings = settings;
    }

    /** Nothing beyond the defaults. */
    public static Ws2Config defaults() {
        return DEFAULTS;
    }

    /** A configuration file in HOCON. */
    public static Ws2Config file(Path file) {
        Objects.requireNonNull(file, "file");
        return new Ws2Config(file, "", Map.of());
    }

    /** Configuration as text in HOCON. */
    public static Ws2Config text(String hocon) {
        Objects.requireNonNull(hocon, "hocon");
        return new Ws2Config(null, hocon, Map.of());
    }

    /**
     * One more setting; it wins over file, text, system properties and environment.
     *
     * @param key for example {@code profiles.call.provider}
     * @param value as HOCON would have it, for example {@code trace/tcp} or {@code 10s}
     */
    public Ws2Config set(String key, String value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new Ws2Config(file, text, Map.copyOf(more));
    }

    /** The file, if one was named. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The text, empty if none was given. */
    public String text() {
        return text;
    }

    /** The single settings. */
    public Map<String, String> settings() {
        return settings;
    }
}
