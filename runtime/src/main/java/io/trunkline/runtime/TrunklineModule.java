package io.trunkline.runtime;

import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.runtime.catalog.Catalog;
import io.trunkline.runtime.catalog.Discovery;
import io.trunkline.runtime.catalog.LeftOut;
import io.trunkline.runtime.catalog.Selector;
import io.trunkline.runtime.catalog.Watchdog;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.naming.NameService;

/**
 * The wiring of a library, for {@link Ws2#startup()} and for applications that use Guice: {@code install(new
 * TrunklineModule(config))} binds {@link Ws2} to an independent library, which starts when it is first asked for and which
 * the application closes. Everything else stays private.
 *
 * <p>Every binding names its provider: Guice then generates no classes, which would be slow at start and, on JDK 24 and
 * later, be warned about on standard error.
 */
public final class TrunklineModule extends PrivateModule {
    private final Ws2Config config;

    /** A library with this configuration. */
    public TrunklineModule(Ws2Config config) {
        this.config = config;
    }

    /** How something is made that may fail with a code. */
    @FunctionalInterface
    private interface Maker<T> {
        T make() throws Ws2Exception;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        Provider<Settings> settings = once(Settings.class, new SettingsLoader(config)::get);
        Provider<LeftOut> leftOut = once(LeftOut.class, () -> new LeftOut(Library::logger));
        Provider<Watchdog> watchdog =
                once(Watchdog.class, () -> new Watchdog(settings.get().get(LibraryKeys.START_LIMIT)));
        Provider<Discovery> discovery =
                once(Discovery.class, () -> new Discovery(settings.get(), watchdog.get(), leftOut.get()));
        Provider<Catalog> catalog =
                once(Catalog.class, () -> catalog(discovery.get(), settings.get(), watchdog.get(), leftOut.get()));
        Provider<Selector> selector = once(
                Selector.class, () -> new Selector(catalog.get(), settings.get().profiles()));
        Provider<NameService> names =
                once(NameService.class, () -> names(discovery.get(), settings.get(), catalog.get(), leftOut.get()));
        Provider<QosTemplates> templates =
                once(QosTemplates.class, () -> new QosTemplates(settings.get().qosTemplates()));
        Provider<Transports> transports =
                once(Transports.class, () -> new Transports(watchdog.get(), new Contexts(settings.get())));
        Provider<Library> library = once(
                Library.class,
                () -> new Library(
                        settings.get(),
                        new Library.Directory(catalog.get(), selector.get(), names.get(), templates.get()),
                        transports.get(),
                        leftOut.get(),
                        discovery.get()));
        once(Ws2.class, () -> new LibraryHandle(library.get()));
        expose(Ws2.class);
    }

    private <T> Provider<T> once(Class<T> type, Maker<T> maker) {
        Provider<T> provider = () -> {
            try {
                return maker.make();
            } catch (Ws2Exception e) {
                throw new StartFailure(e);
            }
        };
        bind(type).toProvider(provider).in(Scopes.SINGLETON);
        return getProvider(type);
    }

    private static Catalog catalog(Discovery discovery, Settings settings, Watchdog watchdog, LeftOut leftOut)
            throws Ws2Exception {
        try {
            return new Catalog(discovery, settings, watchdog, leftOut);
        } catch (Ws2Exception | RuntimeException e) {
            discovery.close();
            throw e;
        }
    }

    /** As with their sections: addresses of a provider that was left out stand unread. */
    private static NameService names(Discovery discovery, Settings settings, Catalog catalog, LeftOut leftOut)
            throws Ws2Exception {
        try {
            if (leftOut.lines().isEmpty())
                NameService.checkTable(settings, catalog.formats().values());
            return new NameService(settings, catalog.formats(), discovery.nameSpaces());
        } catch (Ws2Exception e) {
            discovery.close();
            throw e;
        }
    }

    /** Carries a code through Guice, whose providers throw nothing that is checked. */
    private static final class StartFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartFailure(Ws2Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
