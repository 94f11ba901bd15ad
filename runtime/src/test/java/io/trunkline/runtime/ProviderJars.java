package io.trunkline.runtime;

import io.trunkline.api.Ws2;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.TransportProvider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Provider jars, compiled from the sources under {@code providers} of the test resources. */
final class ProviderJars {
    private static Path compiled;

    private final Path directory;

    /** Jars in this directory. */
    ProviderJars(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** A jar that names these classes of package {@code fake} as transport providers. */
    ProviderJars transports(String jar, String... classes) throws IOException {
        return jar(jar, "META-INF/services/" + TransportProvider.class.getName(), classes);
    }

    /** A jar that names these classes of package {@code fake} as name-space providers. */
    ProviderJars nameSpaces(String jar, String... classes) throws IOException {
        return jar(jar, "META-INF/services/" + NameSpaceProvider.class.getName(), classes);
    }

    /** A jar with all classes and a file of this name that lists some. */
    ProviderJars jar(String jar, String list, String... classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(directory.resolve(jar)))) {
            write(out, list, lines(classes).getBytes(StandardCharsets.UTF_8));
            try (Stream<Path> files = Files.walk(compiled())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write(out, compiled().relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return this;
    }

    private static String lines(String... classes) {
        StringBuilder lines = new StringBuilder();
        for (String name : classes) lines.append("fake.").append(name).append('\n');
        return lines.toString();
    }

    private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static synchronized Path compiled() throws IOException {
        if (compiled == null) compiled = compile(Path.of("src/test/resources/providers"), List.of());
        return compiled;
    }

    /** Compiles every source of a directory into a new one. */
    static Path compile(Path sources, List<String> options) throws IOException {
        Path target = Files.createDirectories(
                Path.of("target", "compiled-for-tests", sources.getFileName().toString()));
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-proc:none", "-nowarn", "-d", target.toString()));
        if (options.isEmpty()) {
            arguments.addAll(
                    List.of("-classpath", place(Ws2.class) + File.pathSeparator + place(TransportProvider.class)));
        }
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        int status = compiler.run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) throw new IOException("the sources in " + sources + " do not compile");
        return target;
    }

    /** The jar or directory that a class comes from. */
    static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
