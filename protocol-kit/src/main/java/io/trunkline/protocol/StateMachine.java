package io.trunkline.protocol;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

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
        pending.add(new Pending<>(event, before));
        if (running) return;
        running = true;
        try {
            for (int events = 0; !pending.isEmpty(); events++) {
                if (events == MAX_EVENTS_PER_RUN) {
                    throw new AssertionError("table \"" + table.name() + "\" does not come to rest: " + event + ", now "
                            + pending.peek().event() + " in " + state);
                }
                complete(pending.remove());
            }
        } finally {
            pending.clear();
            running = false;
        }
    }

    private void complete(Pending<E> arrived) {
        arrived.before().run();
        Optional<StateTable.Row<S, E, C>> row = table.row(state, arrived.event());
        List<Action<C>> actions = row.isPresent() ? row.get().actions() : table.otherwise();
        for (Action<C> action : actions) action.step().accept(context);
        if (row.isPresent()) state = row.get().next();
    }
}
