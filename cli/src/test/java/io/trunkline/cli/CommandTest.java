package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once") // what it finds out is the same on every JDK
class CommandTest {
    @Test
    void providersAreListedInATableAndAsJson() throws Exception {
        Program.Result table = Program.run("providers");
        assertThat(table.status()).isZero();
        assertThat(table.err()).isEmpty();
        assertThat(table.out()).contains("tcp", "AF_INET6", "constrained");

        Program.Result json = Program.run("providers", "--json", "--set", "chains=[\"trace/tcp\"]");
        assertThat(json.err()).isEmpty();
        assertThat(json.json().getInt("schemaVersion")).isEqualTo(1);
        List<? extends Config> entries = json.json().getConfigList("providers");
        Config chain = entries.stream()
                .filter(entry -> entry.getString("id").equals("trace/tcp"))
                .findFirst()
                .orElseThrow();
        assertThat(chain.root().keySet())
                .contains(
                        "catalogEntryId",
                        "family",
                        "type",
                        "protocol",
                        "chain",
                        "serviceFlags",
                        "capabilities",
                        "figures");
        assertThat(chain.getStringList("chain")).containsExactly("trace", "tcp");
        assertThat(chain.getConfig("capabilities").root().keySet())
                .containsExactlyInAnyOrder(
                        "groups", "groupReach", "groupTransport", "groupQos", "socketQos", "priority");
    }

    @Test
    void explainSaysWhyTheOthersLost() throws Exception {
        Program.Result result =
                Program.run("explain", "--require", "family=23", "--prefer", "groupQos=enforced", "--json");
        assertThat(result.status()).isZero();
        assertThat(result.json().getString("chosen.id")).isEqualTo("tcp:v6");
        assertThat(result.json().getStringList("missedPreferences")).hasSize(1);
        assertThat(result.json().getConfigList("others"))
                .anyMatch(other -> other.getString("reason").contains("family = 23"));
    }

    @Test
    void explainFailsWhereNothingFits() throws Exception {
        Program.Result result = Program.run("explain", "--require", "family=77");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).hasSize(1);
        assertThat(result.out()).contains("tcp").contains("misses family = 77");
    }

    @Test
    void resolveReadsTheTableOfNames() throws Exception {
        String table = "names.\"bridge:audio\"=[\"127.0.0.1:9001\", \"alice:9001\"]";
        assertThat(Program.run("resolve", "bridge:audio", "--provider", "tcp", "--set", table)
                        .out()
                        .strip())
                .isEqualTo("127.0.0.1:9001");
        Program.Result json =
                Program.run("resolve", "bridge:audio", "--provider", "loopback", "--set", table, "--json");
        assertThat(json.json().getStringList("addresses")).containsExactly("alice:9001");
        Program.run("resolve", "bridge:audio", "--provider", "tcp:v6", "--set", table, "--set", "resolve.dns=false")
                .failed(1, "WSANO_DATA 11004", "AF_INET");
    }

    @Test
    void resolveNamesTheProviderThatDoesNotKnowTheName() throws Exception {
        Program.Result json =
                Program.run("resolve", "nobody:audio", "--provider", "tcp", "--set", "resolve.dns=false", "--json");
        assertThat(json.status()).isEqualTo(1);
        assertThat(json.json().getString("error.provider")).isEqualTo("tcp");
        assertThat(json.json().getString("error.message")).contains("nobody:audio", "over tcp");
    }

    @Test
    void checkListsTheRequirementsWithoutCheckingAnything() throws Exception {
        Program.Result all = Program.run("check", "--list");
        assertThat(all.status()).isZero();
        assertThat(all.err()).isEmpty();
        assertThat(all.out())
                .contains("ID ", "NEED", "FOR", "CLAUSE")
                .containsPattern("SOCK-2 +MUST +always +A socket without")
                .containsPattern("PRIO-9 +MUST +priority>=SCHEDULED ");
        Program.Result json = Program.run("check", "--list", "--provider", "loopback", "--json");
        assertThat(json.status()).isZero();
        assertThat(json.json().getInt("schemaVersion")).isEqualTo(1);
        assertThat(json.json().getConfigList("requirements"))
                .extracting(each -> each.getString("id") + " " + each.getString("for"))
                .contains("SOCK-2 always")
                .doesNotContain("PRIO-9 priority>=SCHEDULED");
    }

    @Test
    void everyCommandHasHelpAndVersion() throws Exception {
        for (String command : Commands.NAMES) {
            Program.Result help = Program.run(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).contains("Usage: trunkline " + command, "--config", "--set", "--json", "--verbose");
            assertThat(Program.run(command, "--version").out()).startsWith("trunkline ");
        }
    }

    @Test
    void aConferenceInOneProcessArrivesWhole(@TempDir Path directory) throws Exception {
        Program.Result result =
                Program.run("conference", "--duration", "1", "--json", "--report", directory.toString());
        assertThat(result.status()).as(result.toString()).isZero();
        Config json = result.json();
        assertThat(json.getString("provider")).isEqualTo("tcp");
        assertThat(json.getString("verdict")).isEqualTo("good");
        assertThat(json.getConfigList("streams")).hasSize(6).allSatisfy(stream -> {
            assertThat(stream.getString("sha256Received")).isEqualTo(stream.getString("sha256Sent"));
            assertThat(stream.getLong("lostOctets")).isZero();
            assertThat(stream.getInt("delayMillis.samples")).isPositive();
        });
        assertThat(json.getConfigList("streams").get(0).getInt("delayMillis.samples"))
                .isEqualTo(50);
        assertThat(json.getConfigList("groups")).hasSize(2).allSatisfy(group -> {
            assertThat(group.getString("kind")).isEqualTo("constrained");
            assertThat(group.getConfigList("members").stream().map(member -> member.getInt("priority")))
                    .containsExactly(0, 1, 2);
        });
        assertThat(directory.resolve("report.html")).isNotEmptyFile();
        assertThat(directory.resolve("result.json")).isNotEmptyFile();
    }

    @Test
    void aConferenceIsTheSameThroughALayerAndWithoutGroups() throws Exception {
        Program.Result layered = Program.run("conference", "--duration", "0.5", "--provider", "trace/tcp");
        assertThat(layered.status()).as(layered.toString()).isZero();
        assertThat(layered.out()).contains("trace over tcp");
        Program.Result inside = Program.run("conference", "--duration", "0.5", "--provider", "loopback", "--ungrouped");
        assertThat(inside.status()).as(inside.toString()).isZero();
        assertThat(inside.out()).contains("no groups");
    }

    @Test
    void aTraceHasAddressesAsTheProviderWritesThem(@TempDir Path directory) throws Exception {
        Path trace = directory.resolve("calls.trace");
        Program.run(
                "conference", "--duration", "0.1", "--provider", "trace/tcp", "--set", "providers.trace.file=" + trace);
        assertThat(Files.readString(trace))
                .contains(
                        " bind address=127.0.0.1:0 -> ok", " sockname -> 127.0.0.1:", " nextrequest -> from 127.0.0.1:")
                .doesNotContain("=/", " /");
    }

    @Test
    void anExpectationDecidesTheExitStatus() throws Exception {
        Program.Result result = Program.run("conference", "--duration", "0.3", "--expect", "audio.delayMillis.p99<=0");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("NOT MET: audio.delayMillis.p99<=0");
    }

    @Test
    void twoProcessesHoldAConferenceAndTellEachOtherTheResults() throws Exception {
        try (Program callee = Program.start("conference", "--listen", "127.0.0.1:0", "--json")) {
            Program.Result caller =
                    Program.run("conference", "--connect", callee.said("listening"), "--duration", "1", "--json");
            Program.Result called = callee.end();
            assertThat(caller.status()).as(caller.toString()).isZero();
            assertThat(called.status()).as(called.toString()).isZero();
            assertThat(called.json().getDouble("durationSeconds")).isEqualTo(1.0);
            assertThat(called.json().getList("streams")).isEqualTo(caller.json().getList("streams"));
        }
    }

    @Test
    void aStrangerDoesNotDisturbAConference() throws Exception {
        try (Program callee = Program.start("conference", "--listen", "127.0.0.1:0", "--json")) {
            String address = callee.said("listening");
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            try (java.net.Socket stranger = new java.net.Socket("127.0.0.1", port)) {
                stranger.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                Program.Result caller = Program.run("conference", "--connect", address, "--duration", "0.3");
                assertThat(caller.status()).as(caller.toString()).isZero();
            }
            Program.Result called = callee.end();
            assertThat(called.status()).isZero();
            assertThat(called.out()).contains("sent a connection away");
        }
    }

    @Test
    void aCallerThatDiesIsAFailureAndNoHang() throws Exception {
        try (Program callee = Program.start("conference", "--listen", "127.0.0.1:0", "--json");
                Program caller =
                        Program.start("conference", "--connect", callee.said("listening"), "--duration", "600")) {
            assertThat(callee.said("called by")).startsWith("127.0.0.1:");
            caller.process().destroyForcibly();
            Program.Result called = callee.end();
            assertThat(called.status()).isEqualTo(1);
        }
    }
}
