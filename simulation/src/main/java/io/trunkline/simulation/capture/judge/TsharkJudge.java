package io.trunkline.simulation.capture.judge;

import io.trunkline.simulation.capture.TsharkCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks tshark about captures. It runs as a process of its own that reads the file and ends; a file of any length needs the
 * memory of one record here.
 */
public final class TsharkJudge {
    private final Path program;

    private TsharkJudge(Path program) {
        this.program = program;
    }

    /** The tshark on the {@code PATH}, empty if there is none; {@link #absence} says so in words. */
    public static Optional<TsharkJudge> find() {
        String path = System.getenv("PATH");
        return Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                .map(directory -> Path.of(directory, "tshark"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(TsharkJudge::new);
    }

    /** Why there is no judge. */
    public static String absence() {
        return "not judged: there is no tshark on the PATH; on Debian: apt-get install tshark";
    }

    /**
     * Judges AAL5 units of signalling circuits, down to the information elements.
     *
     * @throws IOException tshark cannot be run
     */
    public Verdict signalling(Path file) throws IOException {
        return judge(TsharkCommand.signalling(file), "AAL5 CRC: ");
    }

    /**
     * Judges AAL5 units of data circuits, or any units whose content does not matter.
     *
     * @throws IOException tshark cannot be run
     */
    public Verdict data(Path file) throws IOException {
        return judge(TsharkCommand.data(file), "AAL5 CRC: ");
    }

    /**
     * Judges cells with their check octets: an EyeSDN file.
     *
     * @throws IOException tshark cannot be run
     */
    public Verdict cells(Path file) throws IOException {
        return judge(TsharkCommand.cells(file), "Header Error Check: ");
    }

    private Verdict judge(TsharkCommand command, String check) throws IOException {
        TsharkOutput output = new TsharkOutput(check);
        run(command.with("-x"), output::line);
        return output.end();
    }

    /**
     * Runs tshark and hands over each line that it prints, those about trouble with the file begin with {@code tshark: }.
     *
     * @throws IOException it cannot be run, or the thread was interrupted
     */
    public void run(TsharkCommand command, Consumer<String> line) throws IOException {
        String[] words = command.words().toArray(String[]::new);
        words[0] = program.toString();
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            out.lines().filter(text -> !text.startsWith("Running as user ")).forEach(line);
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while tshark read the file");
        } finally {
            process.destroy();
        }
    }
}
