package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.provider.reference.control.ReferenceNetwork;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ordinary programs with blocking calls: two parties in one process, each with a library on a host of its own. */
@Timeout(60)
class ProgramTest {
    private static final int RATE = 400_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Ws2 alice;
    private Ws2 bob;
    private ProtocolInfo entry;
    private Ws2Socket listener;

    @BeforeEach
    void start() throws Ws2Exception {
        alice = library("alice");
        bob = library("bob");
        entry = alice.enumProtocols().stream()
                .filter(candidate -> candidate.id().equals("reference"))
                .findFirst()
                .orElseThrow();
        listener = bob.socket(SocketRequest.of(entry), GroupRequest.NONE);
        listener.bind("bob:9000");
        listener.listen(10);
    }

    private static Ws2 library(String host) throws Ws2Exception {
        return Ws2.startup(Ws2Config.defaults()
                .set("providers.reference.network", "programs")
                .set("providers.reference.host", host)
                .set("providers.reference.rate", Integer.toString(RATE)));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        alice.close();
        bob.close();
        assertThatThrownBy(() -> ReferenceNetwork.named("programs")).isInstanceOf(IllegalStateException.class);
    }

    private Ws2Socket socket(GroupRequest group) throws Ws2Exception {
        return alice.socket(SocketRequest.of(entry), group);
    }

    private Ws2Socket connected(Ws2Socket caller, ConnectRequest request) throws Exception {
        Future<Ws2Socket> accepted =
                threads.submit(() -> listener.accept(asked -> asked.accept().mirrorGroup()));
        caller.connect(request);
        return accepted.get(10, TimeUnit.SECONDS);
    }

    private static ConnectRequest call() {
        return ConnectRequest.to("bob:9000");
    }

    @Test
    void twoThreadsWithBlockingCallsExchangeAllOctets() throws Exception {
        Ws2Socket caller = socket(GroupRequest.NONE);
        Ws2Socket accepted = connected(caller, call());
        byte[] sent = new byte[150_000];
        new Random(9).nextBytes(sent);
        Future<?> sender = threads.submit(() -> {
            caller.send(ByteBuffer.wrap(sent), 0);
            caller.shutdown(Shutdown.SD_SEND);
            return null;
        });
        ByteBuffer got = ByteBuffer.allocate(sent.length + 1);
        int count = 1;
        while (count > 0) count = accepted.receive(got, 0);
        sender.get(10, TimeUnit.SECONDS);
        assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(sent));
    }

    @Test
    void linkIsAsSlowAsConfigured() throws Exception {
        Ws2Socket caller = socket(GroupRequest.NONE);
        Ws2Socket accepted = connected(caller, call());
        int octets = RATE / 2;
        long start = System.nanoTime();
        Future<?> sender = threads.submit(sends(caller, octets));
        long arrivedAt = receiveAll(accepted, octets).call();
        sender.get(10, TimeUnit.SECONDS);
        assertThat(arrivedAt - start).isGreaterThanOrEqualTo(octets * NANOS_PER_SECOND / RATE);
    }

    private static Callable<Void> sends(Ws2Socket socket, int octets) {
        return () -> {
            socket.send(ByteBuffer.allocate(octets), 0);
            return null;
        };
    }

    /** When the last of so many octets arrived. */
    private static Callable<Long> receiveAll(Ws2Socket socket, int octets) {
        return () -> {
            ByteBuffer got = ByteBuffer.allocate(octets);
            while (got.hasRemaining()) socket.receive(got, 0);
            return System.nanoTime();
        };
    }

    @Test
    void urgentMemberOvertakesABulkTransferOfItsGroup() throws Exception {
        Ws2Socket bulk = socket(GroupRequest.NEW_CONSTRAINED);
        Ws2Socket urgent = socket(GroupRequest.join(bulk.getOption(SocketOptions.SO_GROUP_ID)));
        bulk.setOption(SocketOptions.SO_GROUP_PRIORITY, 5);
        urgent.setOption(SocketOptions.SO_GROUP_PRIORITY, 0);
        Ws2Socket bulkThere = connected(bulk, call());
        Ws2Socket urgentThere = connected(urgent, call());
        assertThat(bulkThere.getOption(SocketOptions.SO_GROUP_ID))
                .isEqualTo(urgentThere.getOption(SocketOptions.SO_GROUP_ID));
        assertThat(ReferenceNetwork.named("programs").circuits()).isOne();
        Future<?> bulkSender = threads.submit(sends(bulk, RATE / 2));
        Future<Long> bulkDone = threads.submit(receiveAll(bulkThere, RATE / 2));
        receiveSome(bulkThere, bulkDone);
        Future<Long> urgentDone = threads.submit(receiveAll(urgentThere, 4_000));
        urgent.send(ByteBuffer.allocate(4_000), 0);
        assertThat(urgentDone.get(10, TimeUnit.SECONDS)).isLessThan(bulkDone.get(10, TimeUnit.SECONDS));
        bulkSender.get(10, TimeUnit.SECONDS);
        assertThat(urgent.statistics().inversions()).isZero();
    }

    /** The bulk transfer keeps the link busy: its receiver has not finished. */
    private static void receiveSome(Ws2Socket bulkThere, Future<Long> done) throws Exception {
        while (bulkThere.statistics().octetsReceived() == 0) Thread.onSpinWait();
        assertThat(done.isDone()).isFalse();
    }

    @Test
    void refusedContractSaysWhatIsAvailableAndThatIsAdmitted() throws Exception {
        Ws2Socket first = socket(GroupRequest.NEW_UNCONSTRAINED);
        connected(first, call().groupQos(GroupQos.require(rate(RATE * 3L / 4))));
        Ws2Socket second = socket(GroupRequest.NEW_UNCONSTRAINED);
        ConnectRequest tooMuch = call().groupQos(GroupQos.require(rate(RATE / 2)));
        QosRefusedException refused = null;
        try {
            second.connect(tooMuch);
        } catch (QosRefusedException e) {
            refused = e;
        }
        assertThat(refused).isNotNull();
        assertThat(refused.networkCause()).isPresent();
        assertThat(refused.getMessage()).contains("reference").contains("49");
        Qos available = refused.available().orElseThrow();
        assertThat(available).isEqualTo(rate(RATE / 4));
        connected(second, call().groupQos(GroupQos.require(available)));
        assertThat(ReferenceNetwork.named("programs").promisedOctetsPerSecond("alice", "bob"))
                .isEqualTo(RATE);
    }

    private static Qos rate(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 2_000));
    }

    @Test
    void preferredContractTakesWhatThereIsAndSaysSo() throws Exception {
        Ws2Socket caller = socket(GroupRequest.NEW_UNCONSTRAINED);
        Future<Ws2Socket> accepted = threads.submit(() -> listener.accept(asked -> asked.accept()));
        Connected outcome = caller.connect(call().groupQos(GroupQos.prefer(rate(RATE * 2L))));
        accepted.get(10, TimeUnit.SECONDS);
        assertThat(outcome.grantedGroupQos()).contains(rate(RATE));
        assertThat(outcome.ignored()).isNotEmpty();
    }

    @Test
    void deferredRequestIsAcceptedLater() throws Exception {
        Ws2Socket caller = socket(GroupRequest.NEW_CONSTRAINED);
        Future<Connected> connecting = threads.submit(() -> caller.connect(call()));
        assertThatThrownBy(() -> listener.accept(asked -> asked.defer())).hasMessageContaining("WSATRY_AGAIN");
        assertThat(connecting.isDone()).isFalse();
        Ws2Socket accepted = listener.accept(asked -> asked.accept().mirrorGroup());
        assertThat(connecting.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(bob.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.kind()).isEqualTo(GroupKind.CONSTRAINED));
        accepted.close();
        assertThat(bob.groups()).isEmpty();
    }

    @Test
    void connectToAHostThatDoesNotExistFailsAtOnce() {
        assertThatThrownBy(() -> socket(GroupRequest.NONE)
                        .connect(ConnectRequest.to("nowhere:1").limit(Duration.ofSeconds(20))))
                .hasMessageContaining("WSAEHOSTUNREACH");
    }
}
