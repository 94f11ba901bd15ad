package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a library tells of a group, with a layer or without, on a provider that schedules and on one that does not. */
class GroupFiguresTest {
    private static Ws2 library() throws Exception {
        return Ws2.startup(Ws2Config.defaults()
                .set("chains", "[\"xor/tcp\", \"xor/tcp:v6\", \"xor/reference\"]")
                .set("providers.reference.network", "figures"));
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private Ws2Socket member(SocketGroup group, int priority, Ws2Socket listener, int octets) throws Exception {
        Ws2Socket member = group.socket(priority);
        Future<Ws2Socket> accepting = threads.submit(() -> listener.accept());
        member.connect(listener.sockName());
        Ws2Socket accepted = accepting.get(10, TimeUnit.SECONDS);
        member.send(ByteBuffer.allocate(octets));
        ByteBuffer got = ByteBuffer.allocate(octets);
        while (got.hasRemaining()) accepted.receive(got);
        return member;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "xor/tcp", "reference", "xor/reference"})
    void groupIsToldWithItsHostItsCreatorAndWhatEachMemberHasSent(String chain) throws Exception {
        boolean tcp = chain.endsWith("tcp");
        try (Ws2 ws2 = library();
                Ws2Socket listener = ws2.listen(tcp ? "tcp" : "reference", tcp ? "127.0.0.1:0" : "local:0")) {
            Selection selection = ws2.select(chain, Requirements.none());
            SocketGroup group = ws2.openGroup(selection, GroupKind.CONSTRAINED, GroupQos.none());
            Ws2Socket audio = member(group, 0, listener, 3_000);
            member(group, 2, listener, 1_000);
            GroupStatistics told = group.statistics();
            assertThat(told.id()).isEqualTo(group.id());
            assertThat(told.provider()).isEqualTo(tcp ? "tcp" : "reference");
            assertThat(told.constrainedTo()).isEqualTo(tcp ? "127.0.0.1" : "local");
            assertThat(told.members()).extracting(SocketStatistics::octetsSent).containsExactly(0L, 3_000L, 1_000L);
            assertThat(told.members()).extracting(SocketStatistics::priority).containsExactly(0, 0, 2);
            assertThat(told.members())
                    .extracting(SocketStatistics::shareAchieved)
                    .containsExactly(0.0, 0.75, 0.25);
            assertThat(ws2.groups()).isEqualTo(List.of(told));
            assertThat(audio.statistics()).isEqualTo(told.members().get(1));
            group.close();
            assertThat(ws2.groups()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:v6", "xor/tcp:v6"})
    void groupOfAnotherEntryOfTheProviderIsToldByItsOwner(String chain) throws Exception {
        try (Ws2 ws2 = library()) {
            Selection selection = ws2.select(chain, Requirements.none());
            SocketGroup group = ws2.openGroup(selection, GroupKind.UNCONSTRAINED, GroupQos.none());
            group.socket();
            assertThat(group.statistics().provider()).isEqualTo("tcp");
            assertThat(group.statistics().members()).hasSize(2);
        }
    }
}
