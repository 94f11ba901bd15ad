package io.trunkline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What becomes of tests that fail or leave something behind, seen from outside. */
@Timeout(120)
class FailedTestTest {
    @TempDir
    private Path base;

    /** Tests that are run by the tests of the class around, and by nobody else. */
    @SimulatedNetworkTest(seed = 11)
    static class Fixture {
        @Test
        void passes(SimulatedNetworkHandle network) throws Exception {
            Party<Void> bob = network.start("bob", SimulatedNetworkTestTest::echoOnce);
            SimulatedNetworkTestTest.connected(network.host("alice")).close();
            bob.await();
        }

        @Test
        void fails(SimulatedNetworkHandle network) throws Exception {
            passes(network);
            throw new AssertionError("as it should");
        }

        @Test
        void leavesASocket(SimulatedNetworkHandle network) throws Exception {
            network.host("bob").listen("atm-sim", "bob:9000");
        }

        @Test
        void leavesALibrary(SimulatedNetworkHandle network) throws Exception {
            library = Ws2.startup(network.config("bob"));
            Ws2Socket listener = library.listen("atm-sim", "bob:9000");
            listener.close();
        }

        @Test
        @SuppressWarnings("BusyWait")
        void leavesAThread(SimulatedNetworkHandle network) throws Exception {
            Thread thread = network.clock().threads().newThread(() -> {
                while (!stop) {
                    try {
                        network.clock().sleep(java.time.Duration.ofMillis(100));
                    } catch (InterruptedException goOn) {
                        continue;
                    }
                }
            });
            thread.setName("stubborn");
            thread.start();
            network.advance(java.time.Duration.ofSeconds(1));
        }

        @Test
        void forgetsAPartyThatFails(SimulatedNetworkHandle network) throws Exception {
            network.start("bob", ws2 -> {
                throw new IllegalStateException("nobody saw it");
            });
        }

        @Test
        void failsInSeveralLines(SimulatedNetworkHandle network) throws Exception {
            network.start("bob", ws2 -> {
                throw new IllegalStateException("one\r\n  two\nthree");
            });
            throw new AssertionError("expected: 1\n but was: 2");
        }

        @Test
        @SimulatedNetworkTest(limitSeconds = 60)
        void waitsForEver(SimulatedNetworkHandle network) throws Exception {
            try (Ws2Socket listener = network.host("bob").listen("atm-sim", "bob:9000")) {
                listener.accept();
            }
        }

        @Test
        void isCalledOff(SimulatedNetworkHandle network) {
            Assumptions.abort("not here");
        }

        @Test
        @SimulatedNetworkTest(provider = "no-such-provider")
        void hasNoNetwork(SimulatedNetworkHandle network) {}
    }

    private static volatile boolean stop;
    private static Ws2 library;

    private TestExecutionSummary run(String method) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Fixture.class, method, SimulatedNetworkHandle.class.getName()))
                .configurationParameter(
                        SimulatedNetworkExtension.DIRECTORY_PARAMETER,
                        base.resolve("kept").toString())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private String failureOf(String method) {
        List<TestExecutionSummary.Failure> failures = run(method).getFailures();
        assertThat(failures).hasSize(1);
        return failures.get(0).getException().getMessage();
    }

    private List<String> kept() throws IOException {
        if (!Files.exists(base.resolve("kept"))) return List.of();
        try (Stream<Path> all = Files.walk(base.resolve("kept"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> base.resolve("kept").relativize(file).toString())
                    .map(file -> file.replaceFirst("-\\d+/", "/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void passingTestLeavesNothing() throws IOException {
        assertThat(run("passes").getTestsSucceededCount()).isEqualTo(1);
        assertThat(base.resolve("kept")).doesNotExist();
    }

    @Test
    void failedTestLeavesCaptureTraceAndSeed() throws IOException {
        assertThat(failureOf("fails")).isEqualTo("as it should");
        assertThat(kept()).contains("Fixture.fails/run.pcapng", "Fixture.fails/run.trace", "Fixture.fails/report.txt");
        try (Stream<Path> directories = Files.list(base.resolve("kept"))) {
            Path directory = directories.findFirst().orElseThrow();
            assertThat(Files.readAllLines(directory.resolve("report.txt")))
                    .contains("seed      11", "failure   java.lang.AssertionError: as it should")
                    .anyMatch(line -> line.startsWith("show      tshark ") && line.contains("run.pcapng"));
            assertThat(Files.readString(directory.resolve("run.trace"))).contains("# end: ");
        }
    }

    @Test
    void everyLineOfAReportIsOneFact() throws IOException {
        run("failsInSeveralLines");
        try (Stream<Path> directories = Files.list(base.resolve("kept"))) {
            Path directory = directories.findFirst().orElseThrow();
            assertThat(Files.readAllLines(directory.resolve("report.txt")))
                    .contains("failure   java.lang.AssertionError: expected: 1 but was: 2")
                    .contains("left      party 'bob' has failed, and nobody awaited it:"
                            + " java.lang.IllegalStateException: one two three")
                    .allMatch(line -> line.matches("[a-z]+ +\\S.*"));
        }
    }

    @Test
    void socketThatIsLeftOpenFailsTheTestByName() throws IOException {
        assertThat(failureOf("leavesASocket")).contains("socket bob.socket-1 atm-sim at bob:9000 is open");
        assertThat(kept()).contains("Fixture.leavesASocket/report.txt");
    }

    @Test
    void libraryThatIsLeftOpenFailsTheTest() throws Exception {
        assertThat(failureOf("leavesALibrary")).contains("a library that the test has started itself");
        library.close();
    }

    @Test
    void threadThatIsLeftFailsTheTestByName() {
        assertThat(failureOf("leavesAThread")).contains("(thread 'stubborn') still runs");
        stop = true;
    }

    @Test
    void failureThatNobodyAwaitedFailsTheTest() {
        assertThat(failureOf("forgetsAPartyThatFails"))
                .contains(
                        "party 'bob' has failed, and nobody awaited it: java.lang.IllegalStateException: nobody saw it");
    }

    @Test
    void testThatWaitsForEverEndsAtTheLimitOfSimulatedTime() {
        TestExecutionSummary summary = run("waitsForEver");
        Throwable failure = summary.getFailures().get(0).getException();
        assertThat(failure.getMessage()).contains("WSAEINTR");
        assertThat(failure.getSuppressed())
                .anyMatch(also -> also.getMessage().startsWith("the test has reached its limit of PT1M"));
    }

    @Test
    void testThatIsCalledOffLeavesNothing() {
        assertThat(run("isCalledOff").getTestsAbortedCount()).isEqualTo(1);
        assertThat(base.resolve("kept")).doesNotExist();
    }

    @Test
    void providerThatIsNotThereIsNamed() {
        assertThat(failureOf("hasNoNetwork")).contains("no-such-provider");
    }
}
