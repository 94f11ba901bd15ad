package io.trunkline.runtime;

import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.config.Surroundings;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads the configuration beside the making of the injector: each takes a tenth of a second when nothing is warm. */
final class SettingsLoader {
    private final FutureTask<Settings> loading;
    private final Thread thread;

    /** Begins to read. */
    SettingsLoader(Ws2Config config) {
        loading = new FutureTask<>(() -> load(config));
        thread = new Thread(loading, "trunkline-library-settings");
        thread.setDaemon(true);
        thread.start();
    }

    private static Settings load(Ws2Config config) throws Ws2Exception {
        Settings settings = Settings.load(config, Surroundings.ofProcess());
        SharedDirectory.check(settings);
        return settings;
    }

    /** The configuration. */
    Settings get() throws Ws2Exception {
        try {
            thread.join();
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ws2Exception(WsaError.WSAEINTR, "the calling thread was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Ws2Exception refusal) throw refusal;
            throw new IllegalStateException(e.getCause());
        }
    }
}
