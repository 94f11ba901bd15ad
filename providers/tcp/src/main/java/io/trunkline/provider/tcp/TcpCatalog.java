package io.trunkline.provider.tcp;

import static io.trunkline.api.ServiceFlag.GRACEFUL_CLOSE;
import static io.trunkline.api.ServiceFlag.GUARANTEED_DELIVERY;
import static io.trunkline.api.ServiceFlag.GUARANTEED_ORDER;
import static io.trunkline.api.Ws2Constants.AF_INET;
import static io.trunkline.api.Ws2Constants.AF_INET6;
import static io.trunkline.api.Ws2Constants.IPPROTO_TCP;
import static io.trunkline.api.Ws2Constants.SOCK_STREAM;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What this provider declares. */
final class TcpCatalog {
    static final String NAME = "tcp";

    private static final UUID PROVIDER_ID = UUID.fromString("5f1c3c4e-6d2a-4d5e-9b1f-7c0a86f1e6a1");

    private static final Capabilities CAPABILITIES = new Capabilities(
            Capability.Groups.CONSTRAINED,
            Capability.GroupReach.HOST,
            Capability.GroupTransport.SEPARATE,
            Capability.QosLevel.NONE,
            Capability.QosLevel.NONE,
            Capability.Priority.RECORDED);

    static final List<ProtocolInfo> ENTRIES = List.of(
            // @formatter:off
            //    id        family    sockaddr octets  name
            entry("tcp",    AF_INET,  16,              "TCP over IPv4"),
            entry("tcp:v6", AF_INET6, 28,              "TCP over IPv6"));
            // @formatter:on

    private TcpCatalog() {}

    private static ProtocolInfo entry(String id, int family, int sockAddrOctets, String name) {
        return ProtocolInfo.declare(id, PROVIDER_ID)
                .serviceFlags(GUARANTEED_DELIVERY, GUARANTEED_ORDER, GRACEFUL_CLOSE)
                .providerFlags(Set.of(ProviderFlag.MATCHES_PROTOCOL_ZERO))
                .triple(family, SOCK_STREAM, IPPROTO_TCP)
                .sockAddrOctets(sockAddrOctets, sockAddrOctets)
                .protocolName(name)
                .capabilities(CAPABILITIES)
                .figures(Figures.PLAIN_STREAM)
                .build();
    }
}
