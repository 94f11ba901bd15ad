package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.StateTable;
import java.util.EnumSet;
import java.util.Set;

/** What must hold of the tables of states of every protocol. */
public final class TableCells {
    private TableCells() {}

    /** What runs by the table. */
    public interface Cell<S, E> {
        /** The state in which an event leaves it. @param state before the event */
        Enum<?> after(S state, E event);
    }

    /** Every event in every state leads where its row says; where there is none, all stays. */
    public static <S extends Enum<S>, E extends Enum<E>, C> void goWhereTheTableSays(
            StateTable<S, E, C> table, Cell<S, E> machine) {
        StateTable.Row<S, E, C> any = table.rows().get(0);
        for (S state : any.state().getDeclaringClass().getEnumConstants()) {
            for (E event : any.event().getDeclaringClass().getEnumConstants()) {
                S next = table.row(state, event).map(StateTable.Row::next).orElse(state);
                assertThat(machine.after(state, event)).as(state + " " + event).isEqualTo(next);
            }
        }
    }

    /** Every state is reached from another one and left for another one. */
    public static <S extends Enum<S>, E extends Enum<E>, C> void everyStateIsReachedAndLeft(StateTable<S, E, C> table) {
        Class<S> states = table.rows().get(0).state().getDeclaringClass();
        Set<S> reached = EnumSet.noneOf(states);
        Set<S> left = EnumSet.noneOf(states);
        for (StateTable.Row<S, E, C> row : table.rows()) {
            if (row.next() == row.state()) continue;
            reached.add(row.next());
            left.add(row.state());
        }
        assertThat(reached).as("reached").containsExactly(states.getEnumConstants());
        assertThat(left).as("left").containsExactly(states.getEnumConstants());
    }
}
