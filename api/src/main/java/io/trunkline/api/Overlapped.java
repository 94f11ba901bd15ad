package io.trunkline.api;

import java.util.Objects;

/**
 * An operation that completes later: the Java form of {@code WSAOVERLAPPED}. The caller owns it and may use it again once
 * the operation has completed; one object stands for one operation at a time. Operations that take one are not
 * supported.
 */
public final class Overlapped {
    private final Ws2Event event;

    /** Completion is seen by polling, by a completion routine or by a completion port. */
    public Overlapped() {
        this.event = null;
    }

    /** Completion also sets {@code event}. */
    public Overlapped(Ws2Event event) {
        this.event = Objects.requireNonNull(event, "event");
    }

    /** The event that completion sets, or {@code null}. */
    public Ws2Event event() {
        return event;
    }
}
