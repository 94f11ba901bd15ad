package io.trunkline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final ProtocolInfo STREAM = ProtocolInfo.declare("plain", new UUID(0, 1))
            .serviceFlags(ServiceFlag.GRACEFUL_CLOSE)
            .build();
    private static final ProtocolInfo GROUPED = ProtocolInfo.declare("grouped", new UUID(0, 2))
            .serviceFlags(ServiceFlag.MESSAGE_ORIENTED)
            .capabilities(new Capabilities(
                    Capability.Groups.CONSTRAINED,
                    Capability.GroupReach.PROCESS,
                    Capability.GroupTransport.SHARED,
                    Capability.QosLevel.NONE,
                    Capability.QosLevel.NONE,
                    Capability.Priority.SCHEDULED))
            .build();

    private static boolean holds(String condition, ProtocolInfo entry) {
        return Condition.parse(condition).holdsFor(entry);
    }

    @Test
    void levelMeansAtLeast() {
        assertThat(holds("groups>=UNCONSTRAINED", GROUPED)).isTrue();
        assertThat(holds("groups>=UNCONSTRAINED", STREAM)).isFalse();
        assertThat(holds("groups<UNCONSTRAINED", STREAM)).isTrue();
        assertThat(holds("groups<CONSTRAINED", GROUPED)).isFalse();
    }

    @Test
    void flagIsSetOrClear() {
        assertThat(holds("+GRACEFUL_CLOSE", STREAM)).isTrue();
        assertThat(holds("-GRACEFUL_CLOSE", STREAM)).isFalse();
        assertThat(holds("-CONNECT_DATA", STREAM)).isTrue();
    }

    @Test
    void wordsTellStreamsFromMessages() {
        assertThat(holds("stream", STREAM)).isTrue();
        assertThat(holds("messages", STREAM)).isFalse();
        assertThat(holds("messages", GROUPED)).isTrue();
        assertThat(holds("+groupReference", GROUPED)).isFalse();
        assertThat(holds("-groupReference", GROUPED)).isTrue();
        assertThat(holds("always", STREAM)).isTrue();
    }

    @Test
    void allTermsMustHold() {
        assertThat(holds("groupQos<RECORDED groups>=UNCONSTRAINED", GROUPED)).isTrue();
        assertThat(holds("groupQos<RECORDED groups>=UNCONSTRAINED", STREAM)).isFalse();
    }
}
