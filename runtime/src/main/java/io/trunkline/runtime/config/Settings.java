package io.trunkline.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.trunkline.api.FailureContext;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Requirements.Requirement;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The validated configuration of a library. Immutable. */
public final class Settings {
    private final Config merged;
    private final Map<List<String>, Object> values;
    private final ProviderSections sections;

    private Settings(Config merged, Map<List<String>, Object> values, ProviderSections sections) {
        this.merged = merged;
        this.values = values;
        this.sections = sections;
    }

    /**
     * Reads and checks everything but the sections of providers.
     *
     * @throws Ws2Exception {@code WSAEINVAL} in one line: key, file and line, what was found, what was expected
     */
    public static Settings load(Ws2Config asked, Surroundings around) throws Ws2Exception {
        ConfigSources sources = new ConfigSources(asked, around);
        Config merged = sources.merged();
        SchemaCheck schema = new SchemaCheck(LibraryKeys.all(), "", List.of("providers"));
        Map<List<String>, Object> values = schema.check(merged.root());
        ProviderSections sections =
                new ProviderSections(merged, sources.settings(), new Variables(around.environment()));
        Settings settings = new Settings(merged, values, sections);
        settings.profiles();
        settings.checkNames();
        settings.qosTemplates();
        return settings;
    }

    /** The value of a key without upper-case words, or its default. */
    public <T> T get(ConfigKey<T> key) {
        Object value = values.get(List.of(key.name().split("\\.")));
        return value == null ? key.defaultValue() : key.type().cast(value);
    }

    /** A key that holds texts. */
    @SuppressWarnings("rawtypes")
    public List<String> texts(ConfigKey<List> key) {
        return texts(List.of(key.name().split("\\.")));
    }

    private List<String> texts(List<String> path) {
        return ((List<?>) values.getOrDefault(path, List.of()))
                .stream().map(Object::toString).toList();
    }

    /** Where a key was set, for messages. */
    public String where(String... path) {
        ConfigValue value = merged.root();
        for (String element : path) {
            value = value instanceof ConfigObject section ? section.get(element) : null;
        }
        return value == null ? "configuration" : Problems.where(value.origin());
    }

    /** The profiles by name. */
    public Map<String, Profile> profiles() throws Ws2Exception {
        Map<String, Profile> profiles = new TreeMap<>();
        for (String name : names("profiles")) {
            Requirements requirements = Requirements.none();
            for (String text : texts(List.of("profiles", name, "require"))) {
                requirements = requirements.andRequire(requirement(name, "require", text));
            }
            for (String text : texts(List.of("profiles", name, "prefer"))) {
                requirements = requirements.prefer(requirement(name, "prefer", text));
            }
            List<String> candidates = texts(List.of("profiles", name, "provider"));
            profiles.put(name, new Profile(name, candidates, requirements, where("profiles", name, "provider")));
        }
        return profiles;
    }

    private Requirement requirement(String profile, String key, String text) throws Ws2Exception {
        try {
            return Requirements.parse(text);
        } catch (IllegalArgumentException e) {
            String line = where("profiles", profile, key) + ": profiles." + profile + "." + key + ": " + e.getMessage();
            throw new Ws2Exception(WsaError.WSAEINVAL, line, FailureContext.NONE, e);
        }
    }

    /** The table of names: addresses in text form by name. */
    public Map<String, List<String>> nameTable() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String name : names("names")) table.put(name, texts(List.of("names", name)));
        return table;
    }

    private void checkNames() throws Ws2Exception {
        for (String name : names("names")) {
            if (!name.matches("[^:\\s]+:[^:\\s]+")) {
                throw Problems.of(where("names", name) + ": names has '" + name
                        + "', expected a name in quotes such as \"bridge:audio\"");
            }
        }
    }

    /** The quality-of-service templates that the configuration installs. */
    public Map<String, Qos> qosTemplates() throws Ws2Exception {
        Map<String, Qos> templates = new TreeMap<>();
        ConfigObject section = merged.getObject("qos.templates");
        for (String name : section.keySet()) {
            templates.put(name, new TemplateReader(name, values).read(section.get(name)));
        }
        return templates;
    }

    private Collection<String> names(String section) {
        return merged.root().get(section) instanceof ConfigObject names ? names.keySet() : List.of();
    }

    /** The section of a provider, checked against its keys. */
    public ProviderConfig provider(String name, List<ConfigKey<?>> keys) throws Ws2Exception {
        return sections.of(name, keys);
    }

    /**
     * Refuses sections and variables of providers that are not there.
     *
     * @param keysOfProviders the keys of the providers there are, by name
     * @param leftOut names of providers that were found and left out, whose sections stand unread
     */
    public void checkProviders(Map<String, List<ConfigKey<?>>> keysOfProviders, Collection<String> leftOut)
            throws Ws2Exception {
        sections.check(keysOfProviders, leftOut);
    }
}
