package io.trunkline.bench;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.Trace;

/** Counts the events that happen. */
final class CountingScheduler implements EventScheduler {
    private final EventScheduler events;
    private long happened;

    CountingScheduler(EventScheduler events) {
        this.events = events;
    }

    long happened() {
        return happened;
    }

    private Runnable counted(Runnable event) {
        return () -> {
            happened++;
            event.run();
        };
    }

    @Override
    public long nowPicos() {
        return events.nowPicos();
    }

    @Override
    public Planned at(long atPicos, Runnable event) {
        return events.at(atPicos, counted(event));
    }

    @Override
    public Planned background(long atPicos, Runnable event) {
        return events.background(atPicos, counted(event));
    }

    @Override
    public SeededRandom random(String part) {
        return events.random(part);
    }

    @Override
    public Trace trace() {
        return events.trace();
    }

    @Override
    public void afterwards(Runnable upcall) {
        events.afterwards(upcall);
    }
}
