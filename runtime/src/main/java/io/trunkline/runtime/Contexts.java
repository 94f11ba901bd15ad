package io.trunkline.runtime;

import io.trunkline.runtime.catalog.Declared;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.SystemTimeSource;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes what providers are given at start, and owns the clock that they share. */
final class Contexts implements AutoCloseable {
    private final SystemTimeSource time = new SystemTimeSource(threads("library", "timer"));
    private final SharedDirectory sharedDirectory;
    private final boolean strictGroups;

    Contexts(Settings settings) {
        sharedDirectory = new SharedDirectory(settings.get(LibraryKeys.SHARED_DIRECTORY));
        strictGroups = settings.get(LibraryKeys.GROUPS_STRICT);
    }

    private static ThreadFactory threads(String provider, String purpose) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            int number = made.incrementAndGet();
            String name = "trunkline-" + provider + "-" + purpose + (number == 1 ? "" : "-" + number);
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    SystemTimeSource time() {
        return time;
    }

    ProviderContext of(Declared provider) {
        return new Context(provider, this);
    }

    @Override
    public void close() {
        time.close();
    }

    /** What one provider is given. */
    private record Context(Declared provider, Contexts all) implements ProviderContext {
        @Override
        public SpiVersion spiVersion() {
            return provider.spiVersion();
        }

        @Override
        public ProviderConfig config() {
            return provider.config();
        }

        @Override
        public SystemTimeSource systemTime() {
            return all.time;
        }

        @Override
        public ThreadFactory threads(String purpose) {
            return Contexts.threads(provider.name(), purpose);
        }

        @Override
        public Path sharedDirectory() {
            return all.sharedDirectory.get();
        }

        @Override
        public boolean strictGroups() {
            return all.strictGroups;
        }

        @Override
        public System.Logger logger() {
            return System.getLogger("io.trunkline.provider." + provider.name());
        }
    }
}
