package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, on the class path of the tests. */
public final class Program implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private volatile IOException unfed;
    private final BufferedReader errors;
    private final List<String> errorLines = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        this.errors = process.errorReader(StandardCharsets.UTF_8);
    }

    /**
     * What a run left.
     *
     * @param status exit status
     * @param out standard output
     * @param err lines of standard error
     */
    public record Result(int status, String out, List<String> err) {
        /** Standard output as JSON. */
        public Config json() {
            return parse(out);
        }

        /** That it ended with this status and one line that says all of this. */
        public void failed(int expected, String... words) {
            assertThat(err).as("standard error").hasSize(1);
            assertThat(err.get(0)).contains(words).startsWith("trunkline");
            assertThat(out).isEmpty();
            assertThat(status).isEqualTo(expected);
        }
    }

    /** JSON, strictly. */
    public static Config parse(String json) {
        return ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    }

    private static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.trunkline.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Starts it with open standard streams. */
    public static Program start(String... arguments) throws IOException {
        return new Program(builder(arguments).start());
    }

    /** Runs it with empty standard input. */
    public static Result run(String... arguments) throws Exception {
        try (Program program = start(arguments)) {
            program.process.getOutputStream().close();
            return program.end();
        }
    }

    /** Standard input, output and the rest. */
    public Process process() {
        return process;
    }

    /** The rest of the first line on standard error that starts with {@code begin} and a blank. */
    public String said(String begin) throws IOException {
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            errorLines.add(line);
            if (line.startsWith(begin + " ")) return line.substring(begin.length() + 1);
        }
        throw new IOException("it never said '" + begin + "' but " + errorLines);
    }

    /** Sends octets and then the end, from a thread of its own. */
    public void feed(byte[] octets) {
        Thread feeder = new Thread(() -> {
            try (var in = process.getOutputStream()) {
                in.write(octets);
            } catch (IOException e) {
                unfed = e; // the program ended first; a test that did not want that sees it in what arrived
            }
        });
        feeder.setDaemon(true);
        feeder.start();
    }

    /** True if the program ended before it had taken what it was fed. */
    public boolean refusedFood() {
        return unfed != null;
    }

    /** Everything on standard output. */
    public byte[] output() throws IOException {
        try (InputStream out = process.getInputStream()) {
            return out.readAllBytes();
        }
    }

    /** Waits for its end. */
    public Result end() throws Exception {
        String out = new String(output(), StandardCharsets.UTF_8);
        return new Result(status(), out, errorLines);
    }

    /** Waits for its end when standard output has been read or closed. */
    public int status() throws Exception {
        for (String line = errors.readLine(); line != null; line = errors.readLine()) errorLines.add(line);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return process.exitValue();
    }

    /** Lines of standard error so far. */
    public List<String> errorLines() {
        return errorLines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
