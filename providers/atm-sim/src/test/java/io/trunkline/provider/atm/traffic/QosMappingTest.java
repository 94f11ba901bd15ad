package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping by examples, those of RFC 2381 among them. */
class QosMappingTest {
    /** Whole datagrams under LLC/SNAP, without a header of the provider: what the RFC counts. */
    private static final Encapsulation RFC_2381 = new Encapsulation(0, 9_180, 9_188, 0);

    private static final QosMapping MAPPING = new QosMapping(RFC_2381, LinkRate.OC3C);

    private static FlowSpec guaranteed(long rate, long bucket) {
        return FlowSpec.guaranteed(rate, bucket).withSizes(1_500, 64);
    }

    @ParameterizedTest
    @CsvSource({"64, 2", "576, 13", "1500, 32", "9180, 192", "32, 1", "33, 2", "80, 2", "81, 3"})
    void datagramsTakeTheCellsOfRfc2381(int octets, int cells) {
        assertThat(RFC_2381.cells(octets)).isEqualTo(cells);
    }

    @Test
    void worstSizeIsJustAboveTheBorderOfACellNotTheSmallest() {
        CellRatio worst = RFC_2381.worstRatio(64, 1_500);

        assertThat(worst).isEqualTo(new CellRatio(3, 81));
        assertThat(worst.cellsOf(81_000)).isEqualTo(3_000);
        assertThat(worst.octetsOf(3_000)).isEqualTo(81_000);
    }

    @Test
    void burstAtThePeakIsLargerThanTheTokenBucketThatAllowsIt() {
        assertThat(QosMapping.mbs(100, 4_000, 1_000)).isEqualTo(133);
        assertThat(QosMapping.bucketCells(133, 4_000, 1_000)).isEqualTo(100);
    }

    /** A source that keeps to its token bucket, sending all that it may at its peak. */
    @ParameterizedTest
    @CsvSource({"133, 133", "100, 100"})
    void tokenBucketOfOneHundredCellsIsTaggedWhereTheBurstIsOnlyTheBucket(int mbs, int passed) {
        Policer policer = new Policer(ServiceCategory.RT_VBR, new CellTraffic(4_000, 1_000, mbs, true), 0);
        long period = 1_000_000_000_000L / 4_000;
        int conforming = 0;
        while (policer.judge(conforming * period, false) == Policer.PASS) conforming++;

        assertThat(conforming).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({
        "GUARANTEED,     none,   CBR",
        "GUARANTEED,     same,   CBR",
        "GUARANTEED,     higher, RT_VBR",
        "CONTROLLEDLOAD, none,   NRT_VBR",
        "CONTROLLEDLOAD, higher, NRT_VBR",
        "BESTEFFORT,     none,   UBR",
        "NOTRAFFIC,      none,   UBR",
        "NOCHANGE,       none,   UBR"
    })
    void serviceTypesHaveTheCategoriesOfRfc2381(String type, String peak, ServiceCategory category) {
        FlowSpec flow = guaranteed(64_000, 3_000).withServiceType(ServiceType.valueOf("SERVICETYPE_" + type));
        if (peak.equals("same")) flow = flow.withPeakBandwidth(64_000);
        if (peak.equals("higher")) flow = flow.withPeakBandwidth(128_000);

        assertThat(MAPPING.contractOf(Qos.symmetric(flow)).category()).isEqualTo(category);
    }

    @Test
    void guaranteedRateCountsCellsOfTheWorstSize() {
        TrafficContract contract = MAPPING.contractOf(Qos.of(guaranteed(81_000, 1_500), FlowSpec.NO_TRAFFIC));

        assertThat(contract.forward()).isEqualTo(CellTraffic.peak(3_000));
        assertThat(contract.backward()).isEqualTo(CellTraffic.NONE);
    }

    @Test
    void controlledLoadHasTokenRateBucketAndPeakInCells() {
        FlowSpec flow = guaranteed(81_000, 2_700)
                .withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD)
                .withPeakBandwidth(324_000);

        TrafficContract contract = MAPPING.contractOf(Qos.symmetric(flow));

        // 2,700 octets are 100 cells at 3 cells per 81 octets; at 12,000 cells a second that bursts 133
        assertThat(contract.forward()).isEqualTo(new CellTraffic(12_000, 3_000, 133, true));
        assertThat(contract.maxTransitDelayMillis()).isEqualTo(-1);
    }

    @Test
    void bestEffortWantsTheWholeLineAndBooksNothing() {
        TrafficContract contract = MAPPING.contractOf(Qos.BEST_EFFORT);

        assertThat(contract.forward()).isEqualTo(CellTraffic.peak(353_207));
        assertThat(EquivalentBandwidth.cellsPerSecond(contract.category(), contract.forward(), LinkRate.OC3C, 256))
                .isZero();
    }

    @Test
    void latencyRaisesTheRateOfAGuaranteedFlow() {
        Qos relaxed = Qos.symmetric(guaranteed(64_000, 3_000));
        Qos strict = Qos.symmetric(guaranteed(64_000, 3_000).withDelay(10_000, 900));
        TrafficContract contract = MAPPING.contractOf(strict);

        // 1,500 octets within 10 ms are 150,000 octets a second, at 3 cells per 81 octets
        assertThat(contract.forward().pcr()).isEqualTo(5_556);
        assertThat(contract.maxTransitDelayMillis()).isEqualTo(10);
        assertThat(contract.delayVariationMicros()).isEqualTo(900);
        assertThat(MAPPING.contractOf(relaxed).forward().pcr()).isEqualTo(2_371);
        assertThat(MAPPING.contractOf(relaxed).maxTransitDelayMillis()).isEqualTo(-1);
    }

    @Test
    void cellsOfTheProviderItselfComeOnTop() {
        QosMapping mapping = new QosMapping(new Encapsulation(0, 9_180, 9_188, 40), LinkRate.OC3C);
        TrafficContract contract = mapping.contractOf(Qos.of(guaranteed(81_000, 1_500), FlowSpec.NO_TRAFFIC));

        assertThat(contract.forward()).isEqualTo(CellTraffic.peak(3_040));
        assertThat(contract.backward()).isEqualTo(CellTraffic.peak(40));
        assertThat(mapping.octetsPerSecond(3_040, 81)).isEqualTo(81_000);
    }

    /** Rate, latency, shim: the octets that fit into a quarter of the latency, in whole cells. */
    @ParameterizedTest
    @CsvSource({
        // pcr,     scr,    latency,    shim, octets
        "353207,      0,      40000,      12,   2048",
        "  2000,      0,      40000,      12,    932", // 20 cells, less trailer, LLC/SNAP and shim
        "  2000,      0, 4294967295,      12,    932", // no latency: 40 ms
        "  2000,      0,      20000,      12,    452",
        "  2000,   1000,      40000,      12,    452", // the sustainable rate counts
        "  2000,      0,      40000,       0,    944",
        "   100,      0,      40000,      12,     48", // a cell a quarter: never below one cell's worth
        "     0,      0,      40000,      12,     48",
        "  2000,      0,          0,      12,     48"
    })
    void fragmentTakesAQuarterOfTheLatency(int pcr, int scr, long latencyMicros, int shim, int octets) {
        CellTraffic traffic = new CellTraffic(pcr, scr, 1, false);

        assertThat(FragmentSize.octets(traffic, latencyMicros, shim)).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({"1000, 12", "2000, 12", "5000, 20"})
    void fragmentFillsWholeCellsWhereNoLimitCutsIt(int rate, int shim) {
        int octets = FragmentSize.octets(CellTraffic.peak(rate), 40_000, shim);
        Encapsulation overhead = new Encapsulation(shim, octets, 9_188, 0);

        if (octets < FragmentSize.MAX_OCTETS) {
            assertThat(overhead.cells(octets)).isEqualTo(rate / 100);
            assertThat((octets + 8 + 8 + shim) % 48).isZero();
        } else {
            assertThat(overhead.cells(octets)).isLessThan(rate / 100);
        }
    }
}
