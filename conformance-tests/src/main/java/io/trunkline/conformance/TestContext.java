package io.trunkline.conformance;

import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.SystemTimeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;

/**
 * What a provider is started with in tests that stand directly on it, without the library:
 *
 * <pre>{@code
 * Transport transport = new AtmProvider().start(TestContext.of("atm-sim", Map.of(NetworkKeys.HOST, "bob")));
 * }</pre>
 *
 * It gives what a test named and no more: a provider that asks for the system's clock or the shared directory of a
 * context that has none fails that test with an {@link AssertionError}, so a simulation that touches either shows
 * itself. Immutable, and safe from any thread.
 */
public final class TestContext implements ProviderContext {
    private final String provider;
    private final Map<String, Object> values;
    private final SystemTimeSource systemTime;
    private final Path sharedDirectory;
    private final boolean strictGroups;

    private TestContext(
            String provider,
            Map<String, Object> values,
            SystemTimeSource systemTime,
            Path sharedDirectory,
            boolean strictGroups) {
        this.provider = provider;
        this.values = values;
        this.systemTime = systemTime;
        this.sharedDirectory = sharedDirectory;
        this.strictGroups = strictGroups;
    }

    /**
     * A context in which every key has its default.
     *
     * @param provider the provider's name, which its threads and its logger bear
     */
    public static TestContext of(String provider) {
        return of(provider, Map.of());
    }

    /**
     * A context with a configuration; keys that are not named have their defaults.
     *
     * @param provider the provider's name, which its threads and its logger bear
     * @param values keys that the provider has declared, with values of their types; copied
     * @throws IllegalArgumentException a value is none that the library would let through to the provider
     */
    public static TestContext of(String provider, Map<ConfigKey<?>, ?> values) {
        Map<String, Object> byName = new TreeMap<>();
        values.forEach((key, value) -> byName.put(key.name(), checked(key, value)));
        return new TestContext(provider, byName, null, null, false);
    }

    private static <T> T checked(ConfigKey<T> key, Object value) {
        if (key.type().isInstance(value)) {
            T typed = key.type().cast(value);
            if (key.valid().test(typed)) return typed;
        }
        throw new IllegalArgumentException("%s is %s, expected %s; give what the library would let through"
                .formatted(key.name(), value, key.expected()));
    }

    /**
     * The same with the system's clock in it, which providers that stand on real time need.
     *
     * @param time whose owner stays the test: it closes the clock after the provider's transport
     */
    public TestContext withSystemTime(SystemTimeSource time) {
        return new TestContext(provider, values, time, sharedDirectory, strictGroups);
    }

    /** The same with a directory for files that processes share, best a temporary one of the test. */
    public TestContext withSharedDirectory(Path directory) {
        return new TestContext(provider, values, systemTime, directory, strictGroups);
    }

    /** The same with {@code groups.strict} set; it is off otherwise. */
    public TestContext withStrictGroups() {
        return new TestContext(provider, values, systemTime, sharedDirectory, true);
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
                return key.type().cast(values.getOrDefault(key.name(), key.defaultValue()));
            }
        };
    }

    @Override
    public SystemTimeSource systemTime() {
        if (systemTime == null) throw notGiven("the system's clock", "withSystemTime");
        return systemTime;
    }

    /** Daemon threads, named {@code PROVIDER-PURPOSE}. */
    @Override
    public ThreadFactory threads(String purpose) {
        return task -> {
            Thread thread = new Thread(task, provider + "-" + purpose);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Path sharedDirectory() {
        if (sharedDirectory == null) throw notGiven("the shared directory", "withSharedDirectory");
        return sharedDirectory;
    }

    private AssertionError notGiven(String what, String method) {
        return new AssertionError(("%s asked for %s, which this test did not give; a provider that simulates its"
                        + " network needs none, another one is given it by %s(...)")
                .formatted(provider, what, method));
    }

    @Override
    public boolean strictGroups() {
        return strictGroups;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.trunkline.provider." + provider);
    }
}
