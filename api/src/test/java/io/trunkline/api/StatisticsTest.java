package io.trunkline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final GroupId ID = new GroupId(7);
    private static final Qos QOS = Qos.symmetric(FlowSpec.guaranteed(8000, 160));
    private static final SocketStatistics SOCKET = new SocketStatistics(
            1, 2, 3, ID, 4, WaitHistogram.EMPTY, 0.5, 6, "circuit", Optional.of(QOS), Map.of("cellsSent", "8"));
    private static final GroupStatistics GROUP = new GroupStatistics(
            ID,
            GroupKind.CONSTRAINED,
            "toy",
            "bob",
            QOS,
            Optional.of(QOS),
            List.of(SOCKET),
            Map.of("vci", "32"),
            Map.of("cellsSent", "9"));

    private static Map<String, String> inOrder(String... names) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : names) all.put(name, "1");
        return all;
    }

    @Test
    void onlyWhatTheNetworkCountsChangesOfASocket() {
        SocketStatistics other = SOCKET.withNetwork(Map.of("framesSent", "1"));
        assertThat(other.network()).isEqualTo(Map.of("framesSent", "1"));
        assertThat(other).isNotEqualTo(SOCKET);
        assertThat(other.withNetwork(SOCKET.network())).isEqualTo(SOCKET);
    }

    @Test
    void onlyWhatTheNetworkCountsChangesOfAGroup() {
        GroupStatistics other = GROUP.withNetwork(Map.of("framesSent", "1"));
        assertThat(other.network()).isEqualTo(Map.of("framesSent", "1"));
        assertThat(other.members()).containsExactly(SOCKET);
        assertThat(other.withNetwork(GROUP.network())).isEqualTo(GROUP);
    }

    @Test
    void onlyTheMembersOfAGroupChange() {
        SocketStatistics member = SOCKET.withNetwork(Map.of());
        GroupStatistics other = GROUP.withMembers(List.of(member, SOCKET));
        assertThat(other.members()).containsExactly(member, SOCKET);
        assertThat(other.withMembers(GROUP.members())).isEqualTo(GROUP);
    }

    @Test
    void whatTheNetworkCountsIsCopiedInItsOrderAndCannotBeChanged() {
        Map<String, String> given = inOrder("z", "a", "m");
        SocketStatistics socket = SOCKET.withNetwork(given);
        GroupStatistics group = GROUP.withNetwork(given);
        given.clear();
        for (Map<String, String> kept : List.of(socket.network(), group.network())) {
            assertThat(kept.keySet()).containsExactly("z", "a", "m");
            assertThatThrownBy(kept::clear).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
