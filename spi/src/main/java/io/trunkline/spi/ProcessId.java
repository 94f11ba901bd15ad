package io.trunkline.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param pid its number
 * @param startMillis when it started, in milliseconds since 1970; 0 where the system does not tell
 */
record ProcessId(long pid, long startMillis) {
    /** How far two readings of one start may lie apart: they shift when the system's clock is set. */
    private static final long TOLERANCE_MILLIS = 10_000;

    private static final ProcessId CURRENT = of(ProcessHandle.current());

    static ProcessId current() {
        return CURRENT;
    }

    private static ProcessId of(ProcessHandle process) {
        return new ProcessId(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** True if the process still runs. */
    boolean isAlive() {
        if (equals(CURRENT)) return true;
        Optional<ProcessHandle> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return found.isPresent() && startedTogetherWith(of(found.get()));
    }

    private boolean startedTogetherWith(ProcessId found) {
        return startMillis == 0
                || found.startMillis == 0
                || Math.abs(startMillis - found.startMillis) <= TOLERANCE_MILLIS;
    }
}
