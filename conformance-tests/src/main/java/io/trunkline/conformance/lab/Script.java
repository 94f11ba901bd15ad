package io.trunkline.conformance.lab;

import java.util.ArrayList;
import java.util.List;

/** The calls of one check, in the order in which they were made, as Java that its reader can paste. Safe from any thread. */
public final class Script {
    private static final int FIRST = 20;
    private static final int LAST = 20;

    private final List<String> lines = new ArrayList<>();

    /** Writes down a call before it is made, so that the last line names the one that hangs. */
    public synchronized void add(String line) {
        lines.add(line);
    }

    /** The lines with their numbers; of a long script the beginning and the end. */
    public synchronized List<String> numbered() {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.size() > FIRST + LAST && i == FIRST) {
                i = lines.size() - LAST;
                numbered.add("     // " + (i - FIRST) + " calls more");
            }
            numbered.add(String.format("%3d  %s", i + 1, lines.get(i)));
        }
        return numbered;
    }

    /** The last call, for who wants to know where things stand. */
    public synchronized String last() {
        return lines.isEmpty() ? "(no call was made)" : lines.get(lines.size() - 1);
    }
}
