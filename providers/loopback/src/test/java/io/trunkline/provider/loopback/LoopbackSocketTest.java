package io.trunkline.provider.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.TestContext;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopbackSocketTest {
    private static final int BUFFER_OCTETS = 100;
    private static final LocalAddress PORT = new LocalAddress("bob", 9000);
    private static final SystemTimeSource TIME = new SystemTimeSource(Thread::new);

    private final ProtocolInfo entry =
            new LoopbackProvider().protocols(ProviderConfig.defaults()).get(0);
    private final Transport transport = library("test");
    private final List<Integer> listenerUpcalls = new ArrayList<>();
    private final List<Integer> callerUpcalls = new ArrayList<>();

    private static Transport library(String network) {
        return new LoopbackProvider()
                .start(TestContext.of(
                                "loopback",
                                Map.of(LoopbackProvider.NETWORK, network, LoopbackProvider.BUFFER, BUFFER_OCTETS))
                        .withSystemTime(TIME));
    }

    @AfterEach
    void nothingIsLeftOnTheNetwork() throws Ws2Exception {
        transport.close();
        Transport next = library("test");
        listening(next, 1);
        next.close();
    }

    private ProviderSocket open(Transport library, Upcalls upcalls) throws Ws2Exception {
        return library.open(new OpenRequest(entry, GroupRequest.NONE, 0), upcalls);
    }

    private ProviderSocket listening(Transport library, int backlog) throws Ws2Exception {
        ProviderSocket listener = open(library, listenerUpcalls::add);
        listener.bind(PORT);
        listener.listen(backlog);
        return listener;
    }

    private ProviderSocket calling(String callerData) throws Ws2Exception {
        ProviderSocket caller = open(transport, callerUpcalls::add);
        caller.connect(new ConnectCall(PORT, octets(callerData), Optional.empty(), Optional.empty()));
        return caller;
    }

    /** Caller and accepted socket, in this order. */
    private List<ProviderSocket> connection() throws Ws2Exception {
        ProviderSocket listener = listening(transport, 1);
        ProviderSocket caller = calling("");
        IncomingConnection request = listener.nextRequest();
        return List.of(caller, request.accept(request.request().accept(), what -> {}));
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer data) {
        return StandardCharsets.US_ASCII.decode(data).toString();
    }

    private static String received(ProviderSocket socket) throws Ws2Exception {
        ByteBuffer data = ByteBuffer.allocate(1000);
        int count = socket.receive(data, 0);
        assertThat(count).isEqualTo(data.position());
        return StandardCharsets.US_ASCII.decode(data.duplicate().flip()).toString();
    }

    private static void assertFails(WsaError error, Callable<?> operation) {
        assertThatThrownBy(operation::call)
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void connectDataTravelsBothWays() throws Ws2Exception {
        ProviderSocket listener = listening(transport, 1);
        ProviderSocket caller = calling("who is there?");
        assertThat(caller.connectResult()).isNull();
        ConnectionRequest request = listener.nextRequest().request();
        assertThat(text(request.callerData())).isEqualTo("who is there?");
        assertThat(request.callerId()).isEqualTo(caller.sockName());
        ProviderSocket accepted = listener.nextRequest().accept(request.accept().calleeData(octets("bob")), what -> {});
        Connected connected = caller.connectResult();
        assertThat(text(connected.calleeData())).isEqualTo("bob");
        assertThat(accepted.peerName()).isEqualTo(caller.sockName());
        assertThat(caller.peerName()).isEqualTo(accepted.sockName()).isEqualTo(PORT);
        assertThat(listener.nextRequest()).isNull();
    }

    @Test
    void tooMuchConnectDataIsTheCallersMistake() throws Ws2Exception {
        listening(transport, 1);
        assertFails(WsaError.WSAEFAULT, () -> calling("x".repeat(513)));
    }

    @Test
    void demandForQualityOfServiceIsRefused() throws Ws2Exception {
        listening(transport, 1);
        ProviderSocket caller = open(transport, callerUpcalls::add);
        Qos wanted = Qos.symmetric(FlowSpec.guaranteed(1000, 100));
        assertFails(WsaError.WSAEOPNOTSUPP, () -> {
            caller.connect(new ConnectCall(PORT, octets(""), Optional.of(wanted), Optional.empty()));
            return null;
        });
        caller.connect(new ConnectCall(PORT, octets(""), Optional.of(Qos.UNSPECIFIED), Optional.empty()));
        assertThat(caller.connectResult()).isNull();
    }

    @Test
    void connectWhereNobodyListensIsRefusedAndCanBeRepeated() throws Ws2Exception {
        ProviderSocket caller = calling("");
        assertThat(callerUpcalls).contains(Ready.CONNECT);
        assertThat(caller.readiness()).isEqualTo(Ready.CONNECT);
        assertFails(WsaError.WSAECONNREFUSED, caller::connectResult);
        ProviderSocket listener = listening(transport, 1);
        caller.connect(new ConnectCall(PORT, octets(""), Optional.empty(), Optional.empty()));
        IncomingConnection request = listener.nextRequest();
        request.accept(request.request().accept(), what -> {});
        assertThat(caller.connectResult()).isNotNull();
    }

    @Test
    void connectIsRefusedWhenTheBacklogIsFullAndWhenTheListenerSaysNo() throws Ws2Exception {
        ProviderSocket listener = listening(transport, 1);
        ProviderSocket first = calling("");
        ProviderSocket second = calling("");
        assertThat(first.connectResult()).isNull();
        assertFails(WsaError.WSAECONNREFUSED, second::connectResult);
        listener.nextRequest().reject();
        assertFails(WsaError.WSAECONNREFUSED, first::connectResult);
    }

    @Test
    void listenersEndRefusesWhoWaits() throws Ws2Exception {
        ProviderSocket listener = listening(transport, 2);
        ProviderSocket first = calling("");
        callerUpcalls.clear();
        listener.close(CloseMode.GRACEFUL);
        assertThat(callerUpcalls).contains(Ready.CONNECT);
        assertFails(WsaError.WSAECONNREFUSED, first::connectResult);
        assertFails(WsaError.WSAECONNREFUSED, calling("")::connectResult);
    }

    @Test
    void callerWhoHasGoneCannotBeAccepted() throws Ws2Exception {
        ProviderSocket listener = listening(transport, 2);
        ProviderSocket caller = calling("");
        IncomingConnection request = listener.nextRequest();
        caller.close(CloseMode.GRACEFUL);
        assertThat(listener.nextRequest()).isNull();
        assertFails(
                WsaError.WSAECONNRESET, () -> request.accept(request.request().accept(), what -> {}));
    }

    @Test
    void fullBufferTakesAPartThenNothingUntilItIsRead() throws Ws2Exception {
        List<ProviderSocket> ends = connection();
        ProviderSocket caller = ends.get(0);
        assertThat(caller.send(octets("x".repeat(150)), 0)).isEqualTo(BUFFER_OCTETS);
        assertThat(caller.send(octets("y"), 0)).isEqualTo(ProviderSocket.WOULD_BLOCK);
        assertThat(caller.readiness() & Ready.SEND).isZero();
        callerUpcalls.clear();
        assertThat(received(ends.get(1))).isEqualTo("x".repeat(BUFFER_OCTETS));
        assertThat(callerUpcalls).contains(Ready.SEND);
        assertThat(caller.readiness() & Ready.SEND).isNotZero();
    }

    @Test
    void halfCloseLetsTheOtherDirectionGoOn() throws Ws2Exception {
        List<ProviderSocket> ends = connection();
        ProviderSocket caller = ends.get(0);
        ProviderSocket accepted = ends.get(1);
        caller.send(octets("last words"), 0);
        caller.shutdown(Shutdown.SD_SEND);
        assertThat(accepted.readiness() & Ready.ENDED).isZero();
        assertThat(received(accepted)).isEqualTo("last words");
        assertThat(accepted.readiness()).isEqualTo(Ready.RECEIVE | Ready.SEND | Ready.ENDED);
        assertThat(received(accepted)).isEmpty();
        accepted.send(octets("answer"), 0);
        assertThat(received(caller)).isEqualTo("answer");
    }

    @Test
    void gracefulCloseDeliversWhatWasSentAndResetsWhoSendsBack() throws Ws2Exception {
        List<ProviderSocket> ends = connection();
        ends.get(0).send(octets("goodbye"), 0);
        ends.get(0).close(CloseMode.GRACEFUL);
        assertThat(received(ends.get(1))).isEqualTo("goodbye");
        assertThat(received(ends.get(1))).isEmpty();
        assertFails(WsaError.WSAECONNRESET, () -> ends.get(1).send(octets("too late"), 0));
        assertFails(WsaError.WSAENOTSOCK, () -> ends.get(0).send(octets("much too late"), 0));
    }

    @Test
    void abortiveCloseLosesWhatWasSent() throws Ws2Exception {
        List<ProviderSocket> ends = connection();
        ends.get(0).send(octets("never read"), 0);
        ends.get(0).close(CloseMode.ABORTIVE);
        assertThat(ends.get(1).readiness() & Ready.ENDED).isNotZero();
        assertFails(WsaError.WSAECONNRESET, () -> received(ends.get(1)));
        assertFails(WsaError.WSAECONNRESET, () -> ends.get(1).send(octets("too late"), 0));
    }

    @Test
    void noUpcallFollowsClose() throws Ws2Exception {
        List<ProviderSocket> ends = connection();
        ends.get(0).close(CloseMode.GRACEFUL);
        callerUpcalls.clear();
        received(ends.get(1));
        ends.get(1).close(CloseMode.GRACEFUL);
        assertThat(callerUpcalls).isEmpty();
    }

    @Test
    void addressesAreTakenOnceAndPortZeroIsAFreeOne() throws Ws2Exception {
        listening(transport, 1);
        ProviderSocket other = open(transport, what -> {});
        assertFails(WsaError.WSAEADDRINUSE, () -> {
            other.bind(PORT);
            return null;
        });
        other.bind(new LocalAddress("bob", 0));
        assertThat(((LocalAddress) other.sockName()).port()).isPositive().isNotEqualTo(PORT.port());
    }

    @Test
    void librariesMeetOnlyOnTheNetworkThatTheyName() throws Ws2Exception {
        Transport neighbour = library("test");
        Transport stranger = library("elsewhere");
        ProviderSocket listener = listening(transport, 2);
        ConnectCall call = new ConnectCall(PORT, octets(""), Optional.empty(), Optional.empty());
        ProviderSocket lost = open(stranger, what -> {});
        lost.connect(call);
        assertFails(WsaError.WSAECONNREFUSED, lost::connectResult);
        open(neighbour, what -> {}).connect(call);
        assertThat(listener.nextRequest()).isNotNull();
        neighbour.close();
        assertThat(listener.nextRequest()).isNull();
        stranger.close();
    }

    @Test
    void everyOctetArrivesInOrderBetweenTwoThreads() throws Exception {
        List<ProviderSocket> ends = connection();
        byte[] sent = new byte[300_000];
        new Random(7).nextBytes(sent);
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<?> done = sender.submit(() -> {
                ByteBuffer data = ByteBuffer.wrap(sent);
                while (data.hasRemaining()) if (ends.get(0).send(data, 0) < 0) Thread.onSpinWait();
                ends.get(0).shutdown(Shutdown.SD_SEND);
                return null;
            });
            ByteBuffer got = ByteBuffer.allocate(sent.length + 1);
            int count;
            while ((count = ends.get(1).receive(got, 0)) != 0) if (count < 0) Thread.onSpinWait();
            done.get(10, TimeUnit.SECONDS);
            assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(sent));
        } finally {
            sender.shutdownNow();
        }
    }
}
