package io.trunkline.protocol;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A state machine as one table: state and event give actions and a next state. Made once as a constant; two rows for one cell
 * are a bug and fail when the class loads. The table prints itself as a page shows it.
 *
 * @param <S> states
 * @param <E> events; a guard is an event of its own
 * @param <C> what actions work on
 */
public final class StateTable<S extends Enum<S>, E extends Enum<E>, C> {
    /**
     * One row.
     *
     * @param actions in the order in which they run
     * @param next the state afterwards
     * @param clause where the standard says so
     */
    public record Row<S, E, C>(S state, E event, List<Action<C>> actions, S next, String clause) {}

    private final String name;
    private final List<Row<S, E, C>> rows;
    /** By the ordinals of state and event; shorter than those are many if the last have no rows. */
    private final Row<S, E, C>[][] cells;

    private final List<Action<C>> otherwise;
    private final String otherwiseClause;

    private StateTable(Builder<S, E, C> builder, List<Action<C>> otherwise, String otherwiseClause) {
        this.name = builder.name;
        this.rows = List.copyOf(builder.cells.values().stream()
                .flatMap(row -> row.values().stream())
                .toList());
        this.cells = cells(rows);
        this.otherwise = otherwise;
        this.otherwiseClause = otherwiseClause;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made in another way
    private static <S extends Enum<S>, E extends Enum<E>, C> Row<S, E, C>[][] cells(List<Row<S, E, C>> rows) {
        Row<S, E, C>[][] cells = new Row[0][];
        for (Row<S, E, C> row : rows) {
            int state = row.state().ordinal();
            int event = row.event().ordinal();
            if (state >= cells.length) cells = Arrays.copyOf(cells, state + 1);
            if (cells[state] == null) cells[state] = new Row[0];
            if (event >= cells[state].length) cells[state] = Arrays.copyOf(cells[state], event + 1);
            cells[state][event] = row;
        }
        return cells;
    }

    /** Begins a table. */
    public static <S extends Enum<S>, E extends Enum<E>, C> Builder<S, E, C> named(String name) {
        return new Builder<>(name);
    }

    /** The actions of a row, in the order in which they run. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <C> List<Action<C>> does(Action<C>... actions) {
        return List.of(actions);
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** The rows by state, then event. */
    public List<Row<S, E, C>> rows() {
        return rows;
    }

    /** The row for a cell, empty if only {@code otherwise} covers it. */
    public Optional<Row<S, E, C>> row(S state, E event) {
        return Optional.ofNullable(cell(state, event));
    }

    /** The row for a cell, {@code null} if only {@code otherwise} covers it. */
    Row<S, E, C> cell(S state, E event) {
        int at = state.ordinal();
        if (at >= cells.length || cells[at] == null || event.ordinal() >= cells[at].length) return null;
        return cells[at][event.ordinal()];
    }

    /** A machine in its first state. */
    public StateMachine<S, E, C> machine(C context, S initial) {
        return new StateMachine<>(this, context, initial);
    }

    List<Action<C>> otherwise() {
        return otherwise;
    }

    /** The table in Markdown, with aligned columns. */
    public String print() {
        MarkdownTable table = new MarkdownTable("state", "event", "actions, in this order", "next state", "clause");
        for (Row<S, E, C> row : rows) {
            table.row(row.state(), row.event(), names(row.actions()), row.next(), row.clause());
        }
        return table.row("every other cell", "", names(otherwise), "as before", otherwiseClause)
                .toString();
    }

    private static <C> String names(List<Action<C>> actions) {
        return actions.isEmpty() ? "–" : actions.stream().map(Action::name).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name + "\n\n" + print();
    }

    /** Collects rows; {@link #otherwise} ends it. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>, C> {
        private final String name;
        private Map<S, Map<E, Row<S, E, C>>> cells = Map.of();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * One cell.
         *
         * @throws IllegalStateException there is a row for this cell already
         */
        public Builder<S, E, C> row(S state, E event, List<Action<C>> actions, S next, String clause) {
            if (cells.isEmpty()) cells = new EnumMap<>(state.getDeclaringClass());
            Row<S, E, C> before = cells.computeIfAbsent(state, any -> new EnumMap<>(event.getDeclaringClass()))
                    .putIfAbsent(event, new Row<>(state, event, List.copyOf(actions), next, clause));
            if (before != null) {
                throw new IllegalStateException("table \"" + name + "\" has two rows for " + event + " in " + state
                        + ": " + before.clause() + " and " + clause);
            }
            return this;
        }

        /** The same row in several states. */
        public Builder<S, E, C> rows(Set<S> states, E event, List<Action<C>> actions, S next, String clause) {
            states.forEach(state -> row(state, event, actions, next, clause));
            return this;
        }

        /** The same row in several states, each of which stays as it is. */
        public Builder<S, E, C> stay(Set<S> states, E event, List<Action<C>> actions, String clause) {
            states.forEach(state -> row(state, event, actions, state, clause));
            return this;
        }

        /** Every cell not named before: do this, stay. Completes the table. */
        public StateTable<S, E, C> otherwise(List<Action<C>> actions, String clause) {
            return new StateTable<>(this, List.copyOf(actions), clause);
        }
    }
}
