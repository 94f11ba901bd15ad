package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.circuit.CauseValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final LinkRate LINE = new LinkRate(1_000);
    private static final Admission.Terms WHOLE = new Admission.Terms(1_000, 0, 100);

    private static TrafficContract contract(ServiceCategory category, CellTraffic forward, CellTraffic backward) {
        return new TrafficContract(category, forward, backward, 2_100, 2_100, -1, -1);
    }

    private static TrafficContract constant(int forward, int backward) {
        return contract(ServiceCategory.CBR, CellTraffic.peak(forward), CellTraffic.peak(backward));
    }

    @Test
    void bothDirectionsMustFitAndEachIsBookedAlone() {
        Admission admission = new Admission(LINE, WHOLE);
        assertThat(admission.reserve(constant(900, 100))).isPresent();

        assertThat(admission.left()).isEqualTo(new CellRates(100, 900));
        assertThat(admission.causeOfRefusal(constant(101, 1))).contains(CauseValue.USER_CELL_RATE_NOT_AVAILABLE);
        assertThat(admission.reserve(constant(101, 1))).isEmpty();
        assertThat(admission.causeOfRefusal(constant(100, 900))).isEmpty();
        assertThat(admission.available(constant(101, 1))).contains(constant(100, 1));
        assertThat(admission.reserve(constant(100, 900))).isPresent();
        assertThat(admission.available(constant(1, 0))).isEmpty();
    }

    @Test
    void shareOfTheLineThatMayBePromisedIsKept() {
        Admission admission = new Admission(LINE, new Admission.Terms(950, 0, 100));

        assertThat(admission.reserve(constant(951, 0))).isEmpty();
        assertThat(admission.reserve(constant(950, 0))).isPresent();
    }

    @Test
    void circuitsAreLimitedBestEffortIncluded() {
        Admission admission = new Admission(LINE, new Admission.Terms(950, 0, 2));
        TrafficContract bestEffort = contract(ServiceCategory.UBR, CellTraffic.peak(1_000), CellTraffic.peak(1_000));
        Admission.Reservation first = admission.reserve(bestEffort).orElseThrow();
        assertThat(admission.reserve(constant(1, 1))).isPresent();

        assertThat(admission.causeOfRefusal(bestEffort)).contains(CauseValue.NO_VPCI_VCI_AVAILABLE);
        assertThat(admission.reserve(bestEffort)).isEmpty();
        assertThat(admission.available(bestEffort)).isEmpty();
        first.release();
        first.release();
        assertThat(admission.circuits()).isEqualTo(1);
        assertThat(admission.causeOfRefusal(bestEffort)).isEmpty();
    }

    @Test
    void renegotiationUsesWhatTheCircuitHasItself() {
        Admission admission = new Admission(LINE, WHOLE);
        Admission.Reservation own = admission.reserve(constant(400, 400)).orElseThrow();
        assertThat(admission.reserve(constant(300, 300))).isPresent();

        assertThat(own.available(constant(800, 10))).contains(constant(700, 10));
        assertThat(own.renegotiate(constant(701, 10))).isFalse();
        assertThat(own.contract()).isEqualTo(constant(400, 400));
        assertThat(own.booked()).isEqualTo(new CellRates(400, 400));
        assertThat(own.renegotiate(constant(700, 10))).isTrue();
        assertThat(own.booked()).isEqualTo(new CellRates(700, 10));
        assertThat(admission.booked()).isEqualTo(new CellRates(1_000, 310));
        assertThat(own.renegotiate(contract(ServiceCategory.UBR, CellTraffic.peak(1), CellTraffic.peak(1))))
                .as("another category")
                .isFalse();
        own.release();
        assertThat(own.renegotiate(constant(1, 1))).as("after its end").isFalse();
        assertThat(admission.booked()).isEqualTo(new CellRates(300, 300));
    }

    @Test
    void slowerLineKeepsTheEarliestPromisesAndWithdrawsTheOthers() {
        Admission admission = new Admission(LINE, WHOLE);
        Admission.Reservation first = admission.reserve(constant(300, 300)).orElseThrow();
        Admission.Reservation second = admission.reserve(constant(500, 100)).orElseThrow();
        Admission.Reservation third = admission.reserve(constant(100, 100)).orElseThrow();

        List<Admission.Reservation> withdrawn = admission.changeLine(new LinkRate(400), Set.of());

        assertThat(withdrawn).containsExactly(second);
        assertThat(second.isInForce()).isFalse();
        assertThat(second.booked()).isEqualTo(new CellRates(0, 0));
        assertThat(first.isInForce() && third.isInForce()).isTrue();
        assertThat(admission.booked()).isEqualTo(new CellRates(400, 400));
        assertThat(admission.circuits()).isEqualTo(2);
        second.release(); // too late, must not disturb
        third.release();
        assertThat(admission.left()).isEqualTo(new CellRates(100, 100));
        assertThat(admission.changeLine(LINE, Set.of())).isEmpty();
        assertThat(admission.left()).isEqualTo(new CellRates(700, 700));
    }

    /** Elwalid, Mitra, Wentworth: P / (1 + (B/C)(P - r)/b) with b = 1 + (MBS - 1)(1 - r/P). */
    @ParameterizedTest
    @CsvSource({
        // pcr, scr, mbs, buffer, booked
        "1000, 250,  10,      0,   1000", // no buffer: the peak
        "1000, 250,  10,    100,    912", // 1000 / (1 + 0.001 * 750 / 7.75) is 911.8
        "1000, 250,  10,  10000,    250", // never below the sustainable rate
        " 500, 500,   1,    100,    500"
    })
    void variableRateTakesItsEquivalentBandwidth(int pcr, int scr, int mbs, int buffer, int booked) {
        CellTraffic traffic = new CellTraffic(pcr, scr, mbs, false);
        LinkRate line = new LinkRate(100_000);

        assertThat(EquivalentBandwidth.cellsPerSecond(ServiceCategory.NRT_VBR, traffic, line, buffer))
                .isEqualTo(booked);
    }

    @Test
    void termsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Admission.Terms(1_001, 0, 0)).hasMessageContaining("1001 per mille");
        assertThatThrownBy(() -> new LinkRate(0)).hasMessage("a line of 0 cells/s, expected 1 to 16777215");
    }
}
