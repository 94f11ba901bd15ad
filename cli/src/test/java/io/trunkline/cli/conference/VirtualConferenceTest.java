package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.trunkline.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once") // what it finds out is the same on every JDK
class VirtualConferenceTest {
    private static Program.Result hold(String... more) throws Exception {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {"conference", "--provider", ToySimulator.NAME, "--ungrouped", "--json"},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Program.run(arguments);
    }

    @Test
    void oneSeedGivesTheSameResultAndTheSameTrace() throws Exception {
        Program.Result first = hold("--duration", "120", "--seed", "7");
        Program.Result second = hold("--duration", "120", "--seed", "7");
        assertThat(first.status()).as(first.toString()).isZero();
        Config json = first.json();
        assertThat(json.withoutPath("environment")).isEqualTo(second.json().withoutPath("environment"));
        String hash = json.getString("environment.traceHash");
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(second.json().getString("environment.traceHash"));
        assertThat(json.getDouble("environment.simulatedSeconds")).isGreaterThan(120);
        assertThat(json.getDouble("environment.wallSeconds")).isBetween(0.0, 60.0);
        assertThat(json.getConfigList("streams")).allSatisfy(stream -> {
            assertThat(stream.getString("sha256Received")).isEqualTo(stream.getString("sha256Sent"));
            assertThat(stream.getInt("delayMillis.samples")).isPositive();
        });
        assertThat(hold("--duration", "120", "--seed", "8").json().getString("environment.traceHash"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void optionsOfSimulatedNetworksAreRefusedElsewhereAndSayWhere() throws Exception {
        Program.run("conference", "--background", "3").failed(2, "tcp has no --background", "toy-sim");
        Program.run("conference", "--provider", "loopback", "--network", "pom.xml", "--ungrouped")
                .failed(2, "loopback has no --network", "toy-sim");
        Program.run("conference", "--provider", ToySimulator.NAME, "--fault", "at=1s explode")
                .failed(2, "--fault 'at=1s explode'", "explode");
        Program.run("conference", "--background", "-1").failed(2, "--background is -1");
    }

    @Test
    void twoProcessesOnASimulatorEndWithTheCommandThatWorks() throws Exception {
        Program.run("conference", "--provider", ToySimulator.NAME, "--ungrouped", "--listen", "bob:9000")
                .failed(2, "needs two processes", "'trunkline conference --provider toy-sim'");
    }

    @Test
    void aComparisonShowsAllRunsInOneResultAndOnePage(@TempDir Path directory) throws Exception {
        Program.Result result = Program.run(
                "conference",
                "--compare",
                "--provider",
                "tcp,toy-sim",
                "--background",
                "2",
                "--duration",
                "0.5",
                "--expect",
                "audio.lostOctets==0",
                "--json",
                "--report",
                directory.toString());
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.json().getConfigList("runs").stream()
                        .map(run -> run.getString("provider")
                                + ' '
                                + run.getBoolean("grouped")
                                + ' '
                                + run.getConfigList("expectations").size()))
                .containsExactly("tcp true 1", "tcp false 0", "toy-sim false 0");
        assertThat(result.json().getConfigList("runs").get(2).getInt("simulation.background"))
                .isEqualTo(2);
        assertThat(Files.readString(directory.resolve("report.html"))).contains("\"comparison\"");
        assertThat(Program.parse(Files.readString(directory.resolve("result.json"))))
                .isEqualTo(result.json());
    }

    @Test
    void eachRunOfAComparisonHasFilesOfItsOwn() {
        assertThat(SimulationOptions.ofRun(Path.of("out/call.pcapng"), "atm-sim-grouped"))
                .isEqualTo(Path.of("out/call-atm-sim-grouped.pcapng").toString());
        assertThat(SimulationOptions.ofRun(Path.of("call"), "ungrouped")).isEqualTo("call-ungrouped");
        assertThat(SimulationOptions.ofRun(Path.of("call.pcapng"), "")).isEqualTo("call.pcapng");
    }
}
