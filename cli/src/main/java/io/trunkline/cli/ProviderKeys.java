package io.trunkline.cli;

import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.TransportProvider;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** What the providers of the program can be configured by, so that an option can say whom it is for. */
public final class ProviderKeys {
    private final TreeMap<String, List<String>> keys = new TreeMap<>();

    private ProviderKeys() {}

    /** The keys of all providers on the program's path; one that is broken has none, and the library reports it. */
    public static ProviderKeys load() {
        ProviderKeys all = new ProviderKeys();
        Iterator<TransportProvider> providers =
                ServiceLoader.load(TransportProvider.class).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) return all;
                TransportProvider provider = providers.next();
                List<String> names =
                        provider.configKeys().stream().map(ConfigKey::name).toList();
                all.keys.put(provider.name(), names);
            } catch (ServiceConfigurationError broken) {
                continue;
            }
        }
    }

    /** Whether a provider has a key {@code providers.NAME.KEY}. */
    public boolean has(String provider, String key) {
        return keys.getOrDefault(provider, List.of()).contains(key);
    }

    /** Whether a provider simulates a network: a library stands on a host of it, and the caller decides about its time. */
    public boolean isSimulator(String provider) {
        return has(provider, "host") && has(provider, "time");
    }

    /** The simulators that have a key, in the order of their names. */
    public List<String> simulatorsHaving(String key) {
        return keys.keySet().stream()
                .filter(name -> isSimulator(name) && has(name, key))
                .toList();
    }
}
