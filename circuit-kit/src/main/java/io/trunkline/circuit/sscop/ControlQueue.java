package io.trunkline.circuit.sscop;

import java.util.ArrayDeque;

/** Units that go before data. A poll is only noted: its numbers are those of the moment when it is taken. */
final class ControlQueue {
    private final ArrayDeque<SscopPdu> units = new ArrayDeque<>();
    private boolean poll;

    void add(SscopPdu unit) {
        units.add(unit);
    }

    void wantPoll() {
        poll = true;
    }

    boolean wantsPoll() {
        return poll;
    }

    void pollTaken() {
        poll = false;
    }

    /** The first unit, or null; a poll is not one of them. */
    SscopPdu peek() {
        return units.peek();
    }

    SscopPdu take() {
        return units.remove();
    }

    boolean isEmpty() {
        return units.isEmpty() && !poll;
    }

    /** A newer STAT says all that an older one does. */
    void clearStats() {
        units.removeIf(SscopPdu.Stat.class::isInstance);
    }

    /** The data phase is over: its units mean nothing any more. */
    void clearData() {
        poll = false;
        units.removeIf(unit -> unit instanceof SscopPdu.Stat || unit instanceof SscopPdu.Ustat);
    }
}
