package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.SscopEnds.sdu;
import static io.trunkline.circuit.sscop.SscopEnds.sdus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Octets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SscopTest {
    private static final SscopProfile STREAM = SscopProfile.stream(Duration.ofMillis(50), 8, 4096, 32);

    @Test
    void dialogueIsTheRecordedOneOctetForOctet() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 1, 0).connected();
        ends.run(800);

        assertThat(ends.a.sent.get(0).encode()).isEqualTo(Octets.hex("00000001 0100001e"));
        assertThat(ends.b.sent.get(0).encode()).isEqualTo(Octets.hex("00000000 0200001e"));
        assertThat(ends.a.sent.stream().map(SscopPdu::encode)).contains(Octets.hex("00000001 0a000000"));
        assertThat(ends.b.sent.stream().map(SscopPdu::encode)).contains(Octets.hex("00000001 0000001e 0b000000"));
    }

    @Property(tries = 150)
    void everySduArrivesOnceInOrderOrAFailureIsReported(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 0.2) double loss,
            @ForAll @DoubleRange(max = 0.2) double repeat,
            @ForAll @IntRange(min = 1, max = 300) int count) {
        SscopEnds ends = new SscopEnds(STREAM, seed, 0).connected();
        ends.loss = loss;
        ends.repeat = repeat;
        for (int i = 0; i < count; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.b.sscop.send(sdu(7), ends.now());
        ends.run(120_000);

        boolean failed = !ends.a.releases.isEmpty() || !ends.b.releases.isEmpty();
        if (!failed) {
            assertThat(ends.b.delivered).isEqualTo(sdus(count));
            assertThat(ends.a.delivered).containsExactly(sdu(7));
            assertThat(ends.a.acknowledged).isEqualTo(count);
        } else {
            assertThat(sdus(count)).startsWith(ends.b.delivered.toArray(Octets[]::new));
        }
        ends.a.sscop.release(ends.now(), Octets.NONE);
        ends.run(60_000);
        ends.loss = 0;
        ends.b.sscop.release(ends.now(), Octets.NONE);
        ends.run(60_000);
        assertThat(ends.a.timers() + ends.b.timers()).isZero();
        assertThat(ends.a.sscop.state()).isEqualTo(SscopState.IDLE);
    }

    @Property(tries = 60)
    void strictProfileRecoversFromRepeatedUnitsAndSaysSo(
            @ForAll long seed, @ForAll @DoubleRange(max = 0.1) double repeat) {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, seed, 0).connected();
        ends.repeat = repeat;
        for (int i = 0; i < 100; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.run(60_000);

        assertThat(ends.b.delivered).isSubsetOf(sdus(100)).doesNotHaveDuplicates();
        assertThat(ends.a.sscop.state()).isEqualTo(SscopState.DATA_TRANSFER_READY);
        if (ends.a.recovered + ends.b.recovered == 0)
            assertThat(ends.b.delivered).isEqualTo(sdus(100));
        else assertThat(ends.b.errors).isNotEmpty();
    }

    @Property(tries = 30)
    void sequenceNumbersWrap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int before) {
        SscopEnds ends = new SscopEnds(STREAM, seed, SscopPdu.MODULUS - before).connected();
        ends.loss = 0.1;
        for (int i = 0; i < 200; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.run(60_000);

        assertThat(ends.b.delivered).isEqualTo(sdus(200));
        assertThat(ends.a.sent).anyMatch(pdu -> pdu instanceof SscopPdu.Sd sd && sd.ns() == 0);
    }

    @Test
    void linkSurvivesOutageJustBelowNoResponseTimer() {
        SscopEnds ends = outage(6_100);

        assertThat(ends.a.releases).isEmpty();
        assertThat(ends.b.delivered).isEqualTo(sdus(10));
    }

    @Test
    void linkFailsInOutageJustAboveNoResponseTimer() {
        SscopEnds ends = outage(7_100);

        assertThat(ends.a.releases).containsExactly(SscopRelease.NO_RESPONSE);
        assertThat(ends.a.errors).contains(SscopError.P_NO_RESPONSE);
    }

    private static SscopEnds outage(long millis) {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 3, 0).connected();
        ends.run(800);
        ends.outageUntil = ends.now() + millis * SscopEnds.MILLI;
        for (int i = 0; i < 10; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.run(20_000);
        return ends;
    }

    @Test
    void stoppedReaderHoldsTheWindowUntilItReadsAgain() {
        SscopEnds ends = new SscopEnds(STREAM, 4, 0);
        ends.b.sscop.credit(5, 0);
        ends.connected();
        for (int i = 0; i < 20; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.run(30_000);
        assertThat(ends.b.delivered).isEqualTo(sdus(5));
        assertThat(ends.a.sscop.queued()).isEqualTo(15);
        assertThat(ends.a.errors).contains(SscopError.W_NO_CREDIT);
        assertThat(ends.a.releases).isEmpty();

        ends.b.sscop.credit(100, ends.now());
        ends.run(20);
        assertThat(ends.b.delivered).isEqualTo(sdus(20));
        assertThat(ends.a.errors).contains(SscopError.X_CREDIT);
    }

    @Test
    void quietConnectionRunsBackgroundTimersOnly() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 5, 0).connected();
        ends.run(2_000);

        for (SscopEnds.End end : List.of(ends.a, ends.b)) {
            assertThat(end.timers()).isOne();
            assertThat(end.background[SscopTimer.IDLE.ordinal()]).isTrue();
            assertThat(end.deadlines[SscopTimer.IDLE.ordinal()]).isPositive();
        }
        ends.run(100_000);
        assertThat(ends.a.sscop.state()).isEqualTo(SscopState.DATA_TRANSFER_READY);
    }

    @Test
    void silentPeerEndsAnIdleConnectionAfterIdleAndNoResponse() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 6, 0).connected();
        ends.run(2_000);
        ends.outageUntil = Long.MAX_VALUE;
        ends.run(23_000);

        assertThat(ends.a.releases).containsExactly(SscopRelease.NO_RESPONSE);
        assertThat(ends.a.timers()).isZero();
    }

    @Test
    void connectionAttemptIsRepeatedFourTimesThenGivenUp() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 7, 0);
        ends.loss = 1;
        ends.a.sscop.establish(0, Octets.NONE);
        ends.run(10_000);

        assertThat(ends.a.sent.stream().filter(SscopPdu.Bgn.class::isInstance)).hasSize(4);
        assertThat(ends.a.sent).endsWith(new SscopPdu.End(true, Octets.NONE));
        assertThat(ends.a.releases).containsExactly(SscopRelease.NO_ANSWER);
        assertThat(ends.a.timers()).isZero();
    }

    @Test
    void bothMayAskAtOnce() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 8, 0);
        ends.a.sscop.establish(0, Octets.NONE);
        ends.b.sscop.establish(0, Octets.NONE);
        ends.a.sscop.send(sdu(0), 0);
        ends.run(5_000);

        assertThat(ends.b.delivered).containsExactly(sdu(0));
        assertThat(ends.a.established).isOne();
        assertThat(ends.b.established).isOne();
    }

    @Property(tries = 40)
    void resynchronisationDropsDataAndBeginsAnewInSpiteOfLoss(@ForAll long seed) {
        SscopEnds ends = new SscopEnds(STREAM, seed, 0).connected();
        for (int i = 0; i < 20; i++) ends.a.sscop.send(sdu(i), ends.now());
        ends.loss = 0.2;
        ends.a.sscop.resynchronise(ends.now(), Octets.NONE);
        ends.run(10_000);
        if (!ends.a.releases.isEmpty() || !ends.b.releases.isEmpty()) return;
        ends.a.sscop.send(sdu(100), ends.now());
        ends.run(10_000);

        assertThat(ends.a.resynchronised).isOne();
        assertThat(ends.b.resynchronised).isOne();
        assertThat(ends.b.delivered).doesNotHaveDuplicates();
        // unless so much was lost that it was given up, and an end was told so
        if (ends.a.releases.isEmpty() && ends.b.releases.isEmpty())
            assertThat(ends.b.delivered).endsWith(sdu(100));
    }

    @Test
    void impossibleStatStartsRecoveryAfterWhichDataFlows() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 9, 0).connected();
        ends.a.sscop.received(new SscopPdu.Stat(List.of(), 0, 30, 99), ends.now());
        assertThat(ends.a.sscop.state()).isEqualTo(SscopState.OUTGOING_RECOVERY_PENDING);
        ends.run(1_000);
        ends.a.sscop.send(sdu(1), ends.now());
        ends.run(5_000);

        assertThat(ends.a.errors).contains(SscopError.S_STAT);
        assertThat(ends.a.recovered).isOne();
        assertThat(ends.b.recovered).isOne();
        assertThat(ends.b.delivered).containsExactly(sdu(1));
    }

    @Test
    void newSdsWaitBehindControlAndRepeatedOnes() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 10, 0).connected();
        ends.loss = 1;
        for (int i = 0; i < 40; i++) ends.a.sscop.send(sdu(i), ends.now());
        assertThat(ends.a.sscop.queued()).isEqualTo(10);
        ends.a.sent.clear();
        ends.a.sscop.received(new SscopPdu.Ustat(3, 5, 40, 3), ends.now());

        assertThat(ends.a.sent.stream().filter(SscopPdu.Sd.class::isInstance).map(pdu -> ((SscopPdu.Sd) pdu).ns()))
                .startsWith(3, 4, 30, 31);
    }

    @Test
    void manyGapsAreToldInSeveralStats() {
        SscopProfile profile = SscopProfile.stream(Duration.ofMillis(50), 500, 100, 512);
        SscopEnds ends = new SscopEnds(profile, 11, 0).connected();
        for (int i = 1; i < 200; i += 2) ends.b.sscop.received(new SscopPdu.Sd(i, sdu(i)), ends.now());
        ends.b.sent.clear();
        ends.b.sscop.received(new SscopPdu.Poll(1, 200), ends.now());

        assertThat(ends.b.sent)
                .hasSize(4)
                .allMatch(pdu -> ((SscopPdu.Stat) pdu).list().size() <= 67);
        assertThat(((SscopPdu.Stat) ends.b.sent.get(1)).list().get(0)).isEqualTo(66);
    }

    @Test
    void dataWithoutConnectionIsTheCallersMistake() {
        SscopEnds ends = new SscopEnds(SscopProfile.UNI, 12, 0);

        assertThatThrownBy(() -> ends.a.sscop.send(sdu(1), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("IDLE");
    }

    @Test
    void bulkDataArrivesWhole() {
        SscopRate rate = new SscopRate();
        int count = Integer.getInteger("sscop.sds", 100_000);

        double first = rate.sdsPerSecond(count);
        double second = rate.sdsPerSecond(count);

        assertThat(Math.min(first, second)).isPositive();
        if (count > 100_000) System.out.printf("SSCOP: %.0f SDs a second%n", second);
    }
}
