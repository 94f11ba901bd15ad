package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ServiceType;
import io.trunkline.cli.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QosOptionTest {
    private static FlowSpec flow(String text) throws Exception {
        return QosOption.parse(text, null, null).sending();
    }

    @Test
    void ratesBurstsAndSizesOfPacketsAreTakenAsTheyStand() throws Exception {
        assertThat(flow("guaranteed:56000")).isEqualTo(FlowSpec.guaranteed(56_000, FlowSpec.NOT_SPECIFIED));
        assertThat(flow("controlled:56000:3000")).isEqualTo(FlowSpec.controlledLoad(56_000, 3000));
        FlowSpec sized = flow("guaranteed:56000:160-1500");
        assertThat(sized.minimumPolicedOctets()).isEqualTo(160);
        assertThat(sized.maxSduOctets()).isEqualTo(1500);
        assertThat(FlowSpec.isSpecified(sized.tokenBucketOctets())).isFalse();
        FlowSpec all = flow("controlled:56000:3000:160-1500");
        assertThat(all.serviceType()).isEqualTo(ServiceType.SERVICETYPE_CONTROLLEDLOAD);
        assertThat(all.tokenBucketOctets()).isEqualTo(3000);
        assertThat(all.maxSduOctets()).isEqualTo(1500);
        assertThat(QosOption.parse("none", null, null)).isNull();
    }

    @Test
    void whatIsNoContractIsRefusedWithAnExample() {
        for (String text : List.of(
                "guaranteed",
                "guaranteed:",
                "guaranteed:x",
                "guaranteed:160-1500",
                "guaranteed:56000:1500-160",
                "guaranteed:56000:0-1500",
                "guaranteed:56000:160-",
                "guaranteed:56000:160-1500:3000",
                "controlled:1:2:3")) {
            assertThatThrownBy(() -> flow(text))
                    .as(text)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--qos is '" + text + "'")
                    .hasMessageContaining("guaranteed:OCTETS_PER_SECOND");
        }
    }
}
