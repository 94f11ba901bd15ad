package io.trunkline.spi;

import io.trunkline.api.Ws2;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A second virtual machine that runs {@link GroupPeer}. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    OtherProcess(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        GroupPeer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        if (!"ready".equals(answers.readLine())) throw new IOException("the other process did not start");
    }

    /** Where these classes come from, also if the test runs on the module path. */
    private static String classPath() {
        return Stream.of(GroupPeer.class, GroupTable.class, Ws2.class)
                .map(OtherProcess::root)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String root(Class<?> type) {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        String location = type.getResource(name)
                .toString()
                .replaceFirst("^jar:", "")
                .replaceFirst("!?" + name.replace(".", "\\.") + "$", "");
        try {
            return Path.of(new URI(location)).toString();
        } catch (URISyntaxException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** Sends a command and waits for its answer. */
    String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            return answers.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
