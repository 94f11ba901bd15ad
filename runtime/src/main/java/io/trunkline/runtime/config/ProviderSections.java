package io.trunkline.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The sections {@code providers.NAME}, each checked against the keys that its provider declares. */
final class ProviderSections {
    private final Config merged;
    private final Config settings;
    private final Variables variables;

    ProviderSections(Config merged, Config settings, Variables variables) {
        this.merged = merged;
        this.settings = settings;
        this.variables = variables;
    }

    ProviderConfig of(String provider, List<ConfigKey<?>> keys) throws Ws2Exception {
        ConfigObject section = section(settings, provider)
                .toConfig()
                .withFallback(variables.ofProvider(provider, keys))
                .withFallback(section(merged, provider))
                .root();
        Map<List<String>, Object> values =
                new SchemaCheck(keys, "providers." + provider + ".", List.of()).check(section);
        return new Section(provider, values);
    }

    private static ConfigObject section(Config from, String provider) throws Ws2Exception {
        ConfigValue value = all(from).get(provider);
        if (value == null) return ConfigFactory.empty().root();
        if (value instanceof ConfigObject section) return section;
        throw Problems.badValue("providers." + provider, value, "a section { … }");
    }

    private static ConfigObject all(Config from) throws Ws2Exception {
        ConfigValue value = from.root().get("providers");
        if (value == null) return ConfigFactory.empty().root();
        if (value instanceof ConfigObject sections) return sections;
        throw Problems.badValue("providers", value, "a section { … }");
    }

    void check(Map<String, List<ConfigKey<?>>> keysOfProviders, Collection<String> leftOut) throws Ws2Exception {
        for (Map.Entry<String, ConfigValue> section : all(merged).entrySet()) {
            String name = section.getKey();
            if (keysOfProviders.containsKey(name) || leftOut.contains(name)) continue;
            String there =
                    keysOfProviders.isEmpty() ? "none" : String.join(", ", new TreeSet<>(keysOfProviders.keySet()));
            throw Problems.of(Problems.where(section.getValue().origin()) + ": providers." + name
                    + " configures a provider that is not there"
                    + Suggestion.nearest(name, keysOfProviders.keySet())
                            .map(near -> ", did you mean " + near + "?")
                            .orElse("; there are: " + there));
        }
        // a variable cannot say where a name ends, so with somebody left out it may be theirs
        List<String> unknown = leftOut.isEmpty() ? variables.unknown(keysOfProviders) : List.of();
        if (!unknown.isEmpty()) throw Problems.of("variable " + unknown.get(0) + " is no key of a provider there is");
    }

    /** What a provider sees of its section. */
    private record Section(String provider, Map<List<String>, Object> values) implements ProviderConfig {
        @Override
        public <T> T get(ConfigKey<T> key) {
            Object value = values.get(List.of(key.name().split("\\.")));
            return value == null ? key.defaultValue() : key.type().cast(value);
        }
    }
}
