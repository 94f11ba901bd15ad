package io.trunkline.cli.conference;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Ws2Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clock of a party. On the wire instants are those of the host's monotonic clock, which the processes of one host
 * share although each library counts from an instant of its own; a simulation's instants go as they are.
 */
final class MediaClock {
    private static final long SAME_CLOCK_NANOS = 1_000_000;

    private final Ws2Clock clock;
    private final long offsetNanos;
    private final String identity;

    private MediaClock(Ws2Clock clock, long offsetNanos, String identity) {
        this.clock = clock;
        this.offsetNanos = offsetNanos;
        this.identity = identity;
    }

    /** A clock with the offset to the host's, where it has a constant one. */
    static MediaClock of(Ws2Clock clock) {
        // it goes over the simulated wire: nothing in it may differ from run to run, and no other process can have it
        if (clock.kind() == ClockKind.VIRTUAL) return new MediaClock(clock, 0, "virtual");
        return new MediaClock(clock, offset(clock), hostClock());
    }

    /** The tightest of several readings of both clocks. */
    private static long offset(Ws2Clock clock) {
        long best = 0;
        long tightest = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long before = System.nanoTime();
            long library = clock.nanos();
            long width = System.nanoTime() - before;
            if (width >= tightest) continue;
            tightest = width;
            best = before + width / 2 - library;
        }
        return tightest < SAME_CLOCK_NANOS ? best : 0;
    }

    /** Equal in two processes exactly if they read one monotonic clock; unknown ones are never equal. */
    private static String hostClock() {
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return boot + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/time"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "process " + ProcessHandle.current().pid() + " " + System.nanoTime();
        }
    }

    /** Now, on the wire's scale. */
    long nanos() {
        return clock.nanos() + offsetNanos;
    }

    /** Waits for an instant of the wire's scale. */
    void sleepUntil(long nanos) throws InterruptedException {
        clock.sleepUntil(nanos - offsetNanos);
    }

    /** What tells shared clocks from others. */
    String identity() {
        return identity;
    }
}
