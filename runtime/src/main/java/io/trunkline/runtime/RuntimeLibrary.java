package io.trunkline.runtime;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Library;
import io.trunkline.api.WsaError;

/** Starts libraries; found as a service by {@link Ws2#startup()}. */
public final class RuntimeLibrary implements Ws2Library {
    private static final Object LOCK = new Object();

    /** The process's default library while somebody holds a reference to it; guarded by {@link #LOCK}. */
    private static LibraryHandle defaultLibrary;

    /** For the service loader. */
    public RuntimeLibrary() {}

    @Override
    public Ws2 startDefault() throws Ws2Exception {
        synchronized (LOCK) {
            LibraryHandle reference = defaultLibrary == null ? null : defaultLibrary.another();
            defaultLibrary = reference != null ? reference : started(Ws2Config.defaults());
            return defaultLibrary;
        }
    }

    @Override
    public Ws2 start(Ws2Config config) throws Ws2Exception {
        if (config == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the configuration is missing");
        return started(config);
    }

    private static LibraryHandle started(Ws2Config config) throws Ws2Exception {
        try {
            Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new TrunklineModule(config));
            return (LibraryHandle) injector.getInstance(Ws2.class);
        } catch (CreationException | ProvisionException e) {
            throw refusal(e);
        }
    }

    private static Ws2Exception refusal(RuntimeException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Ws2Exception refusal) return refusal;
        }
        throw failure;
    }
}
