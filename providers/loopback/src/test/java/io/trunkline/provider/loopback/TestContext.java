package io.trunkline.provider.loopback;

import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.SystemTimeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** What the library gives a provider, with some keys set. */
record TestContext(Map<ConfigKey<?>, Object> values, SystemTimeSource systemTime) implements ProviderContext {
    TestContext(Map<ConfigKey<?>, Object> values) {
        this(values, new SystemTimeSource(Thread::new));
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
    public ThreadFactory threads(String purpose) {
        return Thread::new;
    }

    @Override
    public Path sharedDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
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
