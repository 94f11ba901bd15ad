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
    record Event(long atNanos, String party, String text) {
        /** True after the first frame was due, with times that count from there. */
        boolean isDuringMedia() {
            return atNanos > 0;
        }
    }

    private static final long MOMENT_NANOS = 100_000_000;

    private final MediaClock clock;
    private final List<Event> events = new ArrayList<>();
    private long startNanos = Long.MIN_VALUE;

    EventLog(MediaClock clock) {
        this.clock = clock;
    }

    synchronized void add(String party, String text) {
        events.add(new Event(clock.nanos(), party, text));
    }

    /**
     * Notes the present value of something that may change in quick steps: those of one party within a moment stand as one
     * event, which has the time of the first and the text of the last.
     */
    synchronized void supersede(String party, String what, String value) {
        long now = clock.nanos();
        for (int i = events.size() - 1; i >= 0; i--) {
            Event event = events.get(i);
            if (now - event.atNanos > MOMENT_NANOS) break;
            if (!event.party.equals(party) || !event.text.startsWith(what)) continue;
            events.set(i, new Event(event.atNanos, party, what + value));
            return;
        }
        events.add(new Event(now, party, what + value));
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
