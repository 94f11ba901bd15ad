package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.Outage;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.lapd.TeiMessage.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Identifiers of several terminals on one bus, and links, broadcast and clearing over them. */
class TeiTest {
    private final Bus bus = new Bus(7);

    @Test
    void aTerminalThatWantsALinkAsksForAnIdentifierFirst() {
        Bus.Terminal terminal = bus.terminal("a");
        terminal.lapd.link().establish(0);
        bus.clock.run(100);

        assertThat(terminal.lapd.tei()).contains(64);
        assertThat(terminal.told).containsExactly("established as asked");
        assertThat(bus.told).containsExactly("64 established");
        TeiMessage request = bus.messages(Type.IDENTITY_REQUEST).get(0);
        TeiMessage assigned = bus.messages(Type.IDENTITY_ASSIGNED).get(0);
        assertThat(request.action()).isEqualTo(127);
        assertThat(assigned.reference()).isEqualTo(request.reference());
    }

    @Test
    void eightTerminalsGetEightIdentifiersAndAMessageToAllReachesEachOnce() {
        for (int i = 0; i < 8; i++) bus.terminal("t" + i).lapd.link().establish(0);
        bus.clock.run(500);
        bus.network.broadcast(Octets.hex("08 01 01 05"));
        bus.clock.run(100);

        assertThat(bus.terminals)
                .allSatisfy(
                        terminal -> assertThat(terminal.told).containsExactly("established as asked", "unit 08010105"));
        assertThat(bus.network.teis()).containsExactly(64, 65, 66, 67, 68, 69, 70, 71);
        assertThat(bus.terminals.stream().map(terminal -> terminal.lapd.tei().orElseThrow()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aMessageToAllReachesATerminalWithoutIdentifierAndItsAnswerGetsOne() {
        Bus.Terminal terminal = bus.terminal("a");
        bus.network.broadcast(Octets.hex("05"));
        bus.clock.run(50);
        terminal.lapd.link().establish(bus.clock.nowPicos());
        bus.clock.run(100);
        terminal.lapd.link().send(Octets.hex("01"), bus.clock.nowPicos());
        bus.clock.run(100);

        assertThat(terminal.told).containsExactly("unit 05", "established as asked");
        assertThat(bus.told).containsExactly("64 established", "64 message 01");
    }

    @Test
    @Outage(above = "T202")
    void aRequestWithoutAnswerIsSentThreeTimesWithOtherNumbersAndThenGivenUp() {
        Bus.Terminal terminal = bus.terminal("a");
        bus.down.cut = true;
        terminal.lapd.link().establish(0);
        bus.clock.run(5_999);
        assertThat(terminal.told).isEmpty();
        assertThat(bus.messages(Type.IDENTITY_REQUEST).stream().map(TeiMessage::reference))
                .hasSize(3)
                .doesNotHaveDuplicates();

        bus.clock.run(1);
        assertThat(terminal.told).containsExactly("released");
        assertThat(terminal.lapd.tei()).isEmpty();
    }

    @Test
    void anAssignmentThatGotLostIsFoundByACheckAndTakenBack() {
        Bus.Terminal terminal = bus.terminal("a");
        bus.down.cut = true;
        terminal.lapd.link().establish(0);
        bus.clock.run(1_000);
        bus.down.cut = false;
        bus.clock.run(1_500);
        assertThat(terminal.lapd.tei()).contains(65);
        bus.clock.run(3_000);

        assertThat(bus.network.teis()).containsExactly(65);
    }

    @Test
    void aRequestThatComesTwiceGetsOneIdentifier() {
        bus.up.repeat = 1;
        bus.terminal("a").lapd.link().sendUnit(Octets.hex("01"), 0);
        bus.clock.run(100);

        assertThat(bus.network.teis()).containsExactly(64);
    }

    @Test
    void theSixtyFourthTerminalIsDeniedAndEveryOtherIsAsked() {
        for (int i = 0; i < 63; i++) {
            bus.terminal("t" + i).lapd.link().establish(bus.clock.nowPicos());
            bus.clock.run(200);
        }
        assertThat(bus.network.teis()).hasSize(63).startsWith(64).endsWith(126);
        bus.terminals.get(5).unplugged = true;
        Bus.Terminal late = bus.terminal("late");
        late.lapd.link().establish(bus.clock.nowPicos());
        bus.clock.run(500);
        assertThat(late.told).containsExactly("released");
        bus.clock.run(10_000);
        assertThat(bus.network.teis()).hasSize(62).doesNotContain(69);

        late.lapd.link().establish(bus.clock.nowPicos());
        bus.clock.run(500);
        assertThat(late.lapd.tei()).contains(69);
    }

    @Test
    void terminalsWithTheSameIdentifierAreFoundAndBothLoseIt() {
        Bus.Terminal first = bus.terminal("a");
        Bus.Terminal second = bus.terminal("b");
        first.lapd.link().establish(0);
        bus.clock.run(200);
        second.lapd.link().sendUnit(Octets.hex("01"), bus.clock.nowPicos());
        TeiMessage request =
                TeiMessage.decode(second.sent.get(0).information().reader()).require();
        second.lapd.received(new TeiMessage(Type.IDENTITY_ASSIGNED, request.reference(), 64).frame(LapdSide.NETWORK));
        assertThat(second.lapd.tei()).contains(64);
        bus.network.check(64);
        bus.clock.run(2_000);

        assertThat(first.lapd.tei()).isEmpty();
        assertThat(second.lapd.tei()).isEmpty();
        assertThat(first.told).containsExactly("established as asked", "released");
        assertThat(bus.network.teis()).doesNotContain(64);
    }

    @Test
    void anIdentifierGivenToAnotherIsGivenUp() {
        Bus.Terminal terminal = bus.terminal("a");
        terminal.lapd.link().establish(0);
        bus.clock.run(200);
        terminal.lapd.received(new TeiMessage(Type.IDENTITY_ASSIGNED, 1, 64).frame(LapdSide.NETWORK));

        assertThat(terminal.lapd.tei()).isEmpty();
        assertThat(terminal.told).containsExactly("established as asked", "released");
    }

    @Test
    void aTerminalThatWasPulledOutIsFoundAndItsIdentifierIsFree() {
        Bus.Terminal terminal = bus.terminal("a");
        terminal.lapd.link().establish(0);
        bus.clock.run(200);
        terminal.unplugged = true;
        terminal.lapd.close();
        bus.network.link(64).orElseThrow().send(Octets.hex("05"), bus.clock.nowPicos());
        bus.clock.run(12_000);

        assertThat(bus.told).containsExactly("64 established", "64 released, lost 1");
        assertThat(bus.network.teis()).isEmpty();
        assertThat(bus.clock.pending()).isZero();
    }

    @Test
    void aTerminalWhoseIdentifierTheNetworkForgotGivesItUpAfterItAskedTwice() {
        Bus.Terminal terminal = bus.terminal("a");
        terminal.lapd.link().establish(0);
        bus.clock.run(200);
        bus.down.cut = true;
        bus.network.remove(64);
        bus.clock.run(100);
        terminal.lapd.link().send(Octets.hex("01"), bus.clock.nowPicos());
        bus.clock.run(20_000);

        assertThat(terminal.told).containsExactly("established as asked", "released, lost 1");
        assertThat(terminal.lapd.tei()).isEmpty();
        assertThat(bus.messages(Type.IDENTITY_VERIFY)).hasSize(2);
    }

    /** The network gives its link up at 8.2 s and asks at once, and at 9.2 s, whether the terminal is there; until 10.2 s it may say so. */
    private boolean isKeptThoughSilentUntil(long millis) {
        Bus.Terminal terminal = bus.terminal("a");
        terminal.lapd.link().establish(0);
        bus.clock.run(200);
        bus.up.cut = true;
        bus.network.link(64).orElseThrow().send(Octets.hex("05"), bus.clock.nowPicos());
        bus.clock.run(millis - 200);
        bus.up.cut = false;
        bus.clock.run(11_000 - millis);
        return bus.network.teis().contains(64);
    }

    @Test
    @Outage(below = "T201")
    void terminalThatAnswersTheSecondCheckKeepsItsIdentifier() {
        assertThat(isKeptThoughSilentUntil(9_100)).isTrue();
    }

    @Test
    @Outage(above = "T201")
    void terminalThatIsSilentAtBothChecksLosesItsIdentifier() {
        assertThat(isKeptThoughSilentUntil(9_300)).isFalse();
    }

    @Test
    void theNetworkTakesBackAllAtOnceAndSaysSoTwice() {
        for (int i = 0; i < 3; i++) bus.terminal("t" + i).lapd.link().establish(0);
        bus.clock.run(300);
        bus.network.remove(LapdFrame.TEI_BROADCAST);
        bus.clock.run(100);

        assertThat(bus.messages(Type.IDENTITY_REMOVE)).hasSize(2);
        assertThat(bus.network.teis()).isEmpty();
        assertThat(bus.terminals)
                .allSatisfy(terminal -> assertThat(terminal.lapd.tei()).isEmpty());
        assertThat(bus.clock.pending()).isZero();
    }

    @Test
    void aCertainIdentifierIsNotGivenOut() {
        bus.network.received(new TeiMessage(Type.IDENTITY_REQUEST, 5, 70).frame(LapdSide.USER));
        bus.network.received(new TeiMessage(Type.IDENTITY_REQUEST, 6, 3).frame(LapdSide.USER));

        assertThat(bus.messages(Type.IDENTITY_DENIED)).containsExactly(new TeiMessage(Type.IDENTITY_DENIED, 5, 70));
        assertThat(bus.network.teis()).isEmpty();
    }

    @Test
    void manySeedsOfLossLeaveNoIdentifierWithoutATerminal() {
        for (int seed = 0; seed < 100; seed++) {
            Bus lossy = new Bus(seed);
            lossy.faults(0.25, 0.2);
            for (int i = 0; i < 4; i++) {
                lossy.terminal("t" + i).lapd.link().establish(lossy.clock.nowPicos());
                lossy.clock.run(300);
            }
            lossy.clock.run(60_000);
            lossy.faults(0, 0);
            lossy.network.check(LapdFrame.TEI_BROADCAST);
            lossy.clock.run(20_000);
            List<Integer> held = lossy.terminals.stream()
                    .flatMap(terminal -> terminal.lapd.tei().stream())
                    .sorted()
                    .toList();

            assertThat(lossy.network.teis()).as("seed %d", seed).isEqualTo(held);
            assertThat(held).doesNotHaveDuplicates();
        }
    }
}
