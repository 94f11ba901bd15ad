package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the table, and the page that shows it; {@code -Dkit.write=true} writes the tables into the page. */
class LapdPageTest {
    private static final Path PAGE = Path.of("../../docs/protocols/lapd.md");
    private static final String FIRST_HEADING = "## Parameters";

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(FIRST_HEADING, parameters());
        tables.put("## Timers", TimerTable.print(LapdTimer.class));
        tables.put("## Data link", DataLinkTable.TABLE.print());
        tables.put("## Identifier, user side", TeiUser.TABLE.print());
        tables.put("## Identity check, network side", TeiAssigner.TABLE.print());
        return tables;
    }

    private static String parameters() {
        MarkdownTable table = new MarkdownTable("access", "k", "N200", "N201", "N202");
        Map<String, LapdProfile> profiles = new LinkedHashMap<>();
        profiles.put("basic, signalling", LapdProfile.BASIC);
        profiles.put("basic, packets on the D channel", LapdProfile.BASIC_PACKET);
        profiles.put("primary rate", LapdProfile.PRIMARY);
        profiles.forEach((name, profile) ->
                table.row(name, profile.k(), profile.n200(), profile.n201() + " octets", profile.n202()));
        return table.toString();
    }

    @Test
    void pageShowsTheTablesThatTheCodePrints() throws IOException {
        if (Boolean.getBoolean("kit.write")) {
            String text = Files.readString(PAGE);
            StringBuilder page = new StringBuilder(text.substring(0, text.indexOf(FIRST_HEADING)));
            tables().forEach((heading, table) ->
                    page.append(heading).append("\n\n").append(table).append('\n'));
            Files.writeString(PAGE, page.toString().stripTrailing() + "\n");
        }
        String page = Files.readString(PAGE);
        assertThat(tables().values()).allSatisfy(table -> assertThat(page).contains(table));
    }

    static Stream<Arguments> cells() {
        return Stream.of(DataLinkState.values())
                .flatMap(state -> Stream.of(DataLinkEvent.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellLeadsToTheStateOfItsRowAndLeavesATimerWhereOneIsNeededOnly(DataLinkState state, DataLinkEvent event) {
        Recorder timers = new Recorder();
        LinkEnd end = new LinkEnd(new PlainEvents(1), frame -> {});
        DataLinkEntity entity = new DataLinkEntity(LapdProfile.PRIMARY, LapdSide.USER, 0, timers, end);
        begin(entity, state);
        StateMachine<DataLinkState, DataLinkEvent, DataLinkEntity> machine = DataLinkTable.TABLE.machine(entity, state);

        machine.fire(event, () -> {
            if (isExpiry(event))
                timers.expire(entity, event == DataLinkEvent.T203_EXPIRED ? LapdTimer.T203 : LapdTimer.T200);
            entity.message(Octets.of(1));
            entity.frame(LapdFrame.decode(Octets.hex(frame(event)).reader()).require());
        });

        DataLinkState expected =
                DataLinkTable.TABLE.row(state, event).map(row -> row.next()).orElse(state);
        assertThat(machine.state()).isEqualTo(expected);
        boolean timed = expected.compareTo(DataLinkState.TEI_ASSIGNED) > 0;
        boolean unhandledExpiry =
                isExpiry(event) && DataLinkTable.TABLE.row(state, event).isEmpty();
        if (!unhandledExpiry) assertThat(timers.running > 0).as("a timer runs").isEqualTo(timed);
    }

    private static boolean isExpiry(DataLinkEvent event) {
        return event == DataLinkEvent.T200_AGAIN
                || event == DataLinkEvent.T200_FINAL
                || event == DataLinkEvent.T203_EXPIRED;
    }

    private static void begin(DataLinkEntity entity, DataLinkState state) {
        switch (state) {
            case AWAITING_ESTABLISHMENT -> entity.beginConnection();
            case AWAITING_RELEASE -> entity.beginRelease();
            case MULTIPLE_FRAME_ESTABLISHED -> entity.startAnew();
            case TIMER_RECOVERY -> entity.beginEnquiry();
            default -> {}
        }
    }

    private static String frame(DataLinkEvent event) {
        return switch (event) {
            case I, I_WRONG_NR -> "02 01 00 00 55";
            case RR, RR_F1, REJ, REJ_F1, RNR, RNR_F1, S_WRONG_NR -> "02 01 01 00";
            default -> "02 01 7F";
        };
    }

    /** Counts timers that run. */
    private static final class Recorder implements TimerService<LapdTimer> {
        private final boolean[] timers = new boolean[LapdTimer.values().length];
        private int running;

        @Override
        public void start(LapdTimer timer, long atPicos, boolean background) {
            set(timer, true);
        }

        @Override
        public void stop(LapdTimer timer) {
            set(timer, false);
        }

        void expire(DataLinkEntity entity, LapdTimer timer) {
            entity.timers().expire(timer);
            set(timer, false);
        }

        private void set(LapdTimer timer, boolean runs) {
            if (timers[timer.ordinal()] != runs) running += runs ? 1 : -1;
            timers[timer.ordinal()] = runs;
        }
    }
}
