package io.trunkline.cli.conference;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Clock;
import java.util.concurrent.Executor;

/** A clock that stands still but for those who sleep on it and for who moves it. */
final class HandClock implements Ws2Clock {
    long now = 1_000_000_000L;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public ClockKind kind() {
        return ClockKind.VIRTUAL;
    }

    @Override
    public void sleepUntil(long nanos) {
        now = Math.max(now, nanos);
    }

    @Override
    public Registration schedule(long nanos, Executor executor, Runnable task) {
        throw new UnsupportedOperationException("no test schedules");
    }
}
