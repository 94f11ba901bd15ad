package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.trunkline.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once") // what it finds out is the same on every JDK
class TelephonyConferenceTest {
    private static Program.Result hold(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("conference", "--provider", "telephony-sim"));
        arguments.addAll(List.of(more));
        return Program.run(arguments.toArray(new String[0]));
    }

    private static Config group(Program.Result result, int party) {
        return result.json().getConfigList("groups").get(party);
    }

    private static List<String> events(Program.Result result, String party) {
        return result.json().getConfigList("events").stream()
                .filter(event -> event.getString("party").equals(party) && event.getDouble("atSeconds") > 0)
                .map(event -> event.getString("text"))
                .toList();
    }

    @Test
    void aGuaranteedGroupDialsTenChannelsAndOneOfControlledLoadNine() throws Exception {
        Program.Result guaranteed = hold("--qos", "guaranteed:56000:160-1500", "--duration", "1", "--json");
        assertThat(guaranteed.status()).as(guaranteed.toString()).isZero();
        for (int party = 0; party < 2; party++) {
            Config group = group(guaranteed, party);
            assertThat(group.getConfig("circuit").root().keySet())
                    .containsExactlyInAnyOrder("access", "channels", "fragmentOctets", "cost");
            assertThat(group.getInt("circuit.channels")).isEqualTo(10);
            assertThat(group.getInt("circuit.fragmentOctets")).isEqualTo(160);
            assertThat(group.getInt("qosGranted.sending.tokenRateOctetsPerSecond"))
                    .isEqualTo(56_000);
        }
        assertThat(guaranteed.json().getConfigList("events"))
                .as("without a circuit nothing has been granted")
                .noneMatch(event -> event.getString("text").contains("quality of service is now"));
        assertThat(group(guaranteed, 0).getString("circuit.access")).isEqualTo("primary_e1");
        assertThat(group(guaranteed, 0).getDouble("circuit.cost")).isPositive();

        Program.Result controlled = hold("--qos", "controlled:56000:160-1500", "--duration", "1", "--json");
        assertThat(group(controlled, 0).getInt("circuit.channels")).isEqualTo(9); // 8 and the margin of one in twenty
    }

    @Test
    void losingTwoChannelsInMidCallLeavesAudioWholeAndVideoFollowsTheGrant() throws Exception {
        Program.Result result = hold(
                "--qos",
                "guaranteed:56000:160-1500",
                "--duration",
                "4",
                "--fault",
                "at=2s down channel=alice:3",
                "--fault",
                "at=2s down channel=alice:4",
                "--expect",
                "audio.deadlineMisses==0",
                "--expect",
                "audio.lostOctets==0",
                "--json");
        assertThat(result.status()).as(result.toString()).isZero();
        for (String party : List.of("caller", "callee")) {
            List<String> events = events(result, party);
            assertThat(events).as(party).hasSize(2);
            assertThat(events.get(0)).contains("WSA_QOS_ADMISSION_FAILURE").contains("video is lowered to 307 kbit/s");
            assertThat(events.get(1)).contains("guaranteed 448 kbit/s").contains("video at its full 320 kbit/s");
        }
        assertThat(group(result, 0).getInt("circuit.channels")).isEqualTo(10);
    }

    @Test
    void peopleReadTheMomentToo() throws Exception {
        Program.Result result = hold("--duration", "2", "--fault", "at=2s down channel=alice:3");
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.out().lines().filter(line -> line.startsWith("at 1.")))
                .anySatisfy(line -> assertThat(line).contains("caller: quality of service is now guaranteed"));
        assertThat(result.out().lines().filter(line -> line.contains("quality of service granted")))
                .hasSize(2);
    }

    @Test
    void oneSeedGivesTheSameResultAndTheSameTrace(@TempDir Path directory) throws Exception {
        Path trace = directory.resolve("run.trace");
        Path capture = directory.resolve("run.pcapng");
        String[] options = {
            "--duration", "1", "--seed", "7", "--trace", trace.toString(), "--capture", capture.toString(), "--json"
        };
        Program.Result first = hold(options);
        byte[] written = Files.readAllBytes(trace);
        Program.Result second = hold(options);
        assertThat(first.json().withoutPath("environment"))
                .isEqualTo(second.json().withoutPath("environment"));
        assertThat(first.json().getString("environment.traceHash"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(second.json().getString("environment.traceHash"));
        assertThat(Files.readAllBytes(trace)).isEqualTo(written);
        assertThat(first.json().getDouble("environment.simulatedSeconds")).isGreaterThan(1);
        assertThat(first.json().getStringList("environment.captureCommands"))
                .anySatisfy(command -> assertThat(command).contains(capture.toString()));
        assertThat(capture).isNotEmptyFile();
    }

    @Test
    void anAbortedCircuitIsAResultAndNoCrash() throws Exception {
        Program.Result result = hold("--duration", "2", "--fault", "at=2s release group-of=alice cause=41", "--json");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.json().getString("verdict")).isEqualTo("failed");
        assertThat(events(result, "caller")).anySatisfy(text -> assertThat(text).contains("cause 41"));
    }

    @Test
    void badArgumentsGiveOneClearLine() throws Exception {
        hold("--background", "3").failed(2, "telephony-sim has no --background", "atm-sim");
        hold("--qos", "guaranteed:56000:1500-160").failed(2, "--qos is 'guaranteed:56000:1500-160'", "expected");
        hold("--fault", "at=1s down channel=alice").failed(2, "'alice' is no channel", "alice:3");
        hold("--fault", "at=1s down channel=alice:99")
                .failed(2, "fault 'at=1s down channel=alice:99': 'alice:99' is no channel", "alice:3");
        hold("--fault", "at=1s down channel=alice:16").failed(2, "alice has no channel 16, but [1, 2, 3");
        hold("--fault", "at=1s down channel=zoe:3").failed(2, "no access 'zoe'", "[alice, bob]");
    }
}
