package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceComparisonTest {
    @TempDir
    private Path directory;

    private Path trace(String name, long seed, int events, int changed) throws IOException {
        Path path = directory.resolve(name);
        try (TraceLog log = new TraceLog(path, new TraceHeader(seed, "default"))) {
            for (int i = 0; i < events; i++) log.add(i * 1_000_000_000_001L, "alice", i == changed ? "other" : "send");
        }
        return path;
    }

    @Test
    void equalTracesAreEqual() throws Exception {
        TraceComparison equal = TraceComparison.of(trace("a", 1, 20_000, -1), trace("b", 1, 20_000, -1));
        assertThat(equal.isEqual()).isTrue();
        assertThat(equal.hasSameHeaders()).isTrue();
        assertThat(equal.sameEvents()).isEqualTo(20_000);
        assertThat(equal.first().end())
                .hasValueSatisfying(end -> assertThat(end).startsWith("20000 lines"));
    }

    @Test
    void firstDifferenceHasTimeActorCallAndTwoEventsBefore() throws Exception {
        TraceComparison found = TraceComparison.of(trace("a", 1, 50, -1), trace("b", 2, 50, 7));
        assertThat(found.isEqual()).isFalse();
        assertThat(found.hasSameHeaders()).isFalse();
        assertThat(found.sameEvents()).isEqualTo(7);
        assertThat(found.before()).extracting(TraceLine::number).containsExactly(6L, 7L);
        assertThat(found.first().differing()).contains(new TraceLine(8, 7_000_000_000_007L, "alice", "send"));
        assertThat(found.second().differing()).contains(new TraceLine(8, 7_000_000_000_007L, "alice", "other"));
        assertThat(found.second().differing().orElseThrow().seconds()).isEqualTo("7.000000000007");
    }

    @Test
    void differenceInTheFirstEventHasNoneBefore() throws Exception {
        TraceComparison found = TraceComparison.of(trace("a", 1, 3, -1), trace("b", 1, 3, 0));
        assertThat(found.before()).isEmpty();
        assertThat(found.sameEvents()).isZero();
    }

    @Test
    void traceThatEndsEarlierHasNoDifferingEvent() throws Exception {
        TraceComparison found = TraceComparison.of(trace("a", 1, 10, -1), trace("b", 1, 9, -1));
        assertThat(found.isEqual()).isFalse();
        assertThat(found.sameEvents()).isEqualTo(9);
        assertThat(found.first().differing())
                .hasValueSatisfying(line -> assertThat(line.number()).isEqualTo(10));
        assertThat(found.second().differing()).isEmpty();
    }

    @Test
    void traceWithoutEndSaysSo() throws Exception {
        Path cut = directory.resolve("cut");
        Files.writeString(cut, "trunkline-trace 1 seed=1 network=default\n0\talice\tsend\n");
        assertThat(TraceComparison.of(cut, cut).first().end()).isEmpty();
    }

    @Test
    void whatIsNoTraceIsRefusedByName() throws Exception {
        Path good = trace("good", 1, 1, -1);
        Path other = directory.resolve("other");
        Files.writeString(other, "something else\n");
        Path newer = directory.resolve("newer");
        Files.writeString(newer, "trunkline-trace 2 seed=1 network=default\n");
        Path torn = directory.resolve("torn");
        Files.writeString(torn, "trunkline-trace 1 seed=1 network=default\nx\n");
        Path endless = directory.resolve("endless");
        Files.write(endless, new byte[3 << 20]);
        Path empty = Files.createFile(directory.resolve("empty"));
        for (Path bad : new Path[] {other, newer, torn, endless, empty, directory, directory.resolve("none")}) {
            assertThatThrownBy(() -> TraceComparison.of(good, bad))
                    .as(bad.toString())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(bad.toString());
        }
    }
}
