package io.trunkline.cli.conference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened, in the order of time. Safe from any thread. */
final class EventLog {
    /**
     * Something that happened.
     *
     * @param atNanos when, on the clock of the party that saw it
     * @param party who saw it
     * @param text what
     */
    record Event(long atNanos, String party, String text) {}

    private final MediaClock clock;
    private final List<Event> events = new ArrayList<>();
    private long startNanos = Long.MIN_VALUE;

    EventLog(MediaClock clock) {
        this.clock = clock;
    }

    synchronized void add(String party, String text) {
        events.add(new Event(clock.nanos(), party, text));
    }

    /** The media begin at this instant; the earliest of several counts as time zero. */
    synchronized void mediaStart(long nanos) {
        if (startNanos == Long.MIN_VALUE || nanos < startNanos) startNanos = nanos;
    }

    /** All events with their times counted from the start of the media. */
    synchronized List<Event> sinceStart() {
        long zero = startNanos != Long.MIN_VALUE ? startNanos : clock.nanos();
        return events.stream()
                .sorted(Comparator.comparingLong(Event::atNanos))
                .map(event -> new Event(event.atNanos - zero, event.party, event.text))
                .toList();
    }
}
