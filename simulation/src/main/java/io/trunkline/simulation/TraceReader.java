package io.trunkline.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads a trace from a file, line by line; a file of any length needs the memory of one line. One thread. */
final class TraceReader implements Closeable {
    private static final int BUFFER_OCTETS = 1 << 16;
    private static final int LONGEST_LINE_OCTETS = 1 << 20;
    private static final String END = "# end: ";

    private final Path path;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private final TraceHeader header;
    private byte[] line = new byte[256];
    private int at;
    private int filled;
    private long number;
    private String end;

    /** @throws IOException it cannot be read or is no trace; the message names it and says what was expected */
    TraceReader(Path path) throws IOException {
        this.path = path;
        try {
            in = Files.newInputStream(path);
        } catch (IOException e) {
            throw new IOException(path + " cannot be read (" + e.getClass().getSimpleName() + "), expected a trace", e);
        }
        try {
            header = header();
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private TraceHeader header() throws IOException {
        String first = read();
        Optional<TraceHeader> parsed = first == null ? Optional.empty() : TraceHeader.parse(first);
        TraceHeader found =
                parsed.orElseThrow(() -> noTrace("its first line is not 'trunkline-trace 1 seed=… network=…'"));
        if (found.version() == TraceHeader.VERSION) return found;
        throw noTrace("its format has version " + found.version() + ", expected " + TraceHeader.VERSION);
    }

    private IOException noTrace(String why) {
        return new IOException(path + " is no trace that can be compared: " + why);
    }

    TraceHeader first() {
        return header;
    }

    /** The next event's line, {@code null} after the last. */
    String next() throws IOException {
        String text = read();
        while (text != null && text.startsWith("#")) {
            if (text.startsWith(END)) end = text.substring(END.length());
            text = read();
        }
        if (text != null) number++;
        return text;
    }

    /** A line that {@link #next} has just given, or one of the lines before it. */
    TraceLine parsed(String text, long lineNumber) throws IOException {
        String[] parts = text.split("\t", 3);
        try {
            if (parts.length == 3) return new TraceLine(lineNumber, Long.parseLong(parts[0]), parts[1], parts[2]);
        } catch (NumberFormatException notANumber) {
            // it is no event either
        }
        throw noTrace("its event " + lineNumber + " is not 'picos<TAB>actor<TAB>call'");
    }

    long number() {
        return number;
    }

    /** What the last line says about the whole, empty if the trace was not completed. */
    Optional<String> end() {
        return Optional.ofNullable(end);
    }

    /** A line with its end, {@code null} after the last: what has no end is the rest of one that was not written any further. */
    private String read() throws IOException {
        int length = 0;
        while (true) {
            if (at == filled && !fill()) return null;
            int newline = at;
            while (newline < filled && buffer[newline] != '\n') newline++;
            int part = newline - at;
            if (length + part > LONGEST_LINE_OCTETS) throw noTrace("a line is longer than " + LONGEST_LINE_OCTETS);
            if (line.length < length + part) line = Arrays.copyOf(line, Math.max(2 * line.length, length + part));
            System.arraycopy(buffer, at, line, length, part);
            length += part;
            at = newline + 1;
            if (newline < filled) return new String(line, 0, length, StandardCharsets.UTF_8);
            at = filled;
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        try {
            filled = Math.max(0, in.read(buffer));
        } catch (IOException e) {
            throw new IOException(path + " cannot be read (" + e.getMessage() + "), expected a trace", e);
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
