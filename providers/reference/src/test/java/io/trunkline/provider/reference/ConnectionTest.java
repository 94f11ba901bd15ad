package io.trunkline.provider.reference;

import static io.trunkline.provider.reference.Bench.DELAY;
import static io.trunkline.provider.reference.Bench.PORT;
import static io.trunkline.provider.reference.Bench.assertFails;
import static io.trunkline.provider.reference.Bench.call;
import static io.trunkline.provider.reference.Bench.drain;
import static io.trunkline.provider.reference.Bench.octets;
import static io.trunkline.provider.reference.Bench.offer;
import static io.trunkline.provider.reference.Bench.read;
import static io.trunkline.provider.reference.Bench.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Side;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LingeringClose;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest extends BenchFixture {
    private static final Duration LONG = Duration.ofSeconds(1);

    private ProviderSocket caller;

    @BeforeEach
    void start() throws Ws2Exception {
        caller = bench.open(bench.alice, GroupRequest.NONE);
    }

    @AfterEach
    void noGroupIsLeft() {
        bench.libraries.forEach(library -> assertThat(library.groups()).isEmpty());
    }

    @Test
    void requestAndAnswerTakeTheLinksDelayAndCarryData() throws Ws2Exception {
        caller.connect(new ConnectCall(PORT, octets("hello?"), Optional.empty(), Optional.empty()));
        bench.pass(DELAY.minusNanos(1));
        assertThat(listener.nextRequest()).isNull();
        bench.pass(Duration.ofNanos(1));
        IncomingConnection request = listener.nextRequest();
        assertThat(text(request.request().callerData())).isEqualTo("hello?");
        assertThat(request.request().groupReference()).isEmpty();
        ProviderSocket accepted = request.accept(request.request().accept().calleeData(octets("hello!")), what -> {});
        assertThat(caller.connectResult()).isNull();
        bench.pass(DELAY);
        assertThat(text(caller.connectResult().calleeData())).isEqualTo("hello!");
        assertThat(accepted.peerName()).isEqualTo(caller.sockName());
        assertThat(caller.peerName()).isEqualTo(PORT);
    }

    @Test
    void deferredRequestStaysAtTheHeadOfTheQueue() throws Ws2Exception {
        caller.connect(call());
        ProviderSocket next = bench.open(bench.alice, GroupRequest.NONE);
        bench.pass(Duration.ofNanos(1));
        next.connect(call());
        bench.pass(LONG);
        IncomingConnection first = listener.nextRequest();
        assertThat(listener.nextRequest()).isSameAs(first);
        assertThat(listener.readiness()).isEqualTo(Ready.ACCEPT);
        assertThat(caller.connectResult()).isNull();
        first.accept(first.request().accept(), what -> {});
        assertThat(listener.nextRequest().request().callerId()).isEqualTo(next.sockName());
    }

    @Test
    void refusalsNameTheirCauseAndSide() throws Ws2Exception {
        caller.connect(new ConnectCall(new LocalAddress("bob", 1), octets(""), Optional.empty(), Optional.empty()));
        bench.pass(DELAY.multipliedBy(2));
        assertThatThrownBy(caller::connectResult).isInstanceOfSatisfying(Ws2Exception.class, e -> {
            assertThat(e.error()).isEqualTo(WsaError.WSAECONNREFUSED);
            assertThat(e.networkCause().orElseThrow().number()).isEqualTo(3);
            assertThat(e.side()).isEqualTo(Side.PEER);
        });
        caller.connect(new ConnectCall(new LocalAddress("eve", 1), octets(""), Optional.empty(), Optional.empty()));
        bench.pass(DELAY.multipliedBy(2));
        assertFails(WsaError.WSAEHOSTUNREACH, caller::connectResult);
        caller.connect(call());
        bench.pass(DELAY);
        listener.nextRequest().reject();
        bench.pass(DELAY);
        assertFails(WsaError.WSAECONNREFUSED, caller::connectResult);
        assertThat(bench.network.circuits()).isZero();
    }

    @Test
    void fullBacklogRefusesAndTheListenersEndRefusesTheRest() throws Ws2Exception {
        listener.listen(1);
        caller.connect(call());
        ProviderSocket late = bench.open(bench.alice, GroupRequest.NONE);
        late.connect(call());
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNREFUSED, late::connectResult);
        assertThat(caller.connectResult()).isNull();
        listener.close(CloseMode.GRACEFUL);
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNREFUSED, caller::connectResult);
    }

    @Test
    void connectThatIsGivenUpVanishesAtTheOtherEndToo() throws Ws2Exception {
        caller.connect(call());
        bench.pass(DELAY);
        caller.cancelConnect();
        bench.pass(DELAY);
        assertThat(listener.nextRequest()).isNull();
        caller.connect(call());
        bench.pass(DELAY);
        IncomingConnection request = listener.nextRequest();
        ProviderSocket accepted = request.accept(request.request().accept(), what -> {});
        caller.close(CloseMode.GRACEFUL);
        bench.pass(DELAY);
        assertFails(WsaError.WSAECONNRESET, () -> read(accepted));
        assertThat(bench.network.circuits()).isZero();
    }

    @Test
    void octetsTakeTheirTimeOnTheLink() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        assertThat(offer(caller, 5_000)).isEqualTo(5_000);
        bench.pass(Duration.ofMillis(1).plus(DELAY));
        assertThat(drain(accepted)).isEqualTo(1_000);
        bench.pass(Duration.ofMillis(4).minusNanos(1));
        assertThat(drain(accepted)).isEqualTo(3_500);
        bench.pass(Duration.ofNanos(1));
        assertThat(drain(accepted)).isEqualTo(500);
    }

    @Test
    void readerThatStopsStopsTheSenderAndNobodyElse() throws Ws2Exception {
        ProviderSocket slow = bench.connect(caller, call(), listener);
        ProviderSocket other = bench.open(bench.alice, GroupRequest.NONE);
        ProviderSocket quick = bench.connect(other, call(), listener);
        int taken = 0;
        for (int i = 0; i < 50; i++) {
            taken += Math.max(0, offer(caller, 5_000));
            bench.pass(Duration.ofMillis(10));
        }
        assertThat(taken).isEqualTo(20_000); // one buffer at each end
        assertThat(caller.readiness() & Ready.SEND).isZero();
        offer(other, 8_000);
        bench.pass(LONG);
        assertThat(drain(quick)).isEqualTo(8_000);
        assertThat(drain(slow)).isEqualTo(10_000);
        bench.pass(LONG);
        assertThat(drain(slow)).isEqualTo(10_000);
        assertThat(caller.readiness() & Ready.SEND).isNotZero();
    }

    @Test
    void halfCloseAndDisconnectDataFollowAllOctets() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        caller.send(octets("last words"), 0);
        caller.extension(DisconnectData.class).sendDisconnect(octets("bye"));
        bench.pass(LONG);
        assertThat(accepted.readiness() & Ready.ENDED).isZero();
        assertThat(read(accepted)).isEqualTo("last words");
        assertThat(accepted.readiness() & Ready.ENDED).isNotZero();
        assertThat(read(accepted)).isEmpty();
        assertThat(text(accepted.extension(DisconnectData.class).disconnectData()))
                .isEqualTo("bye");
        accepted.send(octets("answer"), 0);
        bench.pass(LONG);
        assertThat(read(caller)).isEqualTo("answer");
    }

    @Test
    void gracefulCloseStillSendsAndEndsTheCircuit() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        offer(caller, 9_000);
        caller.close(CloseMode.GRACEFUL);
        assertThat(bench.network.circuits()).isOne();
        bench.pass(LONG);
        assertThat(bench.network.circuits()).isZero();
        assertThat(drain(accepted)).isEqualTo(9_000);
        assertThat(read(accepted)).isEmpty();
        assertFails(WsaError.WSAECONNRESET, () -> offer(accepted, 1));
    }

    @Test
    void abortiveCloseResets() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        offer(caller, 9_000);
        caller.close(CloseMode.ABORTIVE);
        assertThat(bench.network.circuits()).isZero();
        bench.pass(LONG);
        assertFails(WsaError.WSAECONNRESET, () -> read(accepted));
        assertFails(WsaError.WSAENOTSOCK, () -> offer(caller, 1));
    }

    @Test
    void lingerEndsWhenEverythingIsSentOrItsLimitPasses() throws Ws2Exception {
        bench.connect(caller, call(), listener);
        offer(caller, 9_000);
        LingeringClose linger = caller.extension(LingeringClose.class);
        assertThat(linger.startLinger(Duration.ofMillis(5).toNanos())).isFalse();
        bench.pass(Duration.ofMillis(4));
        assertThat(caller.readiness() & Ready.LINGERED).isZero();
        bench.pass(Duration.ofMillis(1));
        assertThat(caller.readiness() & Ready.LINGERED).isNotZero();
        assertThat(linger.everythingSent()).isFalse();
        bench.pass(Duration.ofMillis(4));
        assertThat(linger.everythingSent()).isTrue();
    }

    @Test
    void lingerWithAnEndlessLimitEndsWhenEverythingIsSent() throws Ws2Exception {
        bench.connect(caller, call(), listener);
        offer(caller, 9_000);
        LingeringClose linger = caller.extension(LingeringClose.class);
        assertThat(linger.startLinger(Long.MAX_VALUE)).isFalse();
        bench.pass(Duration.ofMillis(8));
        assertThat(caller.readiness() & Ready.LINGERED).isZero();
        bench.pass(Duration.ofMillis(1));
        assertThat(caller.readiness() & Ready.LINGERED).isNotZero();
        assertThat(linger.everythingSent()).isTrue();
    }

    @Test
    void cutLinkEndsConnectionsAndConnectsAndWorksAgain() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        ProviderSocket waiting = bench.open(bench.alice, GroupRequest.NONE);
        waiting.connect(call());
        bench.network.cutLink("alice", "bob");
        assertFails(WsaError.WSAECONNRESET, () -> read(accepted));
        assertFails(WsaError.WSAECONNRESET, () -> offer(caller, 1));
        assertFails(WsaError.WSAECONNRESET, waiting::connectResult);
        assertThat(bench.network.circuits()).isZero();
        ProviderSocket again = bench.open(bench.alice, GroupRequest.NONE);
        bench.connect(again, call(), listener);
        assertThat(bench.network.circuits()).isOne();
    }

    @Test
    void peekLeavesOctetsAndUnknownFlagsAreRefused() throws Ws2Exception {
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        caller.send(octets("look"), 0);
        bench.pass(LONG);
        ByteBuffer room = ByteBuffer.allocate(10);
        assertThat(accepted.receive(room, Ws2Constants.MSG_PEEK)).isEqualTo(4);
        assertThat(accepted.ioctl(Ioctls.FIONREAD, null)).isEqualTo(4);
        assertThat(read(accepted)).isEqualTo("look");
        assertFails(WsaError.WSAEOPNOTSUPP, () -> caller.send(octets("x"), Ws2Constants.MSG_OOB));
    }

    @Test
    void libraryBindsOnItsOwnHostAndOnThoseOfNobody() throws Ws2Exception {
        ProviderSocket other = bench.open(bench.alice, GroupRequest.NONE);
        assertFails(WsaError.WSAEADDRNOTAVAIL, () -> {
            other.bind(new LocalAddress("bob", 0));
            return null;
        });
        assertFails(WsaError.WSAEADDRINUSE, () -> {
            bench.open(bench.bob, GroupRequest.NONE).bind(PORT);
            return null;
        });
        other.bind(new LocalAddress("carol", 0));
        assertThat(((LocalAddress) other.sockName()).host()).isEqualTo("carol");
    }

    @Test
    void librariesOnOneNetworkMustAgreeOnIt() {
        bench.values.put(ReferenceCatalog.RATE, 5);
        assertThatThrownBy(() -> bench.library("carol"))
                .isInstanceOf(Ws2Exception.class)
                .hasMessageContaining("network 'bench' is in use")
                .hasMessageContaining("octetsPerSecond=5");
    }

    @Test
    void messagesKeepTheirBoundariesAndAreNeverCut() throws Ws2Exception {
        ProviderSocket port = bench.bob.open(new OpenRequest(bench.message, GroupRequest.NONE, 0), what -> {});
        port.bind(new LocalAddress("bob", 9001));
        port.listen(1);
        ProviderSocket sender = bench.alice.open(new OpenRequest(bench.message, GroupRequest.NONE, 0), what -> {});
        ConnectCall call = new ConnectCall(port.sockName(), octets(""), Optional.empty(), Optional.empty());
        ProviderSocket receiver = bench.connect(sender, call, port);
        sender.send(octets("one"), 0);
        sender.send(octets(""), 0);
        sender.send(octets("three"), 0);
        assertFails(WsaError.WSAEMSGSIZE, () -> offer(sender, 4_001));
        offer(sender, 4_000);
        bench.pass(LONG);
        assertThat(read(receiver)).isEqualTo("one");
        assertThat(receiver.receive(ByteBuffer.allocate(9), 0)).isZero();
        assertFails(WsaError.WSAEMSGSIZE, () -> receiver.receive(ByteBuffer.allocate(4), 0));
        assertThat(read(receiver)).isEqualTo("three");
        assertThat(read(receiver)).hasSize(4_000);
        assertThat(sender.option(SocketOptions.SO_MAX_MSG_SIZE)).isEqualTo(4_000);
        sender.shutdown(Shutdown.SD_SEND);
        bench.pass(LONG);
        assertThat(receiver.receive(ByteBuffer.allocate(9), 0)).isEqualTo(ProviderSocket.DISCONNECTED);
    }

    @Test
    void fullSizeMessagesNeverStall() throws Ws2Exception {
        ProviderSocket port = bench.bob.open(new OpenRequest(bench.message, GroupRequest.NONE, 0), what -> {});
        port.bind(new LocalAddress("bob", 9001));
        port.listen(1);
        ProviderSocket sender = bench.alice.open(new OpenRequest(bench.message, GroupRequest.NONE, 0), what -> {});
        ConnectCall call = new ConnectCall(port.sockName(), octets(""), Optional.empty(), Optional.empty());
        ProviderSocket receiver = bench.connect(sender, call, port);
        Random random = new Random(5);
        int sent = 0;
        int received = 0;
        for (int i = 0; i < 400; i++) {
            if ((sender.readiness() & Ready.SEND) != 0) {
                assertThat(offer(sender, random.nextBoolean() ? 4_000 : random.nextInt(4_001)))
                        .isNotNegative();
                sent++;
            }
            bench.pass(Duration.ofMillis(random.nextInt(9)));
            if (random.nextBoolean() && receiver.receive(ByteBuffer.allocate(4_000), 0) >= 0) received++;
        }
        bench.pass(LONG);
        for (int i = 0; i < 400; i++) {
            if (receiver.receive(ByteBuffer.allocate(4_000), 0) >= 0) received++;
            bench.pass(Duration.ofMillis(9));
        }
        assertThat(received).isEqualTo(sent).isGreaterThan(100);
    }

    @Test
    void everyOctetArrivesUnderAllMisbehaviour() throws Ws2Exception {
        bench.close();
        Map<io.trunkline.spi.ConfigKey<?>, Object> bad = new HashMap<>();
        bad.put(ReferenceCatalog.PARTIAL, true);
        bad.put(ReferenceCatalog.SPURIOUS, true);
        bad.put(ReferenceCatalog.LATENESS, Duration.ofMillis(3));
        bench = new Bench(bad);
        listener = bench.listener(bench.stream);
        List<Integer> upcalls = new ArrayList<>();
        caller = bench.alice.open(new OpenRequest(bench.stream, GroupRequest.NONE, 0), upcalls::add);
        ProviderSocket accepted = bench.connect(caller, call(), listener);
        byte[] sent = new byte[60_000];
        new Random(3).nextBytes(sent);
        ByteBuffer data = ByteBuffer.wrap(sent);
        ByteBuffer got = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < 10_000 && got.hasRemaining(); i++) {
            caller.send(data, 0);
            accepted.receive(got, 0);
            bench.pass(Duration.ofMillis(1));
        }
        assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(sent));
        assertThat(upcalls).contains(Ready.ALL, Ready.SEND);
    }
}
