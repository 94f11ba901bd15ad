package io.trunkline.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where configuration comes from. Later sources win: reference file, file, text, system properties, environment, single
 * settings. Nothing is read from the working directory unless it was named.
 */
final class ConfigSources {
    static final String PROPERTY_PREFIX = "trunkline.";
    private static final String FILE_PROPERTY = "trunkline.config";
    private static final String FILE_VARIABLE = "TRUNKLINE_CONFIG";
    private static final String TABLE_OF_NAMES = "names.";

    private final Ws2Config asked;
    private final Surroundings around;

    ConfigSources(Ws2Config asked, Surroundings around) {
        this.asked = asked;
        this.around = around;
    }

    /** All sources in one. */
    Config merged() throws Ws2Exception {
        try {
            Config merged = single(asked.settings(), "setting ", "")
                    .withFallback(new Variables(around.environment()).ofLibrary())
                    .withFallback(single(properties(), "system property ", PROPERTY_PREFIX))
                    .withFallback(text())
                    .withFallback(file())
                    .withFallback(reference());
            return merged.resolve();
        } catch (ConfigException e) {
            throw Problems.unreadable(e);
        }
    }

    /** The sources that win over the environment. */
    Config settings() throws Ws2Exception {
        try {
            return single(asked.settings(), "setting ", "");
        } catch (ConfigException e) {
            throw Problems.unreadable(e);
        }
    }

    private Map<String, String> properties() {
        Map<String, String> keys = new TreeMap<>();
        around.properties().forEach((name, value) -> {
            if (name.startsWith(PROPERTY_PREFIX) && !name.equals(FILE_PROPERTY)) {
                keys.put(name.substring(PROPERTY_PREFIX.length()), value);
            }
        });
        return keys;
    }

    private Config text() {
        if (asked.text().isEmpty()) return ConfigFactory.empty();
        return ConfigFactory.parseString(asked.text(), described("configuration text"));
    }

    private Config file() throws Ws2Exception {
        Optional<Path> named = asked.file();
        String from = "";
        if (named.isEmpty()) {
            String property = around.properties().get(FILE_PROPERTY);
            String path = property != null ? property : around.environment().get(FILE_VARIABLE);
            named = Optional.ofNullable(path).filter(text -> !text.isBlank()).map(Path::of);
            from = ", named by "
                    + (property != null ? "system property " + FILE_PROPERTY : "variable " + FILE_VARIABLE);
        }
        return named.isEmpty() ? ConfigFactory.empty() : parsed(named.get(), from);
    }

    private static Config parsed(Path file, String from) throws Ws2Exception {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String what = Files.exists(file) ? " cannot be read" : " does not exist";
            throw Problems.of("configuration file " + file + from + what);
        }
        return ConfigFactory.parseFile(
                file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** The file in this jar that documents every key. */
    static Config reference() throws Ws2Exception {
        try (InputStream octets = ConfigSources.class.getResourceAsStream("reference.conf");
                Reader text = new InputStreamReader(octets, StandardCharsets.UTF_8)) {
            return ConfigFactory.parseReader(text, described("reference.conf")).getConfig("trunkline");
        } catch (IOException e) {
            throw Problems.of("reference.conf cannot be read: " + e.getMessage());
        }
    }

    private static ConfigParseOptions described(String origin) {
        return ConfigParseOptions.defaults().setOriginDescription(origin);
    }

    private static Config single(Map<String, String> keys, String kind, String prefix) {
        Config all = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : new TreeMap<>(keys).entrySet()) {
            Config one = placed(path(entry.getKey()), entry.getValue(), kind + prefix + entry.getKey());
            all = one.withFallback(all);
        }
        return all;
    }

    /** A value at its path. A text that begins as a list, a section or a quoted text is read as HOCON. */
    static Config placed(List<String> path, String text, String origin) {
        String stripped = text.strip();
        boolean hocon = stripped.startsWith("[") || stripped.startsWith("{") || stripped.startsWith("\"");
        ConfigValue value = hocon
                ? ConfigFactory.parseString("it = " + stripped, described(origin))
                        .root()
                        .get("it")
                : ConfigValueFactory.fromAnyRef(text, origin);
        // sections around it name the same origin, which is what messages about unknown keys show
        for (int i = path.size() - 1; i >= 0; i--) {
            value = ConfigValueFactory.fromMap(Map.of(path.get(i), value), origin);
        }
        return ((ConfigObject) value).toConfig();
    }

    private static List<String> path(String key) {
        if (key.startsWith(TABLE_OF_NAMES)) {
            String name = key.substring(TABLE_OF_NAMES.length());
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            return List.of("names", quoted ? name.substring(1, name.length() - 1) : name);
        }
        return ConfigUtil.splitPath(key);
    }
}
