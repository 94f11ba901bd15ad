package io.trunkline.runtime.config;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a process brings along: its system properties and its environment.
 *
 * @param properties system properties
 * @param environment environment variables
 */
public record Surroundings(Map<String, String> properties, Map<String, String> environment) {
    /** Those of this process, as they are now. */
    public static Surroundings ofProcess() {
        Map<String, String> properties = new TreeMap<>();
        Properties system = System.getProperties();
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(ConfigSources.PROPERTY_PREFIX)) properties.put(name, system.getProperty(name));
        }
        return new Surroundings(properties, System.getenv());
    }

    /** None at all. */
    public static Surroundings none() {
        return new Surroundings(Map.of(), Map.of());
    }
}
