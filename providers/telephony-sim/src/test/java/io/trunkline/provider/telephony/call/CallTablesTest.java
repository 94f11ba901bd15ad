package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.CauseErrors;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.call.NumberedState;
import io.trunkline.circuit.testkit.GeneratedPage;
import io.trunkline.circuit.testkit.TableCells;
import io.trunkline.protocol.Effect;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.StateTable;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cell of the tables, every timer, and the page that shows them. */
class CallTablesTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/isdn-call-control.md");
    private static final LegKey KEY = new LegKey(DataLink.OWN, false, 1);
    private static final LegKey BROADCAST = new LegKey(DataLink.BROADCAST, false, 1);
    private static final AccessProfile USER = AccessProfile.user(AccessKind.PRIMARY_E1);
    private static final AccessProfile NETWORK = AccessProfile.network(AccessKind.BASIC_MULTIPOINT);

    /** A message as it would come with an event, or be asked for by it. */
    private static Optional<Message> message(CallEvent event) {
        if (event.kind() == CallEvent.Kind.TIMER || event.kind() == CallEvent.Kind.LINK) return Optional.empty();
        MessageType type = MessageType.STATUS;
        for (MessageType known : MessageType.values()) if (known.name().equals(event.name())) type = known;
        return Optional.of(Message.of(
                type,
                KEY.reference(2),
                Elements.cause(Cause.of(0, CauseValue.NORMAL_CALL_CLEARING)),
                Elements.channels(AccessKind.PRIMARY_E1, List.of(1), true)));
    }

    private static <S extends Enum<S> & NumberedState> void everyCell(
            StateTable<S, CallEvent, CallLeg> table, Function<S, CallLeg> maker) {
        TableCells.goWhereTheTableSays(table, (state, event) -> {
            String cell = state + " " + event;
            CallLeg leg = maker.apply(state);
            List<Effect<Message, CallTimer, Indication>> effects =
                    leg.on(new CallInput(event, message(event), Optional.empty()), 0);
            if (table.row(state, event).isEmpty()) {
                int reports = event.kind() == CallEvent.Kind.MESSAGE ? 1 : 0;
                assertThat(effects).as(cell).hasSize(reports);
            }
            if (leg.isNull()) assertThat(leg.nextPicos()).as(cell).isEmpty();
            return leg.state();
        });
    }

    @Test
    void everyCellOfTheUserSideGoesWhereTheTableSays() {
        everyCell(UserTable.TABLE, state -> CallLeg.user(KEY, USER, state));
    }

    @Test
    void everyCellOfTheNetworkSideGoesWhereTheTableSays() {
        everyCell(NetworkTable.TABLE, state -> CallLeg.network(KEY, NETWORK, state));
    }

    @Test
    void everyCellOfTheRestartGoesWhereTheTableSays() {
        TableCells.goWhereTheTableSays(RestartRole.TABLE, (state, event) -> {
            RestartRole restart = new RestartRole(new Nobody(), false, USER, CallLeg.USER, state);
            restart.fire(event);
            return restart.state();
        });
    }

    private record Nobody() implements RestartRole.Owner {
        @Override
        public void send(int tei, Message message) {}

        @Override
        public void clear(int tei, Optional<ChannelIdentification> channels) {}

        @Override
        public void releaseLink(int tei) {}

        @Override
        public long nowPicos() {
            return 0;
        }
    }

    @Test
    void everyStateIsLeftAgainAndEveryEventIsExpectedSomewhere() {
        TableCells.everyStateIsReachedAndLeft(UserTable.TABLE);
        TableCells.everyStateIsReachedAndLeft(NetworkTable.TABLE);
        assertThat(Stream.concat(
                        UserTable.TABLE.rows().stream().map(StateTable.Row::event),
                        NetworkTable.TABLE.rows().stream().map(StateTable.Row::event)))
                .containsAll(EnumSet.complementOf(EnumSet.of(CallEvent.UNEXPECTED)));
    }

    /** In every state that knows the expiry: nothing happens just before, and what the table says happens then. */
    @Test
    void everyTimerRunsAsLongAsItsRowSays() {
        for (CallTimer timer : CallTimer.values()) {
            int places = 0;
            for (StateTable.Row<UserState, CallEvent, CallLeg> row : UserTable.TABLE.rows()) {
                if (isFirstExpiry(row.event(), timer, false))
                    places += expires(CallLeg.user(KEY, USER, row.state()), timer, row.next());
            }
            for (StateTable.Row<NetworkState, CallEvent, CallLeg> row : NetworkTable.TABLE.rows()) {
                boolean broadcast = row.event().name().endsWith("BROADCAST");
                LegKey key = broadcast ? BROADCAST : KEY;
                if (isFirstExpiry(row.event(), timer, broadcast))
                    places += expires(CallLeg.network(key, NETWORK, row.state()), timer, row.next());
            }
            assertThat(places).as(timer.name()).isPositive();
        }
    }

    private static boolean isFirstExpiry(CallEvent event, CallTimer timer, boolean broadcast) {
        return event == timer.event(timer.expiries() == 1, broadcast);
    }

    private static int expires(CallLeg leg, CallTimer timer, Enum<?> next) {
        Timing timing = leg.location() == CallLeg.USER ? Timing.USER : Timing.NETWORK;
        long atPicos = TimerTable.picos(timing.of(timer));
        Enum<?> before = leg.state();
        leg.start(timer);
        assertThat(leg.expire(atPicos - 1)).as(timer + " in " + before).isEmpty();
        assertThat(leg.state()).as(timer + " in " + before).isEqualTo(before);
        leg.expire(atPicos);
        assertThat(leg.state()).as(timer + " in " + before).isEqualTo(next);
        return 1;
    }

    static List<String> tables() {
        MarkdownTable network = new MarkdownTable("timer", "user side", "network side");
        GeneratedPage.bothSides(network, CallTimer.values(), CallTimer::networkDuration);
        MarkdownTable errors = new MarkdownTable("cause", "value", "error");
        CauseErrors.ERROR_OF_CAUSE.forEach((cause, error) -> errors.row(cause, cause.code(), error));
        return List.of(
                UserTable.TABLE.print(),
                NetworkTable.TABLE.print(),
                RestartRole.TABLE.print(),
                TimerTable.print(CallTimer.class),
                network.toString(),
                TimerTable.print(RestartTimer.class),
                errors.toString());
    }

    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        PAGE.shows(tables());
    }
}
