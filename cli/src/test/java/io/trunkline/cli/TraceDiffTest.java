package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceDiffTest {
    @TempDir
    private Path directory;

    private String first;
    private String second;
    private String short1;

    private String trace(String name, long seed, String... lines) throws Exception {
        Path path = directory.resolve(name);
        String body = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
        Files.writeString(path, "trunkline-trace 1 seed=" + seed + " network=default\n" + body + "# end: x\n");
        return path.toString();
    }

    @BeforeEach
    void write() throws Exception {
        first = trace("a", 1, "1\talice\tconnect", "120000000\ts1\tSETUP", "240000001\tbob\tCONNECT");
        second = trace("b", 2, "1\talice\tconnect", "120000000\ts1\tSETUP", "240000002\tbob\tCONNECT");
        short1 = trace("c", 1, "1\talice\tconnect");
    }

    @Test
    void equalTracesEndWithGood() throws Exception {
        Program.Result result = Program.run("trace-diff", first, first);
        assertThat(result.status()).isZero();
        assertThat(result.out()).isEqualTo("equal: 3 events\n");
    }

    @Test
    void differenceIsShownWithTimeActorCallAndWhatWasBefore() throws Exception {
        Program.Result result = Program.run("trace-diff", first, second);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().map(line -> line.replaceAll("\\s+", " ").replace(directory + "/", "")))
                .containsExactly(
                        "different runs: a has seed 1 and network 'default'; b has seed 2 and network 'default'",
                        "they differ in event 3:",
                        "FILE SECONDS ACTOR CALL",
                        "a 0.000000000001 alice connect",
                        "a 0.000120000000 s1 SETUP",
                        "a > 0.000240000001 bob CONNECT",
                        "b 0.000000000001 alice connect",
                        "b 0.000120000000 s1 SETUP",
                        "b > 0.000240000002 bob CONNECT");
    }

    @Test
    void traceThatEndsEarlierIsToldAsJson() throws Exception {
        Program.Result result = Program.run("trace-diff", first, short1, "--json");
        assertThat(result.status()).isEqualTo(1);
        Config json = result.json();
        assertThat(json.getBoolean("equal")).isFalse();
        assertThat(json.getBoolean("sameHeaders")).isTrue();
        assertThat(json.getInt("sameEvents")).isEqualTo(1);
        assertThat(json.getString("a.differing.seconds")).isEqualTo("0.000120000000");
        assertThat(json.getString("a.differing.actor")).isEqualTo("s1");
        assertThat(json.getIsNull("b.differing")).isTrue();
        assertThat(json.getConfigList("before")).hasSize(1);
    }

    @Test
    void halfALineOfATraceThatWasCutShortIsNoEvent() throws Exception {
        Path cut = directory.resolve("cut");
        String whole = Files.readString(Path.of(first));
        Files.writeString(cut, whole.substring(0, whole.indexOf("SETUP") + 2));
        Program.Result result = Program.run("trace-diff", first, cut.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out().lines().map(line -> line.replaceAll("\\s+", " ").replace(directory + "/", "")))
                .containsExactly(
                        "cut has no end: its run was cut short",
                        "they differ in event 2:",
                        "FILE SECONDS ACTOR CALL",
                        "a 0.000000000001 alice connect",
                        "a > 0.000120000000 s1 SETUP",
                        "cut 0.000000000001 alice connect",
                        "cut > (no more events)");
        Config json = Program.run("trace-diff", first, cut.toString(), "--json").json();
        assertThat(json.getBoolean("a.cutShort")).isFalse();
        assertThat(json.getBoolean("b.cutShort")).isTrue();
    }

    @Test
    void equalEventsOfATraceWithoutAnEndAreEqualAndTheLackIsTold() throws Exception {
        Path cut = directory.resolve("cut");
        Files.writeString(cut, Files.readString(Path.of(first)).replace("# end: x\n", "# en"));
        Program.Result result = Program.run("trace-diff", first, cut.toString());
        assertThat(result.status()).isZero();
        assertThat(result.out()).isEqualTo("equal: 3 events\n" + cut + " has no end: its run was cut short\n");
    }

    @Test
    void whatIsNoTraceIsAUsageError() throws Exception {
        Path other = directory.resolve("other");
        Files.writeString(other, "hello\n");
        Program.run("trace-diff", first, other.toString()).failed(2, other.toString(), "no trace");
        Program.run("trace-diff", first, first + "none").failed(2, first + "none", "cannot be read");
        Program.run("trace-diff", first).failed(2, "trace-diff --help");
        Program.Result json = Program.run("trace-diff", first, other.toString(), "--json");
        assertThat(json.status()).isEqualTo(2);
        assertThat(json.json().getString("error.message")).contains("no trace");
    }
}
