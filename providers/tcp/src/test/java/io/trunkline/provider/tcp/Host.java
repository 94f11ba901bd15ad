package io.trunkline.provider.tcp;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.Ready;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A library's part for tests: starts the provider, opens sockets, waits for upcalls with a limit. */
final class Host implements AutoCloseable {
    static final ProtocolInfo V4 = TcpCatalog.ENTRIES.get(0);
    static final ProtocolInfo V6 = TcpCatalog.ENTRIES.get(1);

    private final SystemTimeSource time;
    private final List<TestSocket> opened = new ArrayList<>();
    /** Shared with nobody, and deleted at the end; {@code null}: the test has its own. */
    private final Path directory;

    final Transport transport;

    Host() {
        this(Map.of());
    }

    Host(Map<ConfigKey<?>, ?> settings) {
        this(TestContext.of(TcpCatalog.NAME, settings), newDirectory());
    }

    Host(Path shared) {
        this(TestContext.of(TcpCatalog.NAME).withSharedDirectory(shared));
    }

    /** Started with {@code context}, which needs no clock yet. */
    Host(TestContext context) {
        this(context, null);
    }

    private Host(TestContext given, Path own) {
        directory = own;
        TestContext context = own == null ? given : given.withSharedDirectory(own);
        time = new SystemTimeSource(context.threads("clock"));
        transport = new TcpProvider().start(context.withSystemTime(time));
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("trunkline-tcp");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SystemTimeSource time() {
        return time;
    }

    TestSocket socket() throws Ws2Exception {
        return socket(V4, GroupRequest.NONE);
    }

    TestSocket socket(GroupRequest group) throws Ws2Exception {
        return socket(V4, group);
    }

    TestSocket socket(ProtocolInfo entry, GroupRequest group) throws Ws2Exception {
        return keep(new TestSocket(this, upcalls -> transport.open(new OpenRequest(entry, group, 0), upcalls)));
    }

    TestSocket keep(TestSocket socket) {
        opened.add(socket);
        return socket;
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** A socket that listens on a port of the system's choice. */
    TestSocket listening() throws Ws2Exception {
        TestSocket listener = socket();
        listener.spi.bind(loopback(0));
        listener.spi.listen(4096);
        return listener;
    }

    /** Two connected sockets, both in blocking mode. */
    Pair pair() throws Ws2Exception {
        TestSocket listener = listening();
        TestSocket caller = socket();
        caller.connectBlocking(listener.name());
        TestSocket accepted = accept(listener);
        listener.spi.close(CloseMode.GRACEFUL);
        return new Pair(caller, accepted);
    }

    record Pair(TestSocket one, TestSocket other) {}

    IncomingConnection awaitRequest(TestSocket listener) throws Ws2Exception {
        IncomingConnection request = listener.spi.nextRequest();
        while (request == null) {
            listener.await(Ready.ACCEPT);
            request = listener.spi.nextRequest();
        }
        return request;
    }

    TestSocket accept(TestSocket listener) throws Ws2Exception {
        return accept(listener, GroupRequest.NONE);
    }

    TestSocket accept(TestSocket listener, GroupRequest group) throws Ws2Exception {
        IncomingConnection request = awaitRequest(listener);
        ConnectionRequest seen = request.request();
        return keep(new TestSocket(this, upcalls -> request.accept(seen.accept().group(group), upcalls)));
    }

    /** The group of a socket as a request to join it. */
    static GroupRequest groupOf(TestSocket socket) throws Ws2Exception {
        return GroupRequest.join(socket.spi.option(io.trunkline.api.SocketOptions.SO_GROUP_ID));
    }

    static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void close() {
        for (TestSocket each : opened) each.spi.close(CloseMode.ABORTIVE);
        transport.close();
        time.close();
        if (directory != null) delete(directory);
    }

    /** Deletes what is left, which must be no more than the file that processes lock. */
    private static void delete(Path directory) {
        try {
            Path groups = directory.resolve("groups-tcp");
            Files.deleteIfExists(groups.resolve("registry.lock"));
            Files.deleteIfExists(groups);
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new AssertionError("the provider left something in the directory that its processes share", e);
        }
    }
}
