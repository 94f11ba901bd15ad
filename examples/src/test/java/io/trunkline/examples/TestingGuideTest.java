package io.trunkline.examples;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.NetworkSetup;
import io.trunkline.testkit.SimulatedNetworkExtension;
import io.trunkline.testkit.SimulatedNetworkHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Holds {@code docs/testing-with-a-simulated-network.md} to the tests that it shows, and runs its faults. With {@code
 * -Dguide.write=true} it writes the examples into the page instead.
 */
@Timeout(60)
class TestingGuideTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/testing-with-a-simulated-network.md");
    private static final Path TESTS = ROOT.resolve("examples/src/test/java/io/trunkline/examples");

    // guide begins
    @RegisterExtension
    static final SimulatedNetworkExtension NETWORK = new SimulatedNetworkExtension(NetworkSetup.of("atm-sim")
            .withFile("networks/dropped-call.conf")
            .withSeed(7)
            .withFault("call=2 refuse cause=37"));
    // guide ends

    @Test
    void pageShowsTheTestsWordForWord(SimulatedNetworkHandle network) throws IOException {
        holds("example", "StandingCallTest.java");
        holds("lost-channel", "LostChannelTest.java");
        holds("registration", "TestingGuideTest.java");
    }

    private static void holds(String name, String file) throws IOException {
        String source = Files.readString(TESTS.resolve(file));
        int from = source.indexOf("// guide begins\n") + "// guide begins\n".length();
        int to = source.lastIndexOf("\n", source.indexOf("// guide ends\n")) + 1;
        String shown = source.substring(from, to).stripTrailing().stripIndent() + "\n";
        if (shown.startsWith("@SimulatedNetworkTest")) shown += "}\n";
        String page = Files.readString(PAGE);
        String begin = "<!-- begin of " + name + ", generated -->\n";
        int start = page.indexOf(begin) + begin.length();
        int end = page.indexOf("<!-- end of " + name + " -->");
        assertThat(start).as(begin).isGreaterThan(begin.length() - 1);
        String block = "```java\n" + shown + "```\n";
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(PAGE, page.substring(0, start) + block + page.substring(end));
        } else {
            assertThat(page.substring(start, end)).isEqualTo(block);
        }
    }

    @Test
    void everyFaultOfThePageIsTaken(SimulatedNetworkHandle network) throws Exception {
        String page = Files.readString(PAGE);
        List<String> faults = Pattern.compile("network\\.fault(?:After)?\\((?:ofSeconds\\(2\\), )?\"([^\"…]+)\"\\)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(5);
        for (String fault : faults) {
            Matcher later = Pattern.compile("down .*").matcher(fault);
            if (later.matches()) network.faultAfter(ofSeconds(2), fault);
            else network.fault(fault);
        }
        network.advance(ofSeconds(30));
        assertThat(network.counter("calls.placed")).isZero();
    }
}
