package io.trunkline.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceLogTest {
    private static String sha256(String text) throws Exception {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }

    @Test
    void hashIsThatOfTheLines() throws Exception {
        TraceLog log = new TraceLog();
        assertThat(log.hash()).isEqualTo(sha256(""));
        log.add(0, "alice", "connect bridge:audio");
        String first = "0\talice\tconnect bridge:audio\n";
        assertThat(log.hash()).isEqualTo(sha256(first));
        log.add(Long.MAX_VALUE, "s1", "SETUP ≥ 3 µs");
        assertThat(log.hash()).isEqualTo(sha256(first + "9223372036854775807\ts1\tSETUP ≥ 3 µs\n"));
        assertThat(log.lines()).isEqualTo(2);
    }

    @Test
    void hashIsTheSameHoweverOftenItIsAskedFor() {
        TraceLog often = new TraceLog();
        TraceLog once = new TraceLog();
        for (int i = 0; i < 5_000; i++) {
            often.add(i, "alice", "send " + i);
            once.add(i, "alice", "send " + i);
            assertThat(often.hash()).hasSize(64);
        }
        assertThat(often.hash()).isEqualTo(once.hash());
        once.add(5_000, "alice", "send");
        assertThat(often.hash()).isNotEqualTo(once.hash());
    }

    @Test
    void lineOfAnyLengthAndWithoutLineBreaksInIt() throws Exception {
        TraceLog log = new TraceLog();
        String call = "x".repeat(100_000);
        log.add(1, "a\tb", "one\ntwo\u2028three" + call);
        assertThat(log.hash()).isEqualTo(sha256("1\ta b\tone two three" + call + "\n"));
    }

    @Test
    void firstReasonToSpoilStays() {
        TraceLog log = new TraceLog();
        log.spoil("time is real");
        log.spoil("another");
        assertThat(log.hash()).isEqualTo("(none: time is real)");
    }

    @Test
    void tailHasTheLast32Lines() {
        TraceLog log = new TraceLog();
        assertThat(log.tail()).isEmpty();
        for (int i = 0; i < 100; i++) log.add(i, "alice", "send " + i);
        assertThat(log.tail().lines())
                .hasSize(32)
                .startsWith("68\talice\tsend 68")
                .endsWith("99\talice\tsend 99");
    }

    @Test
    void instantBeforeTheBeginningIsRefused() {
        TraceLog log = new TraceLog();
        assertThatThrownBy(() -> log.add(-1, "alice", "send")).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.lines()).isZero();
    }

    @Test
    void fileHoldsHeaderLinesAndEndForItsOwnerOnly(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("run.trace");
        Files.writeString(path, "older");
        TraceLog log = new TraceLog(path, new TraceHeader(-7, "two\nhosts"));
        for (int i = 0; i < 1_000; i++) log.add(i, "alice", "send " + i);
        String hash = log.hash();
        log.close();
        log.add(1_000, "alice", "too late");
        assertThat(log.hash()).isEqualTo(hash);
        assertThat(Files.readAllLines(path))
                .hasSize(1_002)
                .startsWith("trunkline-trace 1 seed=-7 network=two hosts", "0\talice\tsend 0")
                .endsWith("999\talice\tsend 999", "# end: 1000 lines, hash " + hash);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void fileThatCannotBeMadeIsNamedWithTheReason(@TempDir Path directory) {
        Path path = directory.resolve("none/run.trace");
        assertThatThrownBy(() -> new TraceLog(path, new TraceHeader(1, "n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("cannot write");
    }

    @Test
    void fullDiskEndsTheFileAndNotTheRun() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        TraceLog log = new TraceLog(full, new TraceHeader(1, "n"));
        TraceLog whole = new TraceLog();
        for (int i = 0; i < 100_000; i++) {
            log.add(i, "alice", "send");
            whole.add(i, "alice", "send");
        }
        assertThat(log.trouble())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("/dev/full")
                        .contains("the run goes on")
                        .doesNotContain("\n"));
        assertThat(log.hash()).isEqualTo(whole.hash());
        log.close();
    }
}
