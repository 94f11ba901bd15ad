package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is taken is given back, and many connections need little. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpResourcesTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int CONNECTIONS = 10_000;
    private static final int DESCRIPTORS_BESIDE = 300;

    @BeforeAll
    static void needsProc() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "descriptors are counted in /proc");
    }

    private static long descriptors() {
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return all.filter(TcpResourcesTest::isSocketOrSelector).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isSocketOrSelector(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:") || target.startsWith("anon_inode:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("tcp-"))
                .collect(Collectors.toSet());
    }

    @Test
    void closedTransportHasGivenEverythingBack() throws Exception {
        long before = descriptors();
        Host host = new Host();
        TestSocket listener = host.listening();
        TestSocket queued = host.socket();
        queued.connectBlocking(listener.name());
        host.awaitRequest(listener);
        Host.Pair blocking = host.pair();
        Host.Pair eventDriven = host.pair();
        eventDriven.one().spi.readiness();
        eventDriven.other().spi.receive(ByteBuffer.allocate(1), 0);
        Call<String> blocked = Call.blocked(blocking.one()::receiveBlocking);
        blocking.one().send("through a pump");
        Host.Pair lingering = host.pair();
        lingering.one().spi.extension(LingeringClose.class).startLinger(Host.seconds(1));
        TestSocket refused = host.socket();
        refused.spi.bind(Host.loopback(0));
        Call.errorOf(() -> refused.connect(new InetSocketAddress("127.0.0.1", 1)));
        host.socket(Host.V6, GroupRequest.NEW_UNCONSTRAINED);
        host.transport.close();
        Call.errorOf(blocked::result);
        host.time().close();
        Until.holds("all threads have ended", () -> threads().isEmpty());
        Until.holds("all descriptors are back", () -> descriptors() == before);
        host.close();
    }

    @Test
    void everySocketGivesItsDescriptorBackWhileTheTransportRuns() throws Exception {
        try (Host host = new Host()) {
            TestSocket listener = host.listening();
            host.socket().connectBlocking(listener.name());
            host.accept(listener).spi.readiness();
            long before = descriptors();
            for (int i = 0; i < 200; i++) {
                TestSocket caller = host.socket();
                if (i % 2 == 0) caller.connectBlocking(listener.name());
                else caller.connect(listener.name());
                TestSocket accepted = host.accept(listener);
                if (i % 3 == 0) accepted.spi.readiness();
                caller.spi.close(i % 5 == 0 ? CloseMode.ABORTIVE : CloseMode.GRACEFUL);
                accepted.spi.close(CloseMode.GRACEFUL);
            }
            Until.holds("all descriptors are back", () -> descriptors() == before);
        }
    }

    @Test
    void transportCanBeClosedInsideAnUpcall() throws Exception {
        Host host = new Host();
        TestSocket listener = host.listening();
        Call<Boolean> closed = Call.start(() -> true);
        TestSocket closing = new TestSocket(
                host,
                upcalls -> host.transport.open(
                        new io.trunkline.spi.OpenRequest(Host.V4, GroupRequest.NONE, 0),
                        what -> host.transport.close()));
        closed.result();
        closing.connectBlocking(listener.name());
        TestSocket accepted = host.accept(listener);
        assertEquals(WOULD_BLOCK, closing.spi.receive(ByteBuffer.allocate(1), 0));
        accepted.sendBlocking("x");
        Until.holds("the reactor has ended", () -> !threads().contains("tcp-reactor"));
        host.close();
    }

    @Test
    void closedTransportOpensNothing() throws Exception {
        Host host = new Host();
        host.transport.close();
        assertEquals(io.trunkline.api.WsaError.WSAENETDOWN, Call.errorOf(host::socket));
        host.close();
    }

    @Test
    void tenThousandConnectionsFromAnotherProcessNeedOneThread(@TempDir Path shared) throws Exception {
        assumeTrue(descriptorLimit() > CONNECTIONS + DESCRIPTORS_BESIDE, "raise the limit of open files: ulimit -n");
        long before = descriptors();
        try (Host host = new Host();
                ChildProcess callers = new ChildProcess(CallingProcess.class, shared.toString())) {
            TestSocket listener = host.listening();
            List<TestSocket> accepted = new ArrayList<>();
            Call<String> calls =
                    Call.start(() -> callers.ask("call " + listener.name().getPort() + " " + CONNECTIONS));
            while (accepted.size() < CONNECTIONS) accepted.add(host.accept(listener));
            assertEquals("done", calls.result());
            for (TestSocket each : accepted) assertEquals(Ready.SEND, each.spi.readiness());
            assertEquals("done", callers.ask("send"));
            for (TestSocket each : accepted) assertEquals("x", each.receive());
            assertEquals(Set.of("tcp-reactor"), threads());
            assertTrue(descriptors() - before >= CONNECTIONS);
        }
        Until.holds("all descriptors are back", () -> descriptors() == before);
    }

    private static long descriptorLimit() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s+")[3])
                .mapToLong(limit -> limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit))
                .findFirst()
                .orElse(0);
    }

    @Test
    void blockingTransfersAllocateNothing() throws Exception {
        try (Host host = new Host()) {
            Host.Pair pair = host.pair();
            ByteBuffer octets = ByteBuffer.allocateDirect(64);
            exchange(pair, octets, 20_000);
            long before = allocated();
            exchange(pair, octets, 20_000);
            assertTrue(allocated() - before < 20_000, "less than one octet per round: " + (allocated() - before));
        }
    }

    private static void exchange(Host.Pair pair, ByteBuffer octets, int rounds) throws Ws2Exception {
        for (int i = 0; i < rounds; i++) {
            pair.one().blocking().sendBlocking(octets.clear(), 0);
            pair.other().blocking().receiveBlocking(octets.clear(), 0);
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
