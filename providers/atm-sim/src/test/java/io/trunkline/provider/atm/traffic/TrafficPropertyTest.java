package io.trunkline.provider.atm.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What admission, policing and the mapping must keep for any contract and any flow spec. */
class TrafficPropertyTest {
    private static final long SECOND_PICOS = 1_000_000_000_000L;

    private static CellTraffic variable(Random random) {
        int pcr = 1 + random.nextInt(400_000);
        return new CellTraffic(pcr, 1 + random.nextInt(pcr), 1 + random.nextInt(300), random.nextBoolean());
    }

    @Property(tries = 1_000)
    void shapedSourceLosesNothingAcrossChangesOfItsContract(@ForAll long seed) {
        Random random = new Random(seed);
        ServiceCategory category = random.nextBoolean() ? ServiceCategory.RT_VBR : ServiceCategory.CBR;
        CellTraffic traffic = variable(random);
        Shaper shaper = new Shaper(category, traffic);
        Policer policer = new Policer(category, traffic, 0);
        long now = 0;
        for (int i = 0; i < 300; i++) {
            if (i % 100 == 99) { // turned down, at the shaper first
                int divisor = 1 + random.nextInt(20);
                CellTraffic down = new CellTraffic(
                        Math.max(1, traffic.pcr() / divisor),
                        Math.max(1, traffic.scr() / divisor),
                        traffic.mbs(),
                        traffic.tagging());
                shaper.change(down, now);
                policer.change(down, now + random.nextInt(1_000));
                now += 1_000;
                traffic = down;
            }
            now = shaper.nextPicos(now);
            shaper.sent(now);
            assertThat(policer.judge(now, false)).as("cell %d", i).isEqualTo(Policer.PASS);
            if (random.nextInt(5) == 0) now += random.nextLong(SECOND_PICOS / traffic.scr() * 5 + 1);
        }
    }

    @Property(tries = 1_000)
    void policerAgreesWithTwoLeakyBucketsCellByCell(@ForAll long seed) {
        Random random = new Random(seed);
        CellTraffic traffic = variable(random);
        long tolerance = random.nextInt(10_000_000);
        Policer policer = new Policer(ServiceCategory.NRT_VBR, traffic, tolerance);
        LeakyBucket peak = LeakyBucket.peak(traffic.pcr(), tolerance);
        LeakyBucket sustained = LeakyBucket.sustained(traffic, tolerance);
        long now = 0;
        for (int i = 0; i < 200; i++) {
            boolean low = random.nextInt(4) == 0;
            boolean atPeak = peak.conforms(now);
            boolean keeps = low || sustained.conforms(now);
            int expected = !atPeak
                    ? Policer.DISCARD
                    : keeps ? Policer.PASS : traffic.tagging() ? Policer.TAG : Policer.DISCARD;
            assertThat(policer.judge(now, low)).isEqualTo(expected);
            if (expected != Policer.DISCARD) peak.accept(now);
            if (expected == Policer.PASS && !low) sustained.accept(now);
            now += random.nextLong(SECOND_PICOS / traffic.pcr() * 2 + 1);
        }
    }

    private static FlowSpec flow(Random random) {
        ServiceType[] types = {
            ServiceType.SERVICETYPE_NOTRAFFIC,
            ServiceType.SERVICETYPE_BESTEFFORT,
            ServiceType.SERVICETYPE_CONTROLLEDLOAD,
            ServiceType.SERVICETYPE_GUARANTEED
        };
        long rate = 1L + random.nextInt(200_000);
        FlowSpec flow = FlowSpec.UNSPECIFIED.withServiceType(types[random.nextInt(types.length)]);
        if (random.nextInt(5) > 0) flow = flow.withTokenRate(rate);
        if (random.nextBoolean())
            flow = flow.withPeakBandwidth(rate + random.nextInt(3) * (long) random.nextInt(100_000));
        if (random.nextBoolean()) flow = flow.withTokenBucket(random.nextInt(50_000));
        if (random.nextBoolean()) flow = flow.withDelay(random.nextInt(200_000), random.nextInt(20_000));
        return random.nextBoolean() ? flow.withSizes(1 + random.nextInt(9_000), 1 + random.nextInt(500)) : flow;
    }

    @Property(tries = 1_000)
    void admittedNeverExceedsTheLinkAndWhatARefusalOffersIsAdmittedNext(@ForAll long seed) {
        Random random = new Random(seed);
        Encapsulation overhead = new Encapsulation(12, 48 + random.nextInt(2_000), 2_100, random.nextInt(20));
        QosMapping mapping = new QosMapping(overhead, LinkRate.E1);
        Admission admission = new Admission(LinkRate.E1, Admission.Terms.USUAL);
        int most = LinkRate.E1.cellsPerSecond() * 950 / 1_000;
        List<Admission.Reservation> held = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Qos asked = Qos.of(flow(random), flow(random));
            TrafficContract wanted = mapping.contractOf(asked);
            var made = admission.reserve(wanted);
            if (made.isEmpty()) {
                TrafficContract offer = admission.available(wanted).orElse(null);
                if (offer != null && mapping.isUsable(asked, offer)) {
                    assertThat(admission.reserve(offer)).as("offer").hasValueSatisfying(Admission.Reservation::release);
                    TrafficContract again = mapping.contractOf(mapping.granted(asked, offer));
                    assertThat(again.forward().isWithin(offer.forward()))
                            .as("%s of %s", again, offer)
                            .isTrue();
                    assertThat(again.backward().isWithin(offer.backward()))
                            .as("%s of %s", again, offer)
                            .isTrue();
                    made = admission.reserve(again);
                    assertThat(made).as("%s for %s", again, asked).isPresent();
                }
            }
            made.ifPresent(held::add);
            assertThat(admission.booked().forward()).isLessThanOrEqualTo(most);
            assertThat(admission.booked().backward()).isLessThanOrEqualTo(most);
            if (!held.isEmpty() && random.nextInt(3) == 0)
                held.remove(random.nextInt(held.size())).release();
        }
        held.forEach(Admission.Reservation::release);
        assertThat(admission.booked()).isEqualTo(new CellRates(0, 0));
        assertThat(admission.circuits()).isZero();
    }

    @Property(tries = 1_000)
    void worstRatioIsThatOfTheWorstSize(@ForAll long seed) {
        Random random = new Random(seed);
        Encapsulation overhead = new Encapsulation(random.nextInt(20), 1 + random.nextInt(300), 400, 0);
        int min = 1 + random.nextInt(500);
        int max = min + random.nextInt(1_500);
        CellRatio worst = overhead.worstRatio(min, max);
        CellRatio searched = new CellRatio(overhead.cells(min), min);
        for (int octets = min; octets <= max; octets++)
            searched = searched.worse(new CellRatio(overhead.cells(octets), octets));
        assertThat(worst.cells() * searched.octets()).isEqualTo(searched.cells() * worst.octets());
    }
}
