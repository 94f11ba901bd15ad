package io.trunkline.conformance.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is shown of a long script: its beginning, its end, and the declarations in between that the end needs. */
final class Excerpt {
    private static final int FIRST = 20;
    private static final int LAST = 20;
    private static final Pattern DECLARED = Pattern.compile("\\b[A-Z]\\w*(?:<\\w+>)? (\\w+) = ");
    private static final Pattern WORD = Pattern.compile("\\b[a-z]\\w*\\b");

    private Excerpt() {}

    /** The lines with their numbers in comments. */
    static List<String> numbered(List<String> lines) {
        List<String> numbered = new ArrayList<>();
        int next = 0;
        for (int i : shown(lines)) {
            if (i > next) numbered.add("//       " + (i - next) + " calls more");
            numbered.add(String.format("/* %3d */ %s", i + 1, lines.get(i)));
            next = i + 1;
        }
        return numbered;
    }

    private static Set<Integer> shown(List<String> lines) {
        Set<Integer> shown = new TreeSet<>();
        Set<String> used = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            boolean isEdge = i < FIRST || i >= lines.size() - LAST;
            if (!isEdge && !declares(lines.get(i), used)) continue;
            shown.add(i);
            Matcher word = WORD.matcher(lines.get(i));
            while (word.find()) used.add(word.group());
        }
        return shown;
    }

    private static boolean declares(String line, Set<String> used) {
        Matcher declared = DECLARED.matcher(line);
        while (declared.find()) if (used.contains(declared.group(1))) return true;
        return false;
    }
}
