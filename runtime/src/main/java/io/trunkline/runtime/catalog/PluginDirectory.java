package io.trunkline.runtime.catalog;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.TransportProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A directory of provider jars. A jar has a class loader of its own; so has a sub-directory, whose jars belong together.
 * What cannot be read or has no providers is left out with a line.
 */
final class PluginDirectory implements AutoCloseable {
    private static final List<String> SERVICES = List.of(
            "META-INF/services/" + TransportProvider.class.getName(),
            "META-INF/services/" + NameSpaceProvider.class.getName());

    private final LeftOut leftOut;
    private final List<Plugin> plugins = new ArrayList<>();

    /**
     * A plug-in.
     *
     * @param path the jar or sub-directory
     * @param loader loads its classes
     */
    record Plugin(Path path, URLClassLoader loader) {}

    PluginDirectory(LeftOut leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Opens every plug-in of a directory.
     *
     * @param where the directory was named, for messages
     */
    List<Plugin> open(Path directory, String where) throws Ws2Exception {
        for (Path path : children(directory, where)) {
            if (Files.isDirectory(path)) {
                add(path, jars(path, where));
            } else if (isJar(path)) {
                add(path, List.of(path));
            }
        }
        return plugins;
    }

    private static List<Path> children(Path directory, String where) throws Ws2Exception {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (IOException e) {
            String line = where + ": plugins.directory is '" + directory + "', expected a directory of jars";
            throw new Ws2Exception(WsaError.WSAEINVAL, line, FailureContext.NONE, e);
        }
    }

    private static List<Path> jars(Path directory, String where) throws Ws2Exception {
        return children(directory, where).stream()
                .filter(PluginDirectory::isJar)
                .toList();
    }

    private static boolean isJar(Path path) {
        return path.getFileName().toString().endsWith(".jar") && Files.isRegularFile(path);
    }

    private void add(Path path, List<Path> jars) {
        String what = "plug-in " + path;
        try {
            boolean services = false;
            for (Path jar : jars) services |= hasServices(jar);
            if (services) {
                URL[] urls = urls(jars);
                plugins.add(new Plugin(path, new PluginLoader(urls)));
            } else {
                leftOut.add(what, WsaError.WSAEINVALIDPROCTABLE, "it has no " + SERVICES.get(0));
            }
        } catch (IOException e) {
            leftOut.add(what, WsaError.WSAEINVALIDPROCTABLE, "it is no readable jar: " + e.getMessage());
        }
    }

    private static boolean hasServices(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return SERVICES.stream().anyMatch(name -> opened.getEntry(name) != null);
        }
    }

    /** Lists only the plug-in's own services, not those of the application once more. */
    private static final class PluginLoader extends URLClassLoader {
        PluginLoader(URL[] urls) {
            super(urls, PluginDirectory.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return SERVICES.contains(name) ? findResources(name) : super.getResources(name);
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = jars.get(i).toUri().toURL();
        return urls;
    }

    @Override
    public void close() {
        for (Plugin plugin : plugins) {
            try {
                plugin.loader().close();
            } catch (IOException e) {
                // the jar was only read; the operating system closes what is left
                continue;
            }
        }
    }
}
