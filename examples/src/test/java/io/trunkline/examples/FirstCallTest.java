package io.trunkline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstCallTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void readmeShowsThisProgramWordForWord() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/main/java/io/trunkline/examples/FirstCall.java"));
        String shown = source.substring(
                source.indexOf("// README begins") + "// README begins\n".length(),
                source.indexOf("    // README ends"));
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains(shown.stripTrailing().stripIndent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "trace/tcp", "reference", "atm-sim", "telephony-sim"})
    void sameProgramRunsWithAnotherProfileLine(String provider) throws Exception {
        Path config = directory.resolve("first-call.conf");
        String shipped = Files.readString(ROOT.resolve("examples/config/first-call.conf"));
        String host = provider.endsWith("-sim") ? "alice" : "bridge"; // a simulated network has hosts of its own
        Files.writeString(
                config,
                shipped.replace("bridge:47001", host + ":47001")
                                .replace("provider = \"tcp\"", "provider = \"" + provider + "\"")
                                .replace("127.0.0.1:47001", "127.0.0.1:" + freePort())
                        + (host.equals("alice") ? "providers." + provider + ".host = alice\n" : ""));
        Process run = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dtrunkline.config=" + config,
                        "-Dguice_bytecode_gen_option=DISABLED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstCall.class.getName())
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        boolean ended = run.waitFor(60, TimeUnit.SECONDS);
        run.destroyForcibly();
        String errors = Files.readString(directory.resolve("err"), StandardCharsets.UTF_8);
        assertThat(ended).as("ended; errors: %s", errors).isTrue();
        assertThat(Files.readString(directory.resolve("out"))).startsWith("hello world\n" + provider);
        assertThat(run.exitValue()).as(errors).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
