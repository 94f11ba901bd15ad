package io.trunkline.circuit.testkit;

import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.SystemTimeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** What a library gives a provider, for tests that stand directly on it. */
public final class PlainContext implements ProviderContext {
    private final String provider;
    private final Map<ConfigKey<?>, Object> values;

    /**
     * For one start of a provider.
     *
     * @param provider its name, which its threads bear
     * @param values keys that have not their default
     */
    public PlainContext(String provider, Map<ConfigKey<?>, Object> values) {
        this.provider = provider;
        this.values = Map.copyOf(values);
    }

    @Override
    public SpiVersion spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public ProviderConfig config() {
        return new ProviderConfig() {
            @Override
            public <T> T get(ConfigKey<T> key) {
                return key.type().cast(values.getOrDefault(key, key.defaultValue()));
            }
        };
    }

    @Override
    public SystemTimeSource systemTime() {
        throw new AssertionError("a simulated network has its own time");
    }

    @Override
    public ThreadFactory threads(String purpose) {
        return task -> {
            Thread thread = new Thread(task, provider + " " + purpose);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Path sharedDirectory() {
        throw new AssertionError("a simulated network shares no files");
    }

    @Override
    public boolean strictGroups() {
        return false;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.trunkline.test");
    }
}
