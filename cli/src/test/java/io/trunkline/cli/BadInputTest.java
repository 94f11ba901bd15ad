package io.trunkline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake gives one clear line and the right exit status. */
@Tag("once") // what it finds out is the same on every JDK
class BadInputTest {
    @Test
    void anUnknownProviderIsAUsageError() throws Exception {
        Program.run("conference", "--provider", "carrier-pigeon")
                .failed(2, "no provider 'carrier-pigeon'", "tcp", "loopback");
    }

    @Test
    void aCommandOfTheScriptIsNotTheJars() throws Exception {
        Program.run("bench", "--rounds", "3").failed(2, "'bench' is a command of the script ./trunkline");
        Program.run("install").failed(2, "'install' is a command of the script ./trunkline");
    }

    @Test
    void anUnknownConfigurationKeyIsNamedWithFileAndLine(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("t.conf"), "connect.limit = 5s\nconect.limit = 3s\n");
        Program.run("providers", "--config", file.toString()).failed(2, file + " line 2", "conect");
        Program.run("providers", "--set", "no.such.key=1").failed(2, "no.such.key", "unknown key");
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithWhatWasExpected(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("t.conf"), "\nconnect.limit = soon\n");
        Program.run("providers", "--config", file.toString())
                .failed(2, file + " line 2", "connect.limit", "'soon'", "length of time");
        Program.run("providers", "--set", "groups.strict=perhaps").failed(2, "groups.strict", "perhaps");
    }

    @Test
    void aConfigurationFileThatIsNotThereIsAUsageError() throws Exception {
        Program.run("providers", "--config", "/no/such/file").failed(2, "/no/such/file", "cannot be read");
    }

    @Test
    void aReplayThatIsNoneIsAUsageErrorAndNoFailureOfTheProvider() throws Exception {
        for (String numbers : List.of("", "x.y", "99999999999", "+1", "1.-2", "1..2")) {
            Program.run("check", "--provider", "loopback", "--replay", "DATA-16:" + numbers)
                    .failed(2, "'" + numbers + "' is no case to replay", "3.0.1-0.2.0");
        }
        Program.run("check", "--provider", "loopback", "--replay", "SOCK-1:0")
                .failed(2, "nothing of SOCK-1 is generated");
        Program.run("check", "--provider", "loopback", "--only", "NO-1").failed(2, "'NO-1'", "check --list");
        Program.run("check").failed(2, "--provider is missing", "--list");
    }

    @Test
    void aNegativeLimitIsAUsageError() throws Exception {
        Program.run("nc", "--limit", "-1", "127.0.0.1:9").failed(2, "--limit is -1", "from 0 on");
        Program.run("nc", "--limit=-1", "--listen", "127.0.0.1:0").failed(2, "--limit is -1");
    }

    @Test
    void aMalformedAddressIsAUsageError() throws Exception {
        Program.run("nc", "127.0.0.1").failed(2, "'127.0.0.1'", "expected");
        Program.run("nc", "--provider", "tcp", "127.0.0.1:99999").failed(2, "127.0.0.1:99999");
        Program.run("resolve", "300.1.2.3:80", "--provider", "tcp").failed(2, "300.1.2.3:80");
    }

    @Test
    void anUnknownNameFailsWithTheNameSpacesThatWereAsked() throws Exception {
        Program.run("resolve", "nobody-is-called-that:audio", "--provider", "tcp", "--set", "resolve.dns=false")
                .failed(1, "nobody-is-called-that:audio", "WSAHOST_NOT_FOUND 11001");
    }

    @Test
    void aRefusedConnectionFailsWithAddressAndCode() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Program.run("nc", "127.0.0.1:" + free).failed(1, "127.0.0.1:" + free, "over tcp", "WSAECONNREFUSED 10061");
    }

    @Test
    void anUnreachableHostFailsWithinTheLimit() throws Exception {
        // documentation addresses lead nowhere; whether a router says so or nobody answers is the network's matter
        Program.run("nc", "--limit", "1", "192.0.2.1:9").failed(1, "192.0.2.1:9", "over tcp");
    }

    @Test
    void aPortInUseFailsWithItsCode() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            String address = "127.0.0.1:" + socket.getLocalPort();
            Program.run("nc", "--listen", address).failed(1, address, "WSAEADDRINUSE 10048");
        }
    }

    @Test
    void aChainInTheWrongOrderIsExplained() throws Exception {
        Program.run("conference", "--provider", "tcp/trace").failed(2, "tcp/trace", "trace/tcp");
    }

    @Test
    void aGroupThatDoesNotExistIsRefused() throws Exception {
        Program.run("nc", "--group", "4000000001", "127.0.0.1:9").failed(1, "WSAEINVAL 10022", "4000000001");
        Program.run("nc", "--group", "2", "127.0.0.1:9").failed(2, "--group is '2'");
    }

    @Test
    void aSecondHostInAConstrainedGroupIsRefused() throws Exception {
        try (Program one = Program.start("nc", "--listen", "127.0.0.1:0");
                Program two = Program.start("nc", "--listen", "127.0.0.2:0");
                Program member = Program.start("nc", "--group", "constrained", one.said("listening"))) {
            String id = member.said("group");
            Program.run("nc", "--group", id, two.said("listening")).failed(1, "127.0.0.2", "WSAEINVAL 10022");
        }
    }

    @Test
    void aCorruptJarIsNamedAndTheOthersWork(@TempDir Path directory) throws Exception {
        Path jar = Files.writeString(
                Files.createDirectory(directory.resolve("plugins")).resolve("broken.jar"), "this is no jar");
        leftOut(jar);
    }

    @Test
    void aProviderThatThrowsIsNamedAndTheOthersWork(@TempDir Path directory) throws Exception {
        Path jar = Files.createDirectory(directory.resolve("plugins")).resolve("throws.jar");
        PluginJar.write(jar, "Throwing", "throw new IllegalStateException(\"out of order\");");
        leftOut(jar);
    }

    @Test
    void aProviderThatHangsIsNamedAndTheOthersWork(@TempDir Path directory) throws Exception {
        Path jar = Files.createDirectory(directory.resolve("plugins")).resolve("hangs.jar");
        PluginJar.write(
                jar,
                "Hanging",
                "try { new java.util.concurrent.CountDownLatch(1).await(); }"
                        + " catch (InterruptedException e) { throw new IllegalStateException(e); }");
        leftOut(jar);
    }

    private static void leftOut(Path jar) throws Exception {
        Program.Result result =
                Program.run("providers", "--set", "plugins.directory=" + jar.getParent(), "--set", "start.limit=2s");
        assertThat(result.err()).hasSize(1);
        assertThat(result.err().get(0))
                .contains("left out")
                .contains(jar.getFileName().toString());
        assertThat(result.out()).contains("tcp:v6").contains("loopback");
        assertThat(result.status()).isZero();
    }

    @Test
    void badArgumentsAreUsageErrors() throws Exception {
        Program.run("frobnicate").failed(2, "no command 'frobnicate'", "conference", "bench, install");
        Program.run("nc").failed(2, "ADDRESS", "trunkline nc --help");
        Program.run("nc", "--loud", "127.0.0.1:9").failed(2, "--loud");
        Program.run("nc", "--priority", "1", "127.0.0.1:9").failed(2, "--priority needs --group");
        Program.run("conference", "--duration", "long").failed(2, "--duration", "'long'");
        Program.run("conference", "--audio", "/no/such.wav").failed(2, "/no/such.wav");
        Program.run("conference", "--expect", "audio.p99<3").failed(2, "--expect", "delayMillis");
        Program.run("conference", "--qos", "guaranteed:much").failed(2, "--qos", "guaranteed:OCTETS_PER_SECOND");
        Program.run("explain", "--require", "groups=sometimes").failed(2, "sometimes", "CONSTRAINED");
    }

    @Test
    void aNetworkWhoseTimeNobodyMovesIsAUsageError() throws Exception {
        for (String provider : List.of("atm-sim", "telephony-sim")) {
            String time = "providers." + provider + ".time";
            Program.run("conference", "--provider", provider, "--set", time + "=manual")
                    .failed(2, time + " is manual", "expected virtual or real");
            Program.run("conference", "--compare", "--provider", provider, "--set", time + "=manual")
                    .failed(2, time + " is manual");
            String stuck = "providers." + provider + ".stuck-limit";
            Program.run("conference", "--provider", provider, "--set", stuck + "=0ms")
                    .failed(2, stuck + " is '0ms'", "100ms or more");
        }
    }

    @Test
    void noCommandAtAllShowsTheUsage() throws Exception {
        Program.Result result = Program.run();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().get(0)).startsWith("Usage: trunkline");
        Program.Result help = Program.run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains(Commands.NAMES).contains(Commands.OF_THE_SCRIPT);
    }

    @Test
    void commandsThatNeedTwoProcessesNameTheOneThatWorks() throws Exception {
        Program.run("nc", "--listen", "--provider", "loopback", "alice:9")
                .failed(2, "trunkline conference --provider loopback");
        Program.run("conference", "--provider", "loopback", "--ungrouped", "--listen", "alice:9")
                .failed(2, "trunkline conference --provider loopback");
    }

    @Test
    void aProviderWithoutGroupsSaysWhatToAdd() throws Exception {
        Program.run("conference", "--provider", "loopback").failed(2, "no socket groups", "--ungrouped");
    }

    @Test
    void errorsAreJsonObjectsWhereJsonIsAskedFor() throws Exception {
        Program.Result usage = Program.run("conference", "--json", "--provider", "x");
        assertThat(usage.status()).isEqualTo(2);
        assertThat(usage.err()).isEmpty();
        Config error = usage.json().getConfig("error");
        assertThat(usage.json().getInt("schemaVersion")).isEqualTo(1);
        assertThat(error.getString("name")).isEqualTo("WSAEINVAL");
        assertThat(error.getInt("number")).isEqualTo(10022);
        assertThat(error.root().keySet())
                .containsExactlyInAnyOrder("name", "number", "message", "provider", "networkCause");

        Program.Result network = Program.run("conference", "--json", "--connect", "127.0.0.1:1");
        assertThat(network.status()).isEqualTo(1);
        assertThat(network.json().getString("error.name")).isEqualTo("WSAECONNREFUSED");
        assertThat(network.json().getString("error.provider")).isEqualTo("tcp");
    }

    @Test
    void stackTracesAreForVerboseAlone() throws Exception {
        Program.Result result = Program.run("nc", "--verbose", "127.0.0.1:1");
        assertThat(result.err()).hasSizeGreaterThan(3);
        assertThat(String.join("\n", result.err())).contains("\tat io.trunkline");
    }
}
