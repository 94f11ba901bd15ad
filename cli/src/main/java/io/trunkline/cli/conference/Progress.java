package io.trunkline.cli.conference;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that says how the streams are doing; nothing where nobody looks. */
final class Progress implements AutoCloseable {
    private static final int REFRESH_MILLIS = 200;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final MediaClock clock;
    private final List<Direction> directions = new ArrayList<>();
    private final ScheduledExecutorService timer;
    private long dataOctets;
    private long dataNanos;

    private record Direction(String from, long startNanos, Map<StreamKind, StreamRecorder> recorders) {}

    /** Progress on {@code terminal}, or none if that is {@code null}. */
    Progress(PrintStream terminal, MediaClock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.timer = terminal == null
                ? null
                : Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread thread = new Thread(task, "trunkline-progress");
                    thread.setDaemon(true);
                    return thread;
                });
        if (timer != null) {
            var unused = timer.scheduleAtFixedRate(this::show, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Shows what arrives from one party. */
    synchronized void watch(String from, long startNanos, Map<StreamKind, StreamRecorder> recorders) {
        directions.add(new Direction(from, startNanos, Map.copyOf(recorders)));
    }

    private synchronized void show() {
        if (directions.isEmpty()) return;
        long now = clock.nanos();
        double seconds = Math.max(0, (now - directions.get(0).startNanos) / 1e9);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%5.1f s", seconds));
        for (StreamKind stream : new StreamKind[] {StreamKind.AUDIO, StreamKind.VIDEO}) {
            line.append("   ").append(stream.label());
            for (Direction each : directions) line.append(' ').append(delay(each.recorders.get(stream)));
        }
        line.append("   data ").append(dataRate(now));
        terminal.print(CLEAR_LINE + line);
        terminal.flush();
    }

    private static String delay(StreamRecorder recorder) {
        long nanos = recorder.lastDelayNanos();
        return nanos < 0 ? recorder.frames() + " frames" : Numbers.millis(nanos) + " ms";
    }

    private String dataRate(long now) {
        long octets = directions.stream()
                .mapToLong(each -> each.recorders.get(StreamKind.DATA).octets())
                .sum();
        double rate = (octets - dataOctets) * 8e9 / Math.max(1, now - dataNanos);
        dataOctets = octets;
        dataNanos = now;
        return Numbers.rate(rate);
    }

    @Override
    public void close() {
        if (timer == null) return;
        timer.shutdownNow();
        synchronized (this) {
            terminal.print(CLEAR_LINE);
            terminal.flush();
        }
    }
}
