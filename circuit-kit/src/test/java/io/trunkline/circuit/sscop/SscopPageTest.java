package io.trunkline.circuit.sscop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the table, and the page that shows it; {@code -Dkit.write=true} writes the tables into the page. */
class SscopPageTest {
    private static final Path PAGE = Path.of("../docs/protocols/sscop.md");
    private static final Map<SscopEvent, SscopPdu> UNITS = Map.ofEntries(
            Map.entry(SscopEvent.SD, new SscopPdu.Sd(0, Octets.NONE)),
            Map.entry(SscopEvent.POLL, new SscopPdu.Poll(0, 0)),
            Map.entry(SscopEvent.STAT, new SscopPdu.Stat(List.of(), 0, 1, 0)),
            Map.entry(SscopEvent.USTAT, new SscopPdu.Ustat(0, 0, 1, 0)));

    @Test
    void pageShowsTheTablesThatTheCodePrints() throws IOException {
        List<String> tables = List.of(TimerTable.print(SscopTimer.class), SscopTable.TABLE.print());
        if (Boolean.getBoolean("kit.write")) {
            String text = Files.readString(PAGE);
            int from = text.indexOf("## Timers");
            String page = text.substring(0, from) + "## Timers\n\n" + tables.get(0) + "\n## States\n\n" + tables.get(1);
            Files.writeString(PAGE, page);
        }
        String page = Files.readString(PAGE);
        assertThat(page).contains(SscopPduType.print());
        assertThat(tables).allSatisfy(table -> assertThat(page).contains(table));
    }

    static Stream<Arguments> cells() {
        return Stream.of(SscopState.values())
                .flatMap(state -> Stream.of(SscopEvent.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellLeadsToTheStateOfItsRowAndLeavesNoTimerInIdle(SscopState state, SscopEvent event) {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 1, 0);
        SscopEntity entity = new SscopEntity(SscopProfile.UNI, ends.a, ends.a, 0);
        StateMachine<SscopState, SscopEvent, SscopEntity> machine = SscopTable.TABLE.machine(entity, state);
        if (state == SscopState.DATA_TRANSFER_READY) entity.beginData();
        SscopPdu unit = UNITS.get(event);

        machine.fire(event, () -> {
            if (unit != null) entity.pdu(unit);
        });

        SscopState expected =
                SscopTable.TABLE.row(state, event).map(row -> row.next()).orElse(state);
        assertThat(machine.state()).isEqualTo(expected);
        if (expected == SscopState.IDLE) {
            assertThat(ends.a.timers()).isZero();
        }
    }

    @Test
    void everyUnitAndRequestHasARowInEveryStateOfAConnectionOrIsLate() {
        List<SscopEvent> always = List.of(SscopEvent.END, SscopEvent.BGN, SscopEvent.BGREJ, SscopEvent.RELEASE_REQUEST);
        List<SscopState> connected = List.of(SscopState.values()).subList(4, 10);

        assertThat(connected)
                .allSatisfy(state -> assertThat(always)
                        .allSatisfy(event ->
                                assertThat(SscopTable.TABLE.row(state, event)).isPresent()));
    }
}
