package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.Connected;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.conformance.TestContext;
import io.trunkline.provider.telephony.address.IsdnSocketAddress;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What travels with the answer to a connect and with the end of a connection, of which a library shows a part only. */
class UserDataSystemTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration WHILE = Duration.ofSeconds(5);
    private static final int MOST = TelephonyCatalog.USER_DATA_OCTETS;
    private static final int SENT_OCTETS = 3000;

    private Transport alice;
    private Transport bob;
    private TelephonyNetwork network;

    private void start(String faults) throws Exception {
        String name = "user-data-" + NAMES.incrementAndGet();
        bob = transport(name, "bob", faults);
        alice = transport(name, "alice", faults);
        network = (TelephonyNetwork) io.trunkline.simulation.SimulatedNetworks.find("telephony-sim", name)
                .orElseThrow();
    }

    private static Transport transport(String name, String host, String faults) throws Exception {
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>();
        settings.put(TelephonyCatalog.NAME, name);
        settings.put(NetworkKeys.HOST, host);
        settings.put(NetworkKeys.FAULTS, faults);
        return new TelephonyProvider().start(TestContext.of("telephony-sim", settings));
    }

    @AfterEach
    void end() {
        alice.time().leave();
        alice.close();
        bob.close();
    }

    private void pass(Duration duration) throws InterruptedException {
        TimeSource time = alice.time();
        time.await(time.newSignal(), time.nanos() + duration.toNanos());
    }

    private static ByteBuffer data(int key, int length) {
        return ByteBuffer.wrap(Octetry.pattern(key, length));
    }

    private static WsaError error(ThrowingCallable call) {
        Ws2Exception failure = catchThrowableOfType(Ws2Exception.class, call);
        assertThat(failure).as("it fails").isNotNull();
        return failure.error();
    }

    private static ProtocolInfo entry(boolean messages) {
        List<ProtocolInfo> entries = TelephonyCatalog.entries(io.trunkline.spi.ProviderConfig.defaults());
        return entries.get(messages ? 1 : 0);
    }

    private ProviderSocket listener(boolean messages) throws Exception {
        ProviderSocket port = bob.open(new OpenRequest(entry(messages), GroupRequest.NONE, 0), what -> {});
        port.bind(new IsdnSocketAddress("bob", 9000));
        port.listen(4);
        return port;
    }

    private ProviderSocket calling(boolean messages, GroupRequest group, Optional<GroupQos> qos) throws Exception {
        ProviderSocket socket = alice.open(new OpenRequest(entry(messages), group, 0), what -> {});
        socket.connect(
                new ConnectCall(new IsdnSocketAddress("bob", 9000), ByteBuffer.allocate(0), Optional.empty(), qos));
        pass(WHILE);
        return socket;
    }

    private static byte[] receiveAll(ProviderSocket socket) throws Exception {
        ByteBuffer all = ByteBuffer.allocate(2 * SENT_OCTETS);
        while (socket.receive(all, 0) > 0) {}
        byte[] octets = new byte[all.position()];
        all.flip().get(octets);
        return octets;
    }

    private static DisconnectData ends(ProviderSocket socket) {
        return socket.extension(DisconnectData.class);
    }

    /** Both sides end with data of their own, behind all that they have sent. */
    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 63", "false, 64", "true, 1", "true, 64"})
    void dataOfTheEndArrivesBehindAllThatWasSent(boolean messages, int length) throws Exception {
        start(messages ? "" : "at=1ms bit-errors link=alice-x1 probability=1e-5"); // messages may be lost
        ProviderSocket port = listener(messages);
        ProviderSocket caller = calling(messages, GroupRequest.NONE, Optional.empty());
        IncomingConnection request = port.nextRequest();
        ProviderSocket called = request.accept(request.request().accept(), what -> {});
        pass(WHILE);
        assertThat(caller.connectResult()).isNotNull();
        assertThat(caller.send(data(1, SENT_OCTETS), 0)).isEqualTo(SENT_OCTETS);
        ends(caller).sendDisconnect(data(2, length));
        assertThat(ends(called).disconnectData().remaining())
                .as("it is under way")
                .isZero();
        pass(WHILE);
        assertThat(receiveAll(called)).isEqualTo(Octetry.pattern(1, SENT_OCTETS));
        assertThat(ends(called).disconnectData()).isEqualTo(data(2, length));
        assertThat(called.send(data(3, 500), 0))
                .as("the other direction goes on")
                .isEqualTo(500);
        ends(called).sendDisconnect(data(4, length));
        pass(WHILE);
        assertThat(receiveAll(caller)).isEqualTo(Octetry.pattern(3, 500));
        assertThat(ends(caller).disconnectData()).isEqualTo(data(4, length));
        close(port, caller, called);
    }

    private void close(ProviderSocket... sockets) throws Exception {
        for (ProviderSocket socket : sockets) socket.close(CloseMode.GRACEFUL);
        pass(Duration.ofSeconds(180));
        assertThat(network.leftovers()).isEmpty();
    }

    @Test
    void dataOfTheEndThatDoesNotFitIsRefusedAndNothingHasChanged() throws Exception {
        start("");
        ProviderSocket port = listener(false);
        ProviderSocket early = alice.open(new OpenRequest(entry(false), GroupRequest.NONE, 0), what -> {});
        assertThat(error(() -> ends(early).sendDisconnect(data(1, 3)))).isEqualTo(WsaError.WSAENOTCONN);
        ProviderSocket caller = calling(false, GroupRequest.NONE, Optional.empty());
        IncomingConnection request = port.nextRequest();
        ProviderSocket called = request.accept(request.request().accept(), what -> {});
        pass(WHILE);
        ByteBuffer tooLong = data(1, MOST + 1);
        assertThat(error(() -> ends(caller).sendDisconnect(tooLong))).isEqualTo(WsaError.WSAEFAULT);
        assertThat(tooLong.remaining()).as("it is the caller's still").isEqualTo(MOST + 1);
        assertThat(caller.send(data(5, 100), 0)).isEqualTo(100);
        ends(caller).sendDisconnect(data(2, MOST));
        ends(caller).sendDisconnect(data(3, MOST)); // the end has been said
        pass(WHILE);
        assertThat(receiveAll(called)).isEqualTo(Octetry.pattern(5, 100));
        assertThat(ends(called).disconnectData()).isEqualTo(data(2, MOST));
        close(port, early, caller, called);
    }

    /** Without other contents up to 64 octets go in the CONNECT; with what is said of both contracts they go on the circuit. */
    @ParameterizedTest
    @CsvSource({"false, 0", "false, 1", "false, 64", "true, 0", "true, 1", "true, 64"})
    void dataOfTheAnswerArrivesWhetherOrNotItFitsIntoTheConnect(boolean contracts, int length) throws Exception {
        start("");
        ProviderSocket port = listener(false);
        Qos asked = Qos.symmetric(FlowSpec.guaranteed(6_000, 1024));
        GroupRequest group = GroupRequest.create(GroupKind.UNCONSTRAINED);
        ProviderSocket caller = calling(false, group, Optional.of(GroupQos.prefer(asked)));
        IncomingConnection request = port.nextRequest();
        Decision decision = request.request().accept().calleeData(data(1, length));
        if (contracts) {
            Qos less = Qos.symmetric(FlowSpec.guaranteed(3_000, 512).withDelay(900_000, 500_000));
            decision = decision.qos(less).groupQos(Qos.of(FlowSpec.guaranteed(3_100, 600), less.receiving()));
        }
        ProviderSocket called = request.accept(decision, what -> {});
        pass(WHILE);
        Connected connected = caller.connectResult();
        assertThat(connected.calleeData()).isEqualTo(data(1, length));
        caller.send(data(2, 1000), 0);
        pass(WHILE);
        assertThat(receiveAll(called)).as("what comes next is data").isEqualTo(Octetry.pattern(2, 1000));
        close(port, caller, called);
    }
}
