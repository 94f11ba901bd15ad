package io.trunkline.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The timers of one protocol entity. It has no clock: whoever has one asks {@link #nextPicos()} and comes back then. Times are
 * picoseconds on any scale that only grows; ties expire in the order of the table.
 *
 * @param <T> the rows
 */
public final class TimerTable<T extends Enum<T> & TimerRow> {
    private static final long PICOS_PER_NANO = 1_000;

    private final Map<T, Long> deadlinesPicos;
    private final Map<T, Integer> expired;
    private final Map<T, Duration> durations;

    /** No timer runs; each has the duration of its row. */
    public TimerTable(Class<T> rows) {
        deadlinesPicos = new EnumMap<>(rows);
        expired = new EnumMap<>(rows);
        durations = new EnumMap<>(rows);
    }

    /** No timer runs; how long each does is given. */
    public TimerTable(Class<T> rows, Function<T, Duration> durationOf) {
        this(rows);
        for (T timer : rows.getEnumConstants()) duration(timer, durationOf.apply(timer));
    }

    /** Sets another duration than the row's, for starts from now on. */
    public void duration(T timer, Duration duration) {
        durations.put(timer, duration);
    }

    /** The duration that the next start uses. */
    public Duration duration(T timer) {
        return durations.getOrDefault(timer, timer.duration());
    }

    /** Starts a timer, or starts it again; the expiries it had go on counting. */
    public void start(T timer, long nowPicos) {
        deadlinesPicos.put(timer, Math.addExact(nowPicos, picos(duration(timer))));
    }

    /** Stops a timer and forgets its expiries; one that does not run may be stopped too. */
    public void stop(T timer) {
        deadlinesPicos.remove(timer);
        expired.remove(timer);
    }

    /** Stops all timers. */
    public void stopAll() {
        deadlinesPicos.clear();
        expired.clear();
    }

    /** True from start to stop or expiry. */
    public boolean isRunning(T timer) {
        return deadlinesPicos.containsKey(timer);
    }

    /** How many run. */
    public int running() {
        return deadlinesPicos.size();
    }

    /** When the next one expires; empty if none runs. */
    public OptionalLong nextPicos() {
        return deadlinesPicos.values().stream().mapToLong(Long::longValue).min();
    }

    /** The timers that have expired by now, earliest first; they do not run any more. */
    public List<T> expire(long nowPicos) {
        List<T> due = new ArrayList<>();
        deadlinesPicos.forEach((timer, deadline) -> {
            if (deadline <= nowPicos) due.add(timer);
        });
        due.sort(Comparator.comparing(deadlinesPicos::get));
        for (T timer : due) {
            deadlinesPicos.remove(timer);
            expired.merge(timer, 1, Integer::sum);
        }
        return due;
    }

    /** True if the row allows no further expiry: the one just seen was the last. */
    public boolean isSpent(T timer) {
        return expired.getOrDefault(timer, 0) >= timer.expiries();
    }

    /** A duration in picoseconds. */
    public static long picos(Duration duration) {
        return Math.multiplyExact(duration.toNanos(), PICOS_PER_NANO);
    }

    /** The rows in Markdown, with aligned columns. */
    public static <T extends Enum<T> & TimerRow> String print(Class<T> rows) {
        MarkdownTable table = new MarkdownTable("timer", "default", "expiries", "starts when", "clause");
        for (T row : rows.getEnumConstants()) {
            table.row(row.name(), seconds(row.duration()), row.expiries(), row.startsWhen(), row.clause());
        }
        return table.toString();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
