package io.trunkline.provider.atm.fabric;

import static io.trunkline.provider.atm.fabric.TestNetwork.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.fabric.TestNetwork.Ends;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.CellHeader;
import io.trunkline.provider.atm.wire.F5Loopback;
import io.trunkline.provider.atm.wire.HeaderReceiver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loopback cells on circuits between two hosts; E3 lines have slots of 12.5 us, and a link delays by 500 us. */
@Tag("once") // what it finds out is the same on every JDK
class LoopbackTest {
    private static final long SLOT_PICOS = 12_500_000;
    private static final long LINK_PICOS = 500_000_000;
    /** There and back over the two links from a to b. */
    private static final long ROUND_TRIP_PICOS = 4 * (SLOT_PICOS + LINK_PICOS);

    private static final int LINE_CELLS_PER_SECOND = 80_000;

    private final TestNetwork network = new TestNetwork("e3", "e3", 500);
    private final List<Long> answers = new ArrayList<>();
    private final List<Long> misses = new ArrayList<>();

    /** With the same contract in both directions. */
    private Ends connect(String to, ServiceCategory category, int pcr) {
        CellTraffic traffic = CellTraffic.peak(pcr);
        TrafficContract contract = new TrafficContract(category, traffic, traffic, 9_188, 9_188, -1, -1);
        Answer answer = network.paths.reserve("a", network.fabric.address(to), contract, false);
        CircuitPath path = (CircuitPath) ((Answer.Reserved) answer).path();
        path.open();
        return network.new Ends(path, category == ServiceCategory.UBR ? null : traffic);
    }

    private boolean ask(Ends ends) {
        return ends.host().loopback(0, ends.path.callerEnd().vci(), new LoopbackReceiver() {
            @Override
            public void returned(long roundTripPicos) {
                answers.add(roundTripPicos);
            }

            @Override
            public void missed() {
                misses.add(network.scheduler.nowPicos());
            }
        });
    }

    private long counter(String name) {
        return network.fabric.counters().get(name);
    }

    @Test
    void theRoundTripTakesTheLinesAndTheirSlotsAndNoMore() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        assertThat(ask(ends)).isTrue();
        network.scheduler.runOut();
        assertThat(answers).containsExactly(ROUND_TRIP_PICOS);
        assertThat(misses).isEmpty();
        assertThat(counter("oam.loopback.asked")).isEqualTo(1);
        assertThat(counter("oam.loopback.answered")).isEqualTo(1);
        assertThat(counter("oam.loopback.returned")).isEqualTo(1);
        assertThat(counter("oam.ignored") + counter("oam.malformed")).isZero();
    }

    @Test
    void eachIsAnsweredInTheOrderInWhichItWasAsked() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        for (int i = 0; i < 3; i++) ask(ends);
        network.scheduler.at(SECOND, () -> ask(ends));
        network.scheduler.runOut();
        assertThat(answers)
                .containsExactly(
                        ROUND_TRIP_PICOS,
                        ROUND_TRIP_PICOS + SLOT_PICOS,
                        ROUND_TRIP_PICOS + 2 * SLOT_PICOS,
                        ROUND_TRIP_PICOS);
    }

    @Test
    void itWaitsBehindUnitsThatWereHandedOverAndTheyArriveAsTheyWould() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        ends.send(Pdu.of(new byte[10 * Cell.PAYLOAD_OCTETS - 8]));
        ask(ends);
        ends.send(Pdu.of(new byte[40]));
        network.scheduler.runOut();
        assertThat(answers).containsExactly(ROUND_TRIP_PICOS + 10 * SLOT_PICOS);
        assertThat(ends.units).hasSize(2);
        assertThat(ends.faults).isEmpty();
        assertThat(ends.sent)
                .as("units whose sender was told that they have left")
                .isEqualTo(2);
        assertThat(ends.host().unsent(0, ends.path.callerEnd().vci())).isZero();
    }

    @Test
    void aLinkThatIsCutGivesNoAnswerAndThatIsToldWhenTheLimitIsOver() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        network.fabric.setUp(network.fabric.link("b"), false);
        ask(ends);
        network.scheduler.runOut();
        assertThat(answers).isEmpty();
        assertThat(misses).containsExactly(HostPort.LOOPBACK_LIMIT_PICOS);
        assertThat(counter("oam.loopback.missed")).isEqualTo(1);
        network.fabric.setUp(network.fabric.link("b"), true);
        ask(ends);
        network.scheduler.runOut();
        assertThat(answers).hasSize(1);
    }

    @Test
    void aChannelThatIsClosedTellsNobodyAndOneThatIsNotOpenAsksNothing() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        ask(ends);
        network.scheduler.at(LINK_PICOS, ends::close);
        network.scheduler.runOut();
        assertThat(answers).isEmpty();
        assertThat(misses).isEmpty();
        assertThat(ask(ends)).isFalse();
        assertThat(network.fabric.leftovers()).isEmpty();
    }

    @Test
    void aConformingCircuitLosesNoLoopbackCellToThePolicerBesideItsUnits() {
        Ends ends = connect("c", ServiceCategory.CBR, 1_000);
        for (int i = 0; i < 50; i++) {
            ends.send(Pdu.of(new byte[100]));
            ask(ends);
        }
        network.scheduler.runOut();
        assertThat(answers).hasSize(50).isSorted();
        assertThat(answers.get(49)).isGreaterThan(SECOND / 10); // 4 cells each, a thousand in a second
        assertThat(ends.units).hasSize(50);
        assertThat(ends.dropped(Drop.POLICED)).isZero();
    }

    @Test
    void aTapSeesTheCellOnEachLinkAndItIsWhatTheStandardHas() {
        List<F5Loopback> seen = new ArrayList<>();
        network.fabric.addTap(new CellTap() {
            @Override
            public void cell(long picos, Link link, boolean forward, byte[] octets) {
                assertThat(new HeaderReceiver().receive(octets, 0)).isEqualTo(HeaderReceiver.Verdict.VALID);
                assertThat((Cell.header(octets, 0) >>> 1) & 7)
                        .as("payload type")
                        .isEqualTo(5);
                assertThat(CellHeader.vci(Cell.header(octets, 0))).isGreaterThanOrEqualTo(CellHeader.FIRST_USER_VCI);
                Octets payload = Octets.copyOf(Arrays.copyOfRange(octets, Cell.HEADER_OCTETS, Cell.OCTETS));
                seen.add(((Decoded.Value<F5Loopback>) F5Loopback.decode(payload.reader())).value());
            }

            @Override
            public void pdu(long picos, String host, ChannelNumber channel, boolean sent, ReceivedPdu pdu) {
                throw new AssertionError("an OAM cell is no unit");
            }
        });
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        ask(ends);
        network.scheduler.runUntil(SECOND);
        network.fabric.settle();
        assertThat(answers).containsExactly(ROUND_TRIP_PICOS);
        assertThat(seen).extracting(F5Loopback::toBeReturned).containsExactly(true, true, false, false);
        assertThat(seen).extracting(F5Loopback::correlationTag).containsOnly(1);
    }

    @Test
    void damagedCellsAreCountedAndNeverAnsweredOrTakenForAnAnswer() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        network.fabric.setBitErrors(network.fabric.link("a"), 1e-3);
        int asked = 300;
        for (int i = 0; i < asked; i++) network.scheduler.at(i * SECOND / 1_000, () -> ask(ends));
        network.scheduler.runOut();
        assertThat(answers).containsOnly(ROUND_TRIP_PICOS).hasSizeBetween(1, asked - 1);
        assertThat(answers.size() + misses.size()).isEqualTo(asked);
        SortedMap<String, Long> counters = network.fabric.counters();
        assertThat(counters.get("oam.malformed")).isPositive();
        assertThat(counters.get("oam.loopback.returned")).isEqualTo(answers.size());
        assertThat(counters.get("oam.loopback.missed")).isEqualTo(misses.size());
    }

    @Test
    void anAnswerThatNobodyWaitsForAndAQuestionToSomebodyElseAreIgnored() {
        Ends ends = connect("b", ServiceCategory.UBR, LINE_CELLS_PER_SECOND);
        LoopbackEnd end = new LoopbackEnd(network.fabric, null);
        end.take(new F5Loopback(false, 7, F5Loopback.END_POINT, F5Loopback.END_POINT).encode());
        end.take(new F5Loopback(true, 7, Octets.hex("00".repeat(16)), F5Loopback.END_POINT).encode());
        end.take(new F5Loopback(true, 7, F5Loopback.END_POINT, F5Loopback.END_POINT).encode()); // it only receives
        assertThat(counter("oam.ignored")).isEqualTo(3);
        end.take(Octets.hex("00".repeat(48)));
        assertThat(counter("oam.malformed")).isEqualTo(1);
        assertThat(ends.units).isEmpty();
    }
}
