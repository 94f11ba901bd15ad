package io.trunkline.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in the environment: {@code TRUNKLINE_} and the key in upper case with an underscore for everything that is neither
 * letter nor digit. A variable that begins with one of our sections must be a key; others are not ours.
 */
final class Variables {
    private static final String PREFIX = "TRUNKLINE_";
    private static final String OF_PROVIDERS = PREFIX + "PROVIDERS_";
    /** What no variable sets, because its keys hold what upper case and underscores would lose. */
    private static final Map<String, String> UNREACHABLE =
            Map.of("NAMES", "the table of names", "QOS_TEMPLATES", "the templates of quality of service");

    private static final Pattern OF_PROFILE = Pattern.compile(PREFIX + "PROFILES_(\\w+)_(PROVIDER|REQUIRE|PREFER)");

    private final Map<String, String> environment;

    Variables(Map<String, String> environment) {
        this.environment = new TreeMap<>(environment);
    }

    /** The variables that set keys of the library. */
    Config ofLibrary() throws Ws2Exception {
        Config all = ConfigFactory.empty();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (!isOurs(variable.getKey()) || variable.getKey().startsWith(OF_PROVIDERS)) continue;
            all = ConfigSources.placed(path(variable.getKey()), variable.getValue(), "variable " + variable.getKey())
                    .withFallback(all);
        }
        return all;
    }

    private static boolean isOurs(String variable) {
        return LibraryKeys.sections().stream()
                .map(Variables::nameOf)
                .anyMatch(section -> variable.equals(section) || variable.startsWith(section + "_"));
    }

    private static List<String> path(String variable) throws Ws2Exception {
        Matcher profile = OF_PROFILE.matcher(variable);
        if (profile.matches()) return List.of("profiles", lower(profile.group(1)), lower(profile.group(2)));
        checkReachable(variable);
        List<String> names = new ArrayList<>();
        for (ConfigKey<?> key : LibraryKeys.all()) {
            List<String> path = List.of(key.name().split("\\."));
            boolean ofAnyName = path.stream().anyMatch(SchemaCheck::isWildCard);
            if (!ofAnyName && nameOf(key.name()).equals(variable)) return path;
            if (!ofAnyName || path.get(0).equals("profiles")) names.add(nameOf(key.name()));
        }
        throw Problems.of("variable " + variable + " is no key" + Problems.advice("", variable, names));
    }

    private static void checkReachable(String variable) throws Ws2Exception {
        for (Map.Entry<String, String> section : UNREACHABLE.entrySet()) {
            String name = PREFIX + section.getKey();
            if (!variable.equals(name) && !variable.startsWith(name + "_")) continue;
            throw Problems.of("variable " + variable + " is no key: " + section.getValue()
                    + " cannot be set by variables, set it in a file or by system properties");
        }
    }

    private static String lower(String words) {
        return words.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variables that set keys of a provider, as its section. */
    Config ofProvider(String provider, Collection<ConfigKey<?>> keys) {
        Config section = ConfigFactory.empty();
        for (ConfigKey<?> key : keys) {
            String name = nameOf("providers." + provider + "." + key.name());
            String value = environment.get(name);
            if (value == null) continue;
            section = ConfigSources.placed(List.of(key.name().split("\\.")), value, "variable " + name)
                    .withFallback(section);
        }
        return section;
    }

    /** The variables about providers that set no key of these. */
    List<String> unknown(Map<String, List<ConfigKey<?>>> keysOfProviders) {
        List<String> unknown = new ArrayList<>();
        for (String variable : environment.keySet()) {
            if (variable.startsWith(OF_PROVIDERS) && !isKey(variable, keysOfProviders)) unknown.add(variable);
        }
        return unknown;
    }

    private static boolean isKey(String variable, Map<String, List<ConfigKey<?>>> keysOfProviders) {
        return keysOfProviders.entrySet().stream()
                .anyMatch(provider -> provider.getValue().stream()
                        .anyMatch(key -> nameOf("providers." + provider.getKey() + "." + key.name())
                                .equals(variable)));
    }

    static String nameOf(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
