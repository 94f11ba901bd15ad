package io.trunkline.protocol;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTableTest {
    enum Door {
        D0_CLOSED,
        D1_OPEN,
        D2_LOCKED
    }

    enum Knock {
        PUSH,
        PULL,
        TURN_KEY,
        ALARM
    }

    static final class House {
        final List<String> log = new ArrayList<>();
        StateMachine<Door, Knock, House> door;
        String note = "";

        void creak() {
            log.add("creak " + door.state() + note);
        }

        void shutItself() {
            door.fire(Knock.PULL);
            log.add("pull queued");
        }

        void complain() {
            log.add("complain");
        }
    }

    static final Action<House> CREAK = action("creak", House::creak);
    static final Action<House> SHUT_ITSELF = action("shut itself", House::shutItself);
    static final Action<House> COMPLAIN = action("complain", House::complain);

    // @formatter:off
    static final StateTable<Door, Knock, House> DOOR = StateTable.<Door, Knock, House>named("door")
        //   state           event           actions, in this order     next state      clause
        .row(Door.D0_CLOSED, Knock.PUSH,     does(CREAK, SHUT_ITSELF),  Door.D1_OPEN,   "§1.1")
        .row(Door.D1_OPEN,   Knock.PULL,     does(CREAK),               Door.D0_CLOSED, "§1.2")
        .row(Door.D0_CLOSED, Knock.TURN_KEY, does(),                    Door.D2_LOCKED, "§2")
        .row(Door.D2_LOCKED, Knock.TURN_KEY, does(),                    Door.D0_CLOSED, "§2")
        .stay(EnumSet.allOf(Door.class), Knock.ALARM, does(CREAK),                      "§3")
        .otherwise(does(COMPLAIN), "§9");
    // @formatter:on

    private static House house() {
        House house = new House();
        house.door = DOOR.machine(house, Door.D0_CLOSED);
        return house;
    }

    @Test
    void anEventRaisedByAnActionRunsAfterTheRowIsDone() {
        House house = house();
        house.door.fire(Knock.PUSH);

        assertThat(house.log).containsExactly("creak D0_CLOSED", "pull queued", "creak D1_OPEN");
        assertThat(house.door.state()).isEqualTo(Door.D0_CLOSED);
    }

    @Test
    void everyCellWithoutARowRunsOtherwiseAndStays() {
        for (Door state : Door.values()) {
            for (Knock event : Knock.values()) {
                if (DOOR.row(state, event).isPresent()) continue;
                House house = new House();
                house.door = DOOR.machine(house, state);
                house.door.fire(event);
                assertThat(house.log).containsExactly("complain");
                assertThat(house.door.state()).isEqualTo(state);
            }
        }
    }

    @Test
    void rowsForSeveralStatesLeaveEachAsItIs() {
        assertThat(EnumSet.allOf(Door.class))
                .allSatisfy(state -> assertThat(
                                DOOR.row(state, Knock.ALARM).orElseThrow().next())
                        .isEqualTo(state));
    }

    @Test
    void whatComesWithAnEventIsHandedOverJustBeforeItsActions() {
        House house = house();
        house.door.fire(Knock.ALARM, () -> {
            house.door.fire(Knock.ALARM, () -> house.note = " second");
            house.note = " first";
        });

        assertThat(house.log).containsExactly("creak D0_CLOSED first", "creak D0_CLOSED second");
    }

    @Test
    void twoRowsForOneCellFail() {
        StateTable.Builder<Door, Knock, House> table = StateTable.<Door, Knock, House>named("door")
                .row(Door.D1_OPEN, Knock.PULL, does(), Door.D0_CLOSED, "§1");

        assertThatThrownBy(() -> table.row(Door.D1_OPEN, Knock.PULL, does(), Door.D2_LOCKED, "§2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("table \"door\" has two rows for PULL in D1_OPEN: §1 and §2");
    }

    @Test
    void eventsThatRaiseEachOtherForEverAreABug() {
        House house = new House();
        Action<House> again = action("again", h -> h.door.fire(Knock.ALARM));
        house.door = StateTable.<Door, Knock, House>named("loop")
                .row(Door.D0_CLOSED, Knock.ALARM, does(again), Door.D0_CLOSED, "§1")
                .otherwise(does(), "§2")
                .machine(house, Door.D0_CLOSED);

        assertThatThrownBy(() -> house.door.fire(Knock.ALARM))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"loop\" does not come to rest");
    }

    @Test
    void aFailedActionLeavesStateAsItWasAndQueueEmpty() {
        House house = new House();
        Action<House> fail = action("fail", h -> {
            h.door.fire(Knock.PULL);
            throw new IllegalStateException("our bug");
        });
        house.door = StateTable.<Door, Knock, House>named("fragile")
                .row(Door.D0_CLOSED, Knock.PUSH, does(fail), Door.D1_OPEN, "§1")
                .otherwise(does(COMPLAIN), "§2")
                .machine(house, Door.D0_CLOSED);

        assertThatThrownBy(() -> house.door.fire(Knock.PUSH)).hasMessage("our bug");
        assertThat(house.door.state()).isEqualTo(Door.D0_CLOSED);
        house.door.fire(Knock.TURN_KEY);
        assertThat(house.log).containsExactly("complain");
    }

    @Test
    void thePageShowsTheTableAsItPrintsItself() throws Exception {
        assertThat(Files.readString(Path.of("../docs/protocols/protocol-kit.md")))
                .contains(DOOR.print());
    }
}
