package io.trunkline.protocol;

import java.util.ArrayDeque;
import java.util.List;

/**
 * A {@link StateTable} at work. Every event runs to completion: one that an action raises waits until the row's actions are
 * done and the next state is entered.
 */
public final class StateMachine<S extends Enum<S>, E extends Enum<E>, C> {
    /** A table whose events raise more events than this never comes to rest. */
    private static final int MAX_EVENTS_PER_RUN = 10_000;

    private record Pending<E>(E event, Runnable before) {}

    private final StateTable<S, E, C> table;
    private final C context;
    private final ArrayDeque<Pending<E>> pending = new ArrayDeque<>();
    private S state;
    private boolean running;

    StateMachine(StateTable<S, E, C> table, C context, S initial) {
        this.table = table;
        this.context = context;
        this.state = initial;
    }

    /** The state; during actions still the one in which the event found the machine. */
    public S state() {
        return state;
    }

    /** An event happened. Called from an action it only queues. */
    public void fire(E event) {
        fire(event, () -> {});
    }

    /**
     * An event with something to it, for example a received message.
     *
     * @param before hands that to the context; runs just before the event's actions, so that queued events do not mix
     * @throws AssertionError events raise each other for ever
     */
    public void fire(E event, Runnable before) {
        if (running) {
            pending.add(new Pending<>(event, before));
            return;
        }
        running = true;
        try {
            complete(event, before);
            if (!pending.isEmpty()) completePending(event);
        } finally {
            pending.clear();
            running = false;
        }
    }

    /** The events that the first one has raised, and those that they raise. */
    private void completePending(E first) {
        for (int events = 1; !pending.isEmpty(); events++) {
            Pending<E> next = pending.remove();
            if (events == MAX_EVENTS_PER_RUN) {
                throw new AssertionError("table \"" + table.name() + "\" does not come to rest: " + first + ", now "
                        + next.event() + " in " + state);
            }
            complete(next.event(), next.before());
        }
    }

    private void complete(E event, Runnable before) {
        before.run();
        StateTable.Row<S, E, C> row = table.cell(state, event);
        List<Action<C>> actions = row != null ? row.actions() : table.otherwise();
        for (int i = 0; i < actions.size(); i++) actions.get(i).step().accept(context);
        if (row != null) state = row.next();
    }
}
