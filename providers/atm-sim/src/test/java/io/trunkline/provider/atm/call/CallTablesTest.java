package io.trunkline.provider.atm.call;

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
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cell of the four tables, and the page that shows them. */
class CallTablesTest {
    private static final GeneratedPage PAGE = new GeneratedPage("../../docs/protocols/atm-signalling.md");
    private static final CallReference CALL = new CallReference(false, 1);

    /** A message as it would come with an event, or be asked for by it. */
    private static Optional<Message> message(CallEvent event) {
        if (event.kind() == CallEvent.Kind.TIMER || event.kind() == CallEvent.Kind.LINK) return Optional.empty();
        MessageType type = switch (event) {
            case SETUP, SETUP_REQUEST -> MessageType.SETUP;
            case CALL_PROCEEDING, PROCEEDING_REQUEST -> MessageType.CALL_PROCEEDING;
            case ALERTING, ALERTING_REQUEST -> MessageType.ALERTING;
            case CONNECT, SETUP_RESPONSE -> MessageType.CONNECT;
            case CONNECT_ACKNOWLEDGE, COMPLETION_REQUEST -> MessageType.CONNECT_ACKNOWLEDGE;
            case RELEASE, RELEASE_REQUEST -> MessageType.RELEASE;
            case RELEASE_COMPLETE, RESTARTED -> MessageType.RELEASE_COMPLETE;
            case NOTIFY, NOTIFY_REQUEST -> MessageType.NOTIFY;
            case STATUS_ENQUIRY, ENQUIRY_REQUEST -> MessageType.STATUS_ENQUIRY;
            case MODIFY_REQUEST, MODIFICATION_REQUEST -> MessageType.MODIFY_REQUEST;
            case MODIFY_ACKNOWLEDGE, MODIFY_ACKNOWLEDGE_CONFIRM, MODIFICATION_RESPONSE ->
                MessageType.MODIFY_ACKNOWLEDGE;
            case MODIFY_REJECT, MODIFICATION_REFUSAL -> MessageType.MODIFY_REJECT;
            case CONNECTION_AVAILABLE, AVAILABILITY_REQUEST -> MessageType.CONNECTION_AVAILABLE;
            case PARTY_MESSAGE, PARTY_REQUEST -> MessageType.DROP_PARTY;
            default -> MessageType.STATUS;
        };
        Element cause = Elements.cause(Cause.of(0, CauseValue.NORMAL_CALL_CLEARING));
        Element party = Element.of(ElementType.ENDPOINT_REFERENCE, new EndpointReference(false, 0));
        return Optional.of(Message.of(type, CALL, cause, party));
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
        everyCell(UserTable.TABLE, state -> CallLeg.user(CALL, state));
    }

    @Test
    void everyCellOfTheNetworkSideGoesWhereTheTableSays() {
        everyCell(NetworkTable.TABLE, state -> CallLeg.network(CALL, state));
    }

    @Test
    void everyCellOfAPartyGoesWhereTheTableSays() {
        TableCells.goWhereTheTableSays(PartyTable.TABLE, (state, event) -> {
            Party party = new Party(CallLeg.user(CALL, UserState.U10_ACTIVE), 3, state);
            party.fire(event, message(CallEvent.PARTY_MESSAGE).orElseThrow());
            if (party.isNull())
                assertThat(party.nextPicos()).as(state + " " + event).isEmpty();
            return party.state();
        });
    }

    @Test
    void everyCellOfTheRestartGoesWhereTheTableSays() {
        TableCells.goWhereTheTableSays(RestartRole.TABLE, (state, event) -> {
            RestartRole restart = new RestartRole(new Nobody(), false, CallLeg.USER, state);
            restart.fire(event);
            return restart.state();
        });
    }

    private record Nobody() implements RestartRole.Owner {
        @Override
        public void send(Message message) {}

        @Override
        public void clear(int restartClass, Optional<ConnectionIdentifier> channel) {}

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
                .contains(CallEvent.values());
    }

    @Test
    void everyCauseHasAnErrorAndEveryErrorGivesACauseThatLeadsBack() {
        assertThat(CauseErrors.ERROR_OF_CAUSE).containsOnlyKeys(CauseValue.values());
        assertThat(CauseErrors.context(CauseValue.TEMPORARY_FAILURE.code(), true)
                        .cause())
                .hasToString("cause 41 temporary failure");
    }

    static List<String> tables() {
        MarkdownTable network = new MarkdownTable("timer", "user side", "network side");
        GeneratedPage.bothSides(network, CallTimer.values(), CallTimer::networkDuration);
        GeneratedPage.bothSides(network, PartyTimer.values(), PartyTimer::networkDuration);
        MarkdownTable errors = new MarkdownTable("cause", "value", "error");
        CauseErrors.ERROR_OF_CAUSE.forEach((cause, error) -> errors.row(cause, cause.code(), error));
        return List.of(
                UserTable.TABLE.print(),
                NetworkTable.TABLE.print(),
                PartyTable.TABLE.print(),
                RestartRole.TABLE.print(),
                TimerTable.print(CallTimer.class),
                TimerTable.print(PartyTimer.class),
                TimerTable.print(RestartTimer.class),
                network.toString(),
                errors.toString());
    }

    @Test
    void thePageShowsEveryTableAsTheCodePrintsIt() throws Exception {
        PAGE.shows(tables());
    }
}
