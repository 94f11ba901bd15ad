package io.trunkline.runtime.catalog;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.ProviderFinder.Found;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.TransportProvider;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Finds providers on the class path, the module path, in the class loader of the calling thread and in the configured
 * directory. Closing it closes the class loaders that it made.
 */
public final class Discovery implements AutoCloseable {
    private final PluginDirectory plugins;
    private final ProviderFinder<TransportProvider> transports;
    private final ProviderFinder<NameSpaceProvider> nameSpaces;
    private final LeftOut leftOut;

    /** Searches now. */
    public Discovery(Settings settings, Watchdog watchdog, LeftOut leftOut) throws Ws2Exception {
        this.leftOut = leftOut;
        plugins = new PluginDirectory(leftOut);
        transports = new ProviderFinder<>(watchdog, leftOut);
        nameSpaces = new ProviderFinder<>(watchdog, leftOut);
        try {
            search(settings.get(LibraryKeys.PLUGINS_DIRECTORY), settings.where("plugins", "directory"));
        } catch (Ws2Exception e) {
            close();
            throw e;
        }
    }

    private void search(String directory, String where) throws Ws2Exception {
        for (ClassLoader loader : ambientLoaders()) {
            transports.search(ServiceLoader.load(TransportProvider.class, loader), "the application");
            nameSpaces.search(ServiceLoader.load(NameSpaceProvider.class, loader), "the application");
        }
        if (!directory.isEmpty()) searchDirectory(Path.of(directory), where);
    }

    private static Set<ClassLoader> ambientLoaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Discovery.class.getClassLoader());
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        if (ofThread != null) loaders.add(ofThread);
        return loaders;
    }

    private void searchDirectory(Path directory, String where) throws Ws2Exception {
        for (PluginDirectory.Plugin plugin : plugins.open(directory, where)) {
            String place = "plug-in " + plugin.path();
            int fresh = transports.search(ServiceLoader.load(TransportProvider.class, plugin.loader()), place)
                    + nameSpaces.search(ServiceLoader.load(NameSpaceProvider.class, plugin.loader()), place);
            if (fresh == 0) leftOut.add(place, WsaError.WSAEINVALIDPROCTABLE, "its list of providers is empty");
        }
    }

    List<Found<TransportProvider>> transports() {
        return transports.found();
    }

    /** The name-space providers there are. */
    public List<NameSpaceProvider> nameSpaces() {
        return nameSpaces.found().stream().map(Found::object).toList();
    }

    @Override
    public void close() {
        plugins.close();
    }
}
