package io.trunkline.provider.telephony.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.TableCells;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The automaton against the table of RFC 1661 §4.1, written down here a second time in the standard's own short form. */
class ControlTableTest {
    /** Events by name, next states and actions for the states 0 to 9; a dash cannot happen. */
    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("UP", "2 | irc,scr/6 | - | - | - | - | - | - | - | -"),
            Map.entry("DOWN", "- | - | 0 | tls/1 | 0 | 1 | 1 | 1 | 1 | tld/1"),
            Map.entry("OPEN", "tls/1 | 1 | irc,scr/6 | 3 | 5 | 5 | 6 | 7 | 8 | 9"),
            Map.entry("CLOSE", "0 | tlf/0 | 2 | 2 | 4 | 4 | irc,str/4 | irc,str/4 | irc,str/4 | tld,irc,str/4"),
            Map.entry("TO_PLUS", "- | - | - | - | str/4 | str/5 | scr/6 | scr/6 | scr/8 | -"),
            Map.entry("TO_MINUS", "- | - | - | - | tlf/2 | tlf/3 | tlf/3 | tlf/3 | tlf/3 | -"),
            Map.entry("RCR_PLUS", "- | - | sta/2 | irc,scr,sca/8 | 4 | 5 | sca/8 | sca,tlu/9 | sca/8 | tld,scr,sca/8"),
            Map.entry("RCR_MINUS", "- | - | sta/2 | irc,scr,scn/6 | 4 | 5 | scn/6 | scn/7 | scn/6 | tld,scr,scn/6"),
            Map.entry("RCA", "- | - | sta/2 | sta/3 | 4 | 5 | irc/7 | scr/6 | irc,tlu/9 | tld,scr/6"),
            Map.entry("RCN", "- | - | sta/2 | sta/3 | 4 | 5 | irc,scr/6 | scr/6 | irc,scr/8 | tld,scr/6"),
            Map.entry("RTR", "- | - | sta/2 | sta/3 | sta/4 | sta/5 | sta/6 | sta/6 | sta/6 | tld,zrc,sta/5"),
            Map.entry("RTA", "- | - | 2 | 3 | tlf/2 | tlf/3 | 6 | 6 | 8 | tld,scr/6"),
            Map.entry("RUC", "- | - | scj/2 | scj/3 | scj/4 | scj/5 | scj/6 | scj/7 | scj/8 | scj/9"),
            Map.entry("RXJ_PLUS", "- | - | 2 | 3 | 4 | 5 | 6 | 6 | 8 | 9"),
            Map.entry("RXJ_MINUS", "- | - | tlf/2 | tlf/3 | tlf/2 | tlf/3 | tlf/3 | tlf/3 | tlf/3 | tld,irc,str/5"),
            Map.entry("RXR", "- | - | 2 | 3 | 4 | 5 | 6 | 7 | 8 | ser/9"));

    static Stream<Arguments> cells() {
        return Stream.of(ControlEvent.values())
                .filter(event -> event != ControlEvent.RCR_AGAIN)
                .flatMap(event -> Stream.of(ControlState.values()).map(state -> Arguments.of(event, state)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellIsTheStandards(ControlEvent event, ControlState state) {
        String cell = STANDARD.get(event.name()).split("\\|")[state.ordinal()].strip();
        String[] parts = cell.equals("-") ? new String[] {"" + state.ordinal()} : cell.split("/");
        String actions = parts.length == 2 ? parts[0] : "";
        int next = Integer.parseInt(parts[parts.length - 1]);

        Output output = new Output();
        ControlEntity entity =
                new ControlEntity(ControlProfile.of(PppProtocol.LINK_CONTROL, Octets.NONE), silent(), output);
        entity.received(ControlPacket.of(ControlCode.CONFIGURE_REQUEST, 1, Octets.NONE));
        entity.judged(List.of());
        StateMachine<ControlState, ControlEvent, ControlEntity> machine = ControlTable.TABLE.machine(entity, state);
        machine.fire(event);

        assertThat(machine.state().ordinal()).isEqualTo(next);
        String shown = ControlTable.TABLE
                .row(state, event)
                .map(row -> String.join(
                        ",", row.actions().stream().map(Object::toString).toList()))
                .orElse("");
        assertThat(shown.replace(" (terminate)", "")).isEqualTo(actions);
    }

    @Test
    void repeatedRequestInTheOpenedStateIsAcknowledgedAndChangesNothing() {
        List<String> log = new ArrayList<>();
        Output output = new Output(log);
        ControlProtocol protocol = new ControlProtocol(
                ControlProfile.of(PppProtocol.BANDWIDTH_ALLOCATION_CONTROL, Octets.NONE), silent(), output);
        protocol.open(0);
        protocol.up(0);
        byte[] request = {1, 42, 0, 4};
        protocol.received(request, 0, 1);
        protocol.received(new byte[] {2, 0, 0, 4}, 0, 2);
        assertThat(protocol.isOpened()).isTrue();
        protocol.received(request, 0, 3);
        assertThat(protocol.isOpened()).isTrue();
        assertThat(log).containsExactly("1/0", "2/42", "up", "2/42");
        protocol.received(new byte[] {1, 43, 0, 4}, 0, 4);
        assertThat(protocol.state()).isEqualTo(ControlState.S8_ACK_SENT);
        assertThat(log).endsWith("down", "1/1", "2/43");
    }

    @Test
    void answersWithAnotherIdentifierOrOtherOptionsAreDropped() {
        Output output = new Output();
        ControlProtocol protocol = new ControlProtocol(
                ControlProfile.of(PppProtocol.BANDWIDTH_ALLOCATION_CONTROL, Octets.NONE), silent(), output);
        protocol.open(0);
        protocol.up(0);
        protocol.received(new byte[] {2, 1, 0, 4}, 0, 1);
        protocol.received(new byte[] {2, 0, 0, 6, 7, 2}, 0, 1);
        assertThat(protocol.state()).isEqualTo(ControlState.S6_REQUEST_SENT);
        protocol.received(new byte[] {2, 0, 0, 4}, 0, 1);
        assertThat(protocol.state()).isEqualTo(ControlState.S7_ACK_RECEIVED);
        protocol.received(new byte[] {2, 0, 0, 4}, 0, 1);
        assertThat(protocol.state()).isEqualTo(ControlState.S7_ACK_RECEIVED);
    }

    private static VendorNegotiation silent() {
        return new VendorNegotiation(160, 160, octets -> {});
    }

    @Test
    void endWithLongerFragmentsThanUsualSaysSo() {
        List<Integer> told = new ArrayList<>();
        assertThat(silent().wishes()).isEmpty();
        VendorNegotiation longer = new VendorNegotiation(471, 160, told::add);
        assertThat(longer.wishes()).containsExactly(new ConfigureOption(1, Octets.of(0x01, 0xD7)));
        VendorNegotiation hears = new VendorNegotiation(37, 160, told::add);
        assertThat(hears.judge(longer.wishes(), true).code()).isEqualTo(ControlCode.CONFIGURE_ACK);
        hears.acknowledged(longer.wishes());
        assertThat(told).containsExactly(471);
    }

    @Test
    void endThatDoesNotKnowOfFragmentsIsNotAskedAgain() {
        VendorNegotiation longer = new VendorNegotiation(471, 160, octets -> {});
        longer.refused(longer.wishes());
        assertThat(longer.wishes()).isEmpty();
        longer.restart();
        assertThat(longer.wishes()).hasSize(1);
    }

    @Test
    void otherOptionsOfTheVendorsProtocolAreRefused() {
        ConfigureOption tooLong = new ConfigureOption(1, Octets.of(0, 0, 1));
        ConfigureOption unknown = new ConfigureOption(2, Octets.of(1, 2));
        ConfigureOption good = ConfigureOption.number(1, 2, 300);
        Negotiation.Answer answer = silent().judge(List.of(tooLong, good, unknown), true);
        assertThat(answer.code()).isEqualTo(ControlCode.CONFIGURE_REJECT);
        assertThat(answer.options()).containsExactly(tooLong, unknown);
    }

    @Test
    void packetsOfAnotherVendorAreDropped() {
        Output output = new Output();
        ControlProtocol protocol = new ControlProtocol(
                ControlProfile.of(PppProtocol.VENDOR_NETWORK_CONTROL, Octets.of(2, 0x54, 0x4C)), silent(), output);
        protocol.open(0);
        protocol.up(0);
        protocol.received(new byte[] {1, 9, 0, 7, 0, 0, 0x5E}, 0, 1);
        assertThat(protocol.state()).isEqualTo(ControlState.S6_REQUEST_SENT);
        protocol.received(new byte[] {1, 9, 0, 7, 2, 0x54, 0x4C}, 0, 1);
        assertThat(protocol.state()).isEqualTo(ControlState.S8_ACK_SENT);
    }

    @Test
    void everyStateIsReachedAndLeft() {
        TableCells.everyStateIsReachedAndLeft(ControlTable.TABLE);
    }

    private record Output(List<String> log) implements ControlOutput {
        Output() {
            this(new ArrayList<>());
        }

        @Override
        public void send(ControlPacket packet) {
            log.add(packet.code() + "/" + packet.id());
        }

        @Override
        public void layerUp() {
            log.add("up");
        }

        @Override
        public void layerDown() {
            log.add("down");
        }

        @Override
        public void layerFinished() {
            log.add("finished");
        }
    }
}
