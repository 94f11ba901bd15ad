package io.trunkline.conformance.lab;

import io.trunkline.api.Ws2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Scripts as their reader would paste them, each into a method of one class. */
public final class Pasted {
    private static final String NAME = "Pasted";

    private final StringBuilder source = new StringBuilder();
    private int methods;

    /** None yet. */
    public Pasted() {
        for (String type : Script.IMPORTS) source.append("import ").append(type).append(";\n");
        source.append("class " + NAME + " {\n");
    }

    /** One more script. */
    public void add(List<String> script) {
        methods++;
        source.append("    void script" + methods + "() throws Exception {\n");
        for (String line : script) source.append("        ").append(line).append('\n');
        source.append("    }\n");
    }

    /** What the compiler says against them, line by line; empty if they compile. */
    public String complaints() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) throw new IllegalStateException("this Java has no compiler, expected a JDK");
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-classpath", place(Ws2.class));
        List<Source> pasted = List.of(new Source(source + "}"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
            if (compiler.getTask(null, new Nowhere(files), said, options, null, pasted)
                    .call()) return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.getDiagnostics().stream().map(this::complaint).collect(Collectors.joining("\n"));
    }

    private String complaint(Diagnostic<? extends JavaFileObject> said) {
        String line = said.getLineNumber() < 1
                ? ""
                : source.toString().lines().toList().get((int) said.getLineNumber() - 1);
        return said.getMessage(Locale.ROOT) + ": " + line.strip();
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + NAME + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps nothing of what is compiled. */
    private static final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {
        Nowhere(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("string:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream();
                }
            };
        }
    }
}
