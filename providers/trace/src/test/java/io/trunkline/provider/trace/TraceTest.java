package io.trunkline.provider.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Transport;
import io.trunkline.spi.VectoredTransfer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TraceTest {
    private static final ProtocolInfo ECHO =
            ProtocolInfo.declare("echo", UUID.randomUUID()).build();

    @TempDir
    private Path directory;

    private Transport start(Map<ConfigKey<?>, Object> values) throws Ws2Exception {
        Map<ConfigKey<?>, Object> all = new HashMap<>(values);
        all.putIfAbsent(TraceProvider.FILE, file().toString());
        return new TraceProvider().start(TestContext.of("trace", all), new Downstream(new EchoTransport(), ECHO));
    }

    private Path file() {
        return directory.resolve("calls.trace");
    }

    private static ProviderSocket open(Transport transport) throws Ws2Exception {
        return transport.open(new OpenRequest(ECHO, GroupRequest.NONE, 1), what -> {});
    }

    /** The lines without their times. */
    private List<String> lines() throws IOException {
        return Files.readAllLines(file()).stream()
                .map(line -> line.replaceFirst("^[0-9]+\\.[0-9]{9} ", ""))
                .toList();
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void everyCallIsOneLineWithSocketArgumentsAndOutcome() throws Exception {
        Transport transport = start(Map.of());
        ProviderSocket socket = open(transport);
        socket.bind(new LocalAddress("bob", 9));
        assertThatThrownBy(() -> socket.bind(new LocalAddress("bob", 13)))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEADDRINUSE));
        socket.send(octets("hello"), 0);
        socket.receive(ByteBuffer.allocate(9), 2);
        socket.receive(ByteBuffer.allocate(9), 0);
        socket.readiness();
        assertThatThrownBy(() -> socket.option(SocketOptions.SO_RCVBUF)).isInstanceOf(Ws2Exception.class);
        socket.close(CloseMode.GRACEFUL);
        transport.close();
        assertThat(lines())
                .containsExactly(
                        "#0 open provider=echo g=0 flags=1 -> #1",
                        "#1 bind address=bob:9 -> ok",
                        "#1 bind address=bob:13 -> WSAEADDRINUSE 13 is taken",
                        "#1 send octets=5 flags=0 -> 5",
                        "#1 receive octets=9 flags=2 -> 5",
                        "#1 receive octets=9 flags=0 -> WSAEWOULDBLOCK",
                        "#1 readiness -> SEND",
                        "#1 getoption SO_RCVBUF -> WSAENOPROTOOPT SO_RCVBUF is not an option of this provider",
                        "#1 close -> GRACEFUL ok");
    }

    @Test
    void namesAndStatisticsAreWrittenDownToo() throws Exception {
        ProviderSocket socket = open(start(Map.of(TraceProvider.OPERATIONS, "sockname peername statistics")));
        assertThat(socket.sockName()).isNull();
        socket.bind(new LocalAddress("bob", 9));
        assertThat(socket.sockName()).isEqualTo(new LocalAddress("bob", 9));
        socket.peerName();
        socket.statistics(
                new SocketStatistics(3, 4, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty()));
        assertThat(lines())
                .startsWith("#1 sockname -> nothing yet", "#1 sockname -> bob:9", "#1 peername -> bob:9")
                .hasSize(4)
                .last(STRING)
                .startsWith("#1 statistics -> SocketStatistics[octetsSent=3, octetsReceived=4, ");
    }

    @Test
    void addressesAreWrittenAsTheProviderBelowWritesThem() {
        TraceAddresses addresses = new TraceAddresses(List.of(new Ports()));
        ConnectCall call =
                new ConnectCall(new InetSocketAddress("127.0.0.1", 9), octets(""), Optional.empty(), Optional.empty());
        assertThat(TraceWords.arguments(call, addresses)).isEqualTo("address=port 9 callerData=0");
        assertThat(TraceWords.arguments(new Object[] {call, 3, null}, addresses))
                .isEqualTo("[address=port 9 callerData=0, 3, null]");
        assertThat(TraceWords.outcome(call.address(), addresses)).isEqualTo("port 9");
        assertThat(TraceWords.outcome(new LocalAddress("bob", 9), addresses)).isEqualTo("bob:9");
        assertThat(TraceAddresses.of(new EchoTransport()).text(new LocalAddress("bob", 9)))
                .isEqualTo("bob:9");
    }

    /** A family of ports. */
    private static final class Ports implements AddressFormat {
        @Override
        public int family() {
            return 2;
        }

        @Override
        public String name() {
            return "AF_PORT";
        }

        @Override
        public String example() {
            return "port 9";
        }

        @Override
        public boolean accepts(SocketAddress address) {
            return address instanceof InetSocketAddress;
        }

        @Override
        public Optional<SocketAddress> parse(String text) {
            return Optional.empty();
        }

        @Override
        public String format(SocketAddress address) {
            return host(address);
        }

        @Override
        public String host(SocketAddress address) {
            return "port " + ((InetSocketAddress) address).getPort();
        }
    }

    @Test
    void messageOfSeveralLinesIsOneLine() throws Exception {
        ProviderSocket socket = open(start(Map.of(TraceProvider.OPERATIONS, "setoption")));
        Ws2Option<String> option = Ws2Option.socket("SO_TALK", 1, String.class);
        assertThatThrownBy(() -> socket.option(option, "one\r\n  two\rthree\u2028four"))
                .isInstanceOf(Ws2Exception.class);
        assertThat(lines())
                .singleElement(STRING)
                .startsWith("#1 setoption SO_TALK=one two three four -> WSAENOPROTOOPT");
    }

    @Test
    void upcallsAndAcceptedSocketsAreSeenToo() throws Exception {
        ProviderSocket socket = open(start(Map.of()));
        socket.bind(new LocalAddress("bob", 9));
        socket.connect(new ConnectCall(new LocalAddress("eve", 1), octets("who?"), Optional.empty(), Optional.empty()));
        IncomingConnection request = socket.nextRequest();
        request.accept(request.request().accept(), what -> {}).send(octets("x"), 0);
        request.reject();
        assertThat(lines())
                .endsWith(
                        "#1 upcall -> SEND|CONNECT",
                        "#1 connect address=eve:1 callerData=4 -> ok",
                        "#1 nextrequest -> from bob:9 callerData=5",
                        "#1 accept from=bob:9 g=0 mirror=false -> #2",
                        "#2 send octets=1 flags=0 -> 1",
                        "#1 reject -> ok");
    }

    @Test
    void payloadIsWrittenOnlyWhereAskedFor() throws Exception {
        ProviderSocket quiet = open(start(Map.of()));
        quiet.send(octets("secret"), 0);
        assertThat(lines()).noneMatch(line -> line.contains("736563726574"));
        ProviderSocket open = open(start(Map.of(TraceProvider.PAYLOAD, true)));
        ByteBuffer data = octets("--secret");
        data.position(2);
        open.send(data, 0);
        assertThat(lines()).contains("#1 send octets=6 flags=0 -> 6 data=736563726574");
    }

    @Test
    void fileIsReadableByItsOwnerOnlyEvenIfItWasOpenBefore() throws Exception {
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        open(start(Map.of()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.delete(file());
        open(start(Map.of()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void fileThatCannotBeWrittenIsAClearErrorAtStart() {
        assertThatThrownBy(() -> start(Map.of(
                        TraceProvider.FILE, directory.resolve("no/such/x").toString())))
                .isInstanceOf(Ws2Exception.class)
                .hasMessageContaining("providers.trace.file")
                .hasMessageContaining("no/such/x");
    }

    @Test
    void onlyChosenOperationsAreWritten() throws Exception {
        ProviderSocket socket = open(start(Map.of(TraceProvider.OPERATIONS, "send  close")));
        socket.bind(new LocalAddress("bob", 9));
        socket.send(octets("hello"), 0);
        socket.close(CloseMode.ABORTIVE);
        assertThat(lines()).containsExactly("#1 send octets=5 flags=0 -> 5", "#1 close -> ABORTIVE ok");
        assertThat(Operation.isList("send recieve")).isFalse();
        assertThat(Operation.of("none")).isEmpty();
    }

    @Test
    void dataPathIsNotHandedUpAndOtherInterfacesAreTraced() throws Exception {
        ProviderSocket socket = open(start(Map.of()));
        assertThat(socket.extension(VectoredTransfer.class)).isNull();
        DisconnectData data = socket.extension(DisconnectData.class);
        assertThat(data.disconnectData().remaining()).isZero();
        assertThatThrownBy(() -> data.sendDisconnect(octets("bye")))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAENOTCONN));
        assertThat(lines())
                .anyMatch(line -> line.startsWith("#1 extension sendDisconnect[") && line.contains("WSAENOTCONN"));
    }

    @Test
    void lineAfterTheEndIsNotWrittenAndHarmsNobody() throws Exception {
        Transport transport = start(Map.of());
        ProviderSocket socket = open(transport);
        transport.close();
        assertThat(socket.send(octets("late"), 0)).isEqualTo(4);
        assertThat(lines()).hasSize(1);
    }

    @Test
    void entryTakesItsCapabilitiesFromBelow() {
        ProtocolInfo traced =
                new TraceProvider().over(ECHO, ProviderConfig.defaults()).get(0);
        assertThat(traced.id()).isEqualTo("trace/echo");
        assertThat(traced.capabilities()).isEqualTo(ECHO.capabilities());
        assertThat(traced.figures()).isEqualTo(ECHO.figures());
        assertThat(TraceWords.ready(Ready.ALL))
                .isEqualTo("RECEIVE|SEND|ACCEPT|CONNECT|ENDED|LINGERED|QOS|GROUP_QOS|CONTROL|JOIN");
    }
}
