package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.TestContext;
import io.trunkline.provider.reference.control.ReferenceNetwork;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Transport;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Two hosts, alice and bob, with 1,000,000 octets/s and 1 ms between them, and a clock that the test moves. */
final class Bench implements AutoCloseable {
    static final int RATE = 1_000_000;
    static final Duration DELAY = Duration.ofMillis(1);
    static final LocalAddress PORT = new LocalAddress("bob", 9000);

    final Map<ConfigKey<?>, Object> values = new HashMap<>();
    final List<Transport> libraries = new ArrayList<>();
    final Transport alice;
    final Transport bob;
    final ProtocolInfo stream;
    final ProtocolInfo message;
    final ReferenceNetwork network;

    Bench() throws Ws2Exception {
        this(Map.of());
    }

    Bench(Map<ConfigKey<?>, Object> more) throws Ws2Exception {
        values.put(ReferenceCatalog.NETWORK, "bench");
        values.put(ReferenceCatalog.CLOCK, NetworkPlan.Clock.MANUAL);
        values.put(ReferenceCatalog.RATE, RATE);
        values.put(ReferenceCatalog.DELAY, DELAY);
        values.put(ReferenceCatalog.QUANTUM, 500);
        values.put(ReferenceCatalog.BUFFER, 10_000);
        values.put(ReferenceCatalog.LARGEST_MESSAGE, 4_000);
        values.putAll(more);
        List<ProtocolInfo> entries = new ReferenceProvider()
                .protocols(TestContext.of("reference", values).config());
        stream = entries.get(0);
        message = entries.get(1);
        alice = library("alice");
        bob = library("bob");
        network = ReferenceNetwork.named("bench");
    }

    Transport library(String host) throws Ws2Exception {
        Map<ConfigKey<?>, Object> mine = new HashMap<>(values);
        mine.put(ReferenceCatalog.HOST, host);
        Transport library = new ReferenceProvider().start(TestContext.of("reference", mine));
        libraries.add(library);
        return library;
    }

    ProviderSocket open(Transport library, GroupRequest group) throws Ws2Exception {
        return library.open(new OpenRequest(stream, group, 0), what -> {});
    }

    ProviderSocket listener(ProtocolInfo entry) throws Ws2Exception {
        ProviderSocket listener = bob.open(new OpenRequest(entry, GroupRequest.NONE, 0), what -> {});
        listener.bind(PORT);
        listener.listen(5);
        return listener;
    }

    static ConnectCall call() {
        return new ConnectCall(PORT, octets(""), Optional.empty(), Optional.empty());
    }

    static ConnectCall call(Qos qos) {
        return new ConnectCall(PORT, octets(""), Optional.of(qos), Optional.empty());
    }

    static ConnectCall groupCall(Qos qos) {
        return new ConnectCall(PORT, octets(""), Optional.empty(), Optional.of(GroupQos.require(qos)));
    }

    /** Connects to the listener, who accepts; the accepted socket. */
    ProviderSocket connect(ProviderSocket caller, ConnectCall call, ProviderSocket listener) throws Ws2Exception {
        return connect(caller, call, listener, ConnectionRequest::accept);
    }

    ProviderSocket connect(
            ProviderSocket caller, ConnectCall call, ProviderSocket listener, Function<ConnectionRequest, Decision> how)
            throws Ws2Exception {
        caller.connect(call);
        if (caller.readiness() != 0) caller.connectResult(); // throws what was refused at once
        pass(DELAY);
        IncomingConnection request = listener.nextRequest();
        assertThat(request).as("request").isNotNull();
        ProviderSocket accepted = request.accept(how.apply(request.request()), what -> {});
        pass(DELAY);
        assertThat(caller.connectResult()).as("outcome").isNotNull();
        return accepted;
    }

    Connected outcome(ProviderSocket caller) throws Ws2Exception {
        return caller.connectResult();
    }

    static GroupId groupOf(ProviderSocket socket) throws Ws2Exception {
        return socket.option(SocketOptions.SO_GROUP_ID);
    }

    void pass(Duration time) {
        network.advance(time);
    }

    static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String text(ByteBuffer data) {
        return StandardCharsets.US_ASCII.decode(data).toString();
    }

    /** Offers {@code octets} zeros; how many were taken. */
    static int offer(ProviderSocket socket, int octets) throws Ws2Exception {
        return socket.send(ByteBuffer.allocate(octets), 0);
    }

    /** Reads all there is; how much that was. */
    static int drain(ProviderSocket socket) throws Ws2Exception {
        int total = 0;
        ByteBuffer room = ByteBuffer.allocate(20_000);
        for (int count = socket.receive(room, 0); count > 0; count = socket.receive(room.clear(), 0)) total += count;
        return total;
    }

    static String read(ProviderSocket socket) throws Ws2Exception {
        ByteBuffer room = ByteBuffer.allocate(20_000);
        int count = socket.receive(room, 0);
        return count < 0 ? Integer.toString(count) : text(room.flip());
    }

    static void assertFails(WsaError error, Callable<?> operation) {
        assertThatThrownBy(operation::call)
                .isInstanceOfSatisfying(
                        Ws2Exception.class,
                        e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
    }

    @Override
    public void close() {
        libraries.forEach(Transport::close);
    }
}
