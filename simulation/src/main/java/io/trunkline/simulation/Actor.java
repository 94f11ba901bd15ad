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
    private final String name;
    /** {@code null} until a thread has begun what was announced. */
    volatile Thread thread;
    /** Its thread is a virtual one: cheap to park, and wasteful to spin on. */
    boolean isVirtual;

    State state;
    /** What it waits for. */
    VirtualTime.TurnSignal signal;
    /** Its deadline as an event, {@code null} if there is none. */
    EventScheduler.Planned deadline;
    /** When it became ready, in real time, for what has been announced and does not begin. */
    long sinceNanos;
    /** The list that it is in, and its neighbours there. The list's. */
    ActorList list;

    Actor previous;
    Actor next;

    Actor(int number, State state) {
        this.number = number;
        this.name = "actor-" + number;
        this.state = state;
    }

    void runOn(Thread begun) {
        isVirtual = VirtualThreads.isVirtual(begun);
        thread = begun;
    }

    @Override
    public String toString() {
        return name;
    }
}
