package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.Capability;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TcpCatalogTest {
    private final BaseProvider provider = new TcpProvider();

    @Test
    void entriesDeclareStreamsOfBothFamilies() {
        List<ProtocolInfo> entries = provider.protocols(ProviderConfig.defaults());
        assertEquals(
                List.of("tcp", "tcp:v6"), entries.stream().map(ProtocolInfo::id).toList());
        assertEquals(
                List.of(2, 23),
                entries.stream().map(ProtocolInfo::addressFamily).toList());
        for (ProtocolInfo entry : entries) {
            assertEquals(1, entry.socketType());
            assertEquals(6, entry.protocol());
            assertEquals(0x26, ServiceFlag.word(entry.serviceFlags()));
            assertTrue(entry.capabilities().has(Capability.GROUPS, Capability.Groups.CONSTRAINED));
            assertTrue(entry.capabilities().has(Capability.GROUP_REACH, Capability.GroupReach.HOST));
            assertEquals(Capability.QosLevel.NONE, entry.capabilities().groupQos());
            assertEquals(Capability.Priority.RECORDED, entry.capabilities().priority());
            assertEquals("", entry.capabilities().contradiction());
            assertEquals(Set.of(), entry.figures().schedulers());
        }
    }

    @Test
    void defaultsOfEveryKeyAreValid() {
        for (ConfigKey<?> key : provider.configKeys()) assertTrue(isValid(key, key.defaultValue()), key.name());
    }

    private static <T> boolean isValid(ConfigKey<T> key, Object value) {
        return key.valid().test(key.type().cast(value));
    }
}
