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
    void providersPartAloneCanBeChanged() {
        List<QosObject> others = List.of(new QosObject(2, new byte[1]));
        Qos objectsOnly = new Qos(FlowSpec.UNSPECIFIED, FlowSpec.UNSPECIFIED, others);
        assertThat(objectsOnly.over(CURRENT)).isEqualTo(new Qos(RESERVED, RESERVED, others));
    }
}
