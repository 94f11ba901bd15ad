package io.trunkline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The directory of one test: it is there while the test runs, and stays if it fails. */
final class Remains {
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private String file = "";

    private Remains(Path directory) {
        this.directory = directory;
    }

    /** A directory below {@code base}, named after the test; a second test of that name gets a number. */
    static Remains of(Path base, String test) {
        String plain = test.replaceAll("[^A-Za-z0-9._-]", "_");
        Path directory = base.toAbsolutePath().normalize().resolve(plain);
        for (int number = 2; !IN_USE.add(directory); number++) {
            directory = directory.resolveSibling(plain + "-" + number);
        }
        return new Remains(directory);
    }

    /** Makes it, empty but for the text of a network. */
    void begin(NetworkSetup setup) throws IOException {
        delete();
        synchronized (Remains.class) {
            Files.createDirectories(directory);
        }
        file = setup.file();
        if (setup.text().isEmpty()) return;
        Path own = directory.resolve("network.conf");
        Files.writeString(own, setup.text());
        file = own.toString();
    }

    Path directory() {
        return directory;
    }

    Path captureFile() {
        return directory.resolve("run.pcapng");
    }

    Path traceFile() {
        return directory.resolve("run.trace");
    }

    Optional<Path> networkFile() {
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** The test has failed. */
    void report(List<String> lines) {
        try {
            Files.write(directory.resolve("report.txt"), lines);
            Path copy = directory.resolve("network.conf");
            if (!file.isEmpty() && !Files.exists(copy)) Files.copy(Path.of(file), copy);
        } catch (IOException cannot) {
            throw new UncheckedIOException("the report of a failed test cannot be written", cannot);
        }
    }

    /** The test has passed: nothing stays, the directory around neither if it is empty. */
    void delete() throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
        synchronized (Remains.class) {
            try {
                Files.delete(directory.getParent());
            } catch (DirectoryNotEmptyException | NoSuchFileException others) {
                return; // tests that have failed, or run
            }
        }
    }
}
