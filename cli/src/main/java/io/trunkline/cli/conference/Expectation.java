package io.trunkline.cli.conference;

import io.trunkline.cli.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a result must show, such as {@code audio.delayMillis.p99<=30}: a field of a stream, in both directions
 * unless the sending party stands before it ({@code audio.caller.lostOctets==0}), or a field of the whole.
 */
final class Expectation {
    /**
     * What a result shows.
     *
     * @param met true if all values are as expected, and there is one
     * @param found the values
     */
    record Answer(boolean met, List<Object> found) {}

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9.]+)\\s*(<=|>=|==|!=|<|>)\\s*(\\S.*)");
    private static final Set<String> STREAM_FIELDS = Set.of(
            "priority",
            "offeredOctets",
            "deliveredOctets",
            "lostOctets",
            "throughputBitsPerSecond",
            "deadlineMisses",
            "delayMillis.p50",
            "delayMillis.p99",
            "delayMillis.max",
            "delayMillis.samples");
    private static final Set<String> FIELDS = Set.of("provider", "grouped", "seed", "durationSeconds");

    private final String text;
    private final String stream;
    private final String from;
    private final List<String> path;
    private final String comparison;
    private final String value;

    private Expectation(String text, String name, String comparison, String value) throws UsageException {
        this.text = text;
        List<String> words = new ArrayList<>(List.of(name.split("\\.")));
        this.stream = FIELDS.contains(name) ? "" : words.remove(0);
        boolean party = !words.isEmpty() && Set.of(Party.CALLER, Party.CALLEE).contains(words.get(0));
        this.from = party ? words.remove(0) : "";
        this.path = words;
        this.comparison = comparison;
        this.value = value.strip();
        check();
    }

    /** @throws UsageException saying what was expected */
    static Expectation parse(String text) throws UsageException {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) throw wrong(text, "it is no comparison");
        return new Expectation(text, form.group(1), form.group(2), form.group(3));
    }

    private void check() throws UsageException {
        if (!stream.isEmpty()) {
            boolean known = List.of("audio", "video", "data").contains(stream);
            if (!known) throw wrong(text, "there is no stream '" + stream + "'");
            String field = String.join(".", path);
            if (!STREAM_FIELDS.contains(field)) throw wrong(text, "a stream has no field '" + field + "'");
            if (number(value) == null) throw wrong(text, "'" + value + "' is no number");
        }
    }

    private static UsageException wrong(String text, String what) {
        return new UsageException("--expect '" + text + "': " + what
                + ", expected for example audio.delayMillis.p99<=30 or data.caller.lostOctets==0");
    }

    String text() {
        return text;
    }

    Answer check(Map<String, Object> result) {
        List<Object> found = new ArrayList<>();
        if (stream.isEmpty()) {
            found.add(walk(result));
        } else {
            for (Object each : (Collection<?>) result.get("streams")) {
                Map<?, ?> candidate = (Map<?, ?>) each;
                boolean named = stream.equals(candidate.get("name"));
                if (named && (from.isEmpty() || from.equals(candidate.get("from")))) found.add(walk(candidate));
            }
        }
        return new Answer(!found.isEmpty() && found.stream().allMatch(this::holds), found);
    }

    private Object walk(Map<?, ?> from) {
        Object here = from;
        for (String step : path) here = here instanceof Map<?, ?> map ? map.get(step) : null;
        return here;
    }

    private boolean holds(Object found) {
        if (found == null) return false;
        Double wanted = number(value);
        if (found instanceof Number number && wanted != null)
            return holds(Double.compare(number.doubleValue(), wanted));
        boolean same = found.toString().equals(value);
        return comparison.equals(same ? "==" : "!=");
    }

    private boolean holds(int order) {
        return switch (comparison) {
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
