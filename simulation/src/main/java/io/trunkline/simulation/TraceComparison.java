package io.trunkline.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where two traces part.
 *
 * @param first of the two
 * @param second of the two
 * @param sameEvents events from the start on that are equal
 * @param before the last of them, at most two, oldest first
 */
public record TraceComparison(Side first, Side second, long sameEvents, List<TraceLine> before) {
    private static final int LINES_BEFORE = 2;

    /**
     * One of the two.
     *
     * @param path its file
     * @param header its header
     * @param differing its first event that the other has not, empty if it ends there or all are equal
     * @param end what its last line says about the whole; empty if it was not completed, or not read to its end
     */
    public record Side(Path path, TraceHeader header, Optional<TraceLine> differing, Optional<String> end) {
        /** True if its events end, and nothing says that they are all: the run, or the writing of its trace, was cut short. */
        public boolean isCutShort() {
            return differing.isEmpty() && end.isEmpty();
        }
    }

    /**
     * Compares two files up to the first difference.
     *
     * @throws IOException one cannot be read or is no trace; the message names it and says what was expected
     */
    public static TraceComparison of(Path first, Path second) throws IOException {
        try (TraceReader a = new TraceReader(first);
                TraceReader b = new TraceReader(second)) {
            Deque<String> last = new ArrayDeque<>();
            String lineA = a.next();
            String lineB = b.next();
            while (lineA != null && lineA.equals(lineB)) {
                if (last.size() == LINES_BEFORE) last.removeFirst();
                last.addLast(lineA);
                lineA = a.next();
                lineB = b.next();
            }
            long same = a.number() - (lineA == null ? 0 : 1);
            List<TraceLine> before = new ArrayList<>();
            for (String text : last) before.add(a.parsed(text, same - last.size() + before.size() + 1));
            return new TraceComparison(side(first, a, lineA), side(second, b, lineB), same, List.copyOf(before));
        }
    }

    private static Side side(Path path, TraceReader reader, String line) throws IOException {
        Optional<TraceLine> differing =
                line == null ? Optional.empty() : Optional.of(reader.parsed(line, reader.number()));
        return new Side(path, reader.first(), differing, reader.end());
    }

    /** True if all events are equal. */
    public boolean isEqual() {
        return first.differing().isEmpty() && second.differing().isEmpty();
    }

    /** True if both were made with one seed on one network. */
    public boolean hasSameHeaders() {
        return first.header().equals(second.header());
    }
}
