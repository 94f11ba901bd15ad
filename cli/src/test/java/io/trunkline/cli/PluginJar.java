package io.trunkline.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars of providers that do one thing wrong. */
final class PluginJar {
    private PluginJar() {}

    /** A jar whose provider has this body in its constructor. */
    static void write(Path jar, String className, String constructorBody) throws IOException {
        String source = "public final class " + className + " implements io.trunkline.spi.BaseProvider {\n"
                + "  public " + className + "() { " + constructorBody + " }\n"
                + "  public String name() { return \"faulty\"; }\n"
                + "  public String description() { return \"does one thing wrong\"; }\n"
                + "  public java.util.List<io.trunkline.api.ProtocolInfo> protocols(io.trunkline.spi.ProviderConfig c)"
                + " { return java.util.List.of(); }\n"
                + "  public io.trunkline.spi.Transport start(io.trunkline.spi.ProviderContext context) { return null; }\n"
                + "}\n";
        Path classes = Files.createTempDirectory(jar.getParent().getParent(), "classes");
        compile(className, source, classes);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("META-INF/services/io.trunkline.spi.TransportProvider"));
            out.write(className.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(className + ".class"));
            out.write(Files.readAllBytes(classes.resolve(className + ".class")));
        }
    }

    private static void compile(String className, String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, null, null, options, null, List.of(file)).call()) {
            throw new IllegalStateException(className + " does not compile");
        }
    }
}
