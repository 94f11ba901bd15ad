package io.trunkline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QosTest {
    private static final FlowSpec RESERVED = FlowSpec.guaranteed(8_000, 2_000);
    private static final List<QosObject> OBJECTS = List.of(new QosObject(1, new byte[4]));
    private static final Qos CURRENT = new Qos(RESERVED, RESERVED, OBJECTS);

    @Test
    void requestThatNamesBothDirectionsIsAllThatIsAskedFor() {
        assertThat(Qos.BEST_EFFORT.over(CURRENT)).isEqualTo(Qos.BEST_EFFORT);
    }

    @Test
    void directionThatIsNotToChangeStaysWithTheProvidersPart() {
        Qos sendingOnly = Qos.of(FlowSpec.BEST_EFFORT, FlowSpec.UNSPECIFIED);
        assertThat(sendingOnly.over(CURRENT)).isEqualTo(new Qos(FlowSpec.BEST_EFFORT, RESERVED, OBJECTS));
        assertThat(Qos.UNSPECIFIED.over(CURRENT)).isEqualTo(CURRENT);
    }

    @Test
    void flowIsMetByTheSameOrMoreAndNotByLess() {
        FlowSpec asked = RESERVED.withPeakBandwidth(9_000).withDelay(500, 400).withSizes(700, 10);
        assertThat(asked.isMetBy(asked)).isTrue();
        assertThat(asked.isMetBy(asked.withTokenRate(8_001).withDelay(499, 399)))
                .isTrue();
        List<FlowSpec> less = List.of(
                asked.withTokenRate(7_999),
                asked.withTokenRate(7_999).withTokenBucket(FlowSpec.NOT_SPECIFIED),
                asked.withTokenBucket(1_999),
                asked.withPeakBandwidth(8_999),
                asked.withDelay(501, 400),
                asked.withDelay(500, FlowSpec.NOT_SPECIFIED),
                asked.withSizes(699, 10),
                asked.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD),
                FlowSpec.BEST_EFFORT);
        assertThat(less)
                .allSatisfy(granted -> assertThat(asked.isMetBy(granted)).isFalse());
    }

    @Test
    void whatIsNotPromisedCannotBeMissed() {
        FlowSpec hint = RESERVED.withServiceType(ServiceType.SERVICETYPE_BESTEFFORT);
        assertThat(hint.isMetBy(FlowSpec.UNSPECIFIED)).isTrue();
        FlowSpec controlled = RESERVED.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD);
        assertThat(controlled.isMetBy(RESERVED)).isTrue();
        assertThat(controlled.isMetBy(hint)).isFalse();
    }

    @Test
    void qualityOfServiceIsMetInBothDirectionsOnly() {
        Qos outOnly = Qos.of(RESERVED, FlowSpec.BEST_EFFORT);
        assertThat(outOnly.isMetBy(CURRENT)).isTrue();
        assertThat(outOnly.isMetBy(outOnly.mirrored())).isFalse();
    }

    @Test
    void providersPartAloneCanBeChanged() {
        List<QosObject> others = List.of(new QosObject(2, new byte[1]));
        Qos objectsOnly = new Qos(FlowSpec.UNSPECIFIED, FlowSpec.UNSPECIFIED, others);
        assertThat(objectsOnly.over(CURRENT)).isEqualTo(new Qos(RESERVED, RESERVED, others));
    }
}
