package io.trunkline.simulation;

/** A thread that lives on virtual time. The simulation's lock guards it. */
final class Actor {
    /** Where it stands. */
    enum State {
        /** A task that has been announced and that no thread has begun. */
        ANNOUNCED,
        /** It could go on, and waits for its turn. */
        READY,
        /** It has the turn. */
        RUNNING,
        /** It waits for a signal or an instant. */
        WAITING,
        /** It has ended or left. */
        GONE
    }

    final int number;
    volatile Thread thread;
    State state;
    /** What it waits for. */
    VirtualTime.TurnSignal signal;
    /** Its deadline as an event, {@code null} if there is none. */
    EventScheduler.Planned deadline;
    /** When it became ready, in real time, for what has been announced and does not begin. */
    long sinceNanos;

    Actor(int number, Thread thread, State state) {
        this.number = number;
        this.thread = thread;
        this.state = state;
    }

    @Override
    public String toString() {
        return "actor-" + number;
    }
}
