package io.trunkline.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Socket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyConnectionsTest {
    private static final int CONNECTIONS = 10_000;
    private static final int SPARE_DESCRIPTORS = 1_000;

    @Test
    @Timeout(120)
    void tenThousandConnectionsBetweenTwoProcessesAreOpenAtOnceAndLeaveNothingBehind() throws Exception {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assumeTrue(
                system.getMaxFileDescriptorCount() > CONNECTIONS + SPARE_DESCRIPTORS,
                () -> "the hard limit of descriptors is " + system.getMaxFileDescriptorCount()
                        + ", raise it (ulimit -Hn)");
        Process server = startServer();
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = says.readLine();
            long threads = liveThreads();
            long descriptors = system.getOpenFileDescriptorCount();
            try (Ws2 ws2 = Ws2.startup(config())) {
                Selection tcp = ws2.select("many", Requirements.none());
                List<Ws2Socket> open = new ArrayList<>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    Ws2Socket socket = ws2.socket(tcp, GroupRequest.NONE);
                    socket.connect(ws2.stringToAddress(address, tcp.chosen()));
                    open.add(socket);
                }
                for (Ws2Socket socket : open) socket.send(ByteBuffer.wrap(new byte[] {42}));
                for (Ws2Socket socket : open) {
                    ByteBuffer back = ByteBuffer.allocate(1);
                    assertThat(socket.receive(back)).isEqualTo(1);
                    assertThat(back.get(0)).isEqualTo((byte) 42);
                }
                assertThat(system.getOpenFileDescriptorCount()).isGreaterThan(descriptors + CONNECTIONS - 1);
                for (Ws2Socket socket : open) socket.close();
            }
            assertThat(says.readLine()).isEqualTo("all gone");
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(liveThreads()).isLessThanOrEqualTo(threads);
            assertThat(system.getOpenFileDescriptorCount()).isLessThanOrEqualTo(descriptors + 2);
        } finally {
            server.destroyForcibly();
        }
    }

    private static long liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("trunkline"))
                .count();
    }

    private static Ws2Config config() {
        return Ws2Config.defaults().set("profiles.many.provider", "tcp");
    }

    private static Process startServer() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dguice_bytecode_gen_option=DISABLED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The other process: takes all connections, answers one octet on each, waits until all have been closed. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) throws IOException {
            try (Ws2 ws2 = Ws2.startup(config());
                    Ws2Socket listener = ws2.listen(ws2.select("many", Requirements.none()), "127.0.0.1:0")) {
                System.out.println(ws2.addressToString(listener.sockName()));
                List<Ws2Socket> open = new ArrayList<>();
                for (int i = 0; i < CONNECTIONS; i++) open.add(listener.accept());
                ByteBuffer octet = ByteBuffer.allocate(1);
                for (Ws2Socket socket : open) {
                    socket.receive(octet.clear());
                    socket.send(octet.flip());
                }
                for (Ws2Socket socket : open) {
                    if (socket.receive(octet.clear()) != 0) throw new IOException("an octet too many");
                }
                System.out.println("all gone");
            }
        }
    }
}
