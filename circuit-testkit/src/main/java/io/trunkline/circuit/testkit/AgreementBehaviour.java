package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random contracts of three members and of a socket in no group, asked for and changed while the network has less and more: in
 * the end both sides read the same, and nothing is left. {@code -Dtest.agreement.runs=1000} for the long run.
 */
@Tag("once")
public abstract class AgreementBehaviour implements CircuitSystem {
    private static final int RUNS = Integer.getInteger("test.agreement.runs", 12);
    private static final long FIRST_SEED = Long.getLong("test.agreement.seed", 1);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SOCKETS = 4;
    private static final int ALONE = 3;
    /** By then the last fault is over, and whoever tries again at longer and longer intervals has done so. */
    private static final long QUIET_NANOS = 120_000_000_000L;

    private static final long END_NANOS = 122_000_000_000L;

    /** Takes something away, in the language of network files, without saying when and for how long. */
    protected abstract String fault(Random random);

    /** What a group or a socket asks for. */
    protected abstract Qos contract(Random random);

    /** The network says no for want of room, as the provider's page has it. */
    protected boolean isRefusal(Ws2Exception why) {
        return why instanceof QosRefusedException refused
                && (refused.networkCause().isPresent() || refused.available().isPresent());
    }

    /** A fault may leave nothing of a circuit, so that its sockets fail. */
    protected abstract boolean endsCircuits();

    /** What one run is made of. */
    private final class Run {
        final long seed;
        final List<String> faults = new ArrayList<>();
        final boolean groupAsks;
        final Qos ofGroup;
        final Ws2Socket[] atAlice = new Ws2Socket[SOCKETS];
        final Ws2Socket[] atBob = new Ws2Socket[SOCKETS];
        SocketGroup group;

        Run(long seed) {
            this.seed = seed;
            Random random = random(0);
            for (int i = random.nextInt(4); i > 0; i--)
                faults.add("at=" + random.nextInt(20_000) + "ms " + fault(random) + " for="
                        + (1 + random.nextInt(10_000)) + "ms");
            groupAsks = random.nextInt(3) > 0;
            ofGroup = groupAsks ? contract(random) : Qos.UNSPECIFIED;
        }

        Random random(int part) {
            return new Random(seed * 0x9E3779B97F4A7C15L + part);
        }

        boolean mayEnd() {
            return endsCircuits() && !faults.isEmpty();
        }

        void ended(Ws2Exception why) throws Ws2Exception {
            if (!mayEnd()) throw why;
        }

        /** What a socket asks for itself, within what its group has. */
        Qos share(int id, Random random) {
            boolean within = groupAsks && id != ALONE;
            return within ? Qos.symmetric(FlowSpec.guaranteed(500 + random.nextInt(1_000), 2_048)) : contract(random);
        }
    }

    @Test
    void bothSidesReadTheSameContractsInTheEnd() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Run run = new Run(seed);
            try {
                hold(run);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", faults " + run.faults + ": " + e.getMessage(), e);
            }
        }
    }

    private void hold(Run run) throws Exception {
        try (CircuitHosts hosts = hosts("seed = " + run.seed, CircuitHosts.faults(run.faults.toArray(String[]::new)))) {
            Ws2Socket port = hosts.bob.listen(hosts.streams(hosts.bob), "bob:9000");
            run.group = hosts.alice.openGroup(
                    hosts.streams(hosts.alice),
                    GroupKind.UNCONSTRAINED,
                    run.groupAsks ? GroupQos.require(run.ofGroup) : GroupQos.none());
            List<CircuitHosts.Part> parts = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                int id = i;
                parts.add(() -> listen(run, port));
                parts.add(() -> talk(run, hosts, id));
            }
            parts.add(() -> compare(run, hosts));
            hosts.run(parts.toArray(CircuitHosts.Part[]::new));
            run.group.close();
            port.close();
            hosts.nothingIsLeft();
        }
    }

    /** Bob takes a connection, if one comes, and reads it to its end; its first octet says whose it is. */
    private void listen(Run run, Ws2Socket port) throws Ws2Exception {
        Ws2Socket socket;
        try {
            socket = port.accept(request -> request.accept().mirrorGroup(), Duration.ofNanos(END_NANOS));
        } catch (Ws2Exception nobodyCame) {
            return;
        }
        int id = -1;
        try (socket) {
            ByteBuffer part = ByteBuffer.allocate(4_096);
            int got = socket.receive(part);
            if (got > 0) id = part.get(0);
            if (id >= 0) run.atBob[id] = socket;
            while (got > 0) got = socket.receive(part.clear());
        } catch (Ws2Exception ended) {
            run.ended(ended);
            if (id >= 0) run.atBob[id] = null;
        }
    }

    private void talk(Run run, CircuitHosts hosts, int id) throws Exception {
        Random random = run.random(1 + id);
        Ws2Socket socket = id == ALONE ? hosts.alice.socket(hosts.stream()) : run.group.socket(id);
        hosts.clock().sleep(Duration.ofMillis(random.nextInt(8_000)));
        try (socket) {
            ConnectRequest request = ConnectRequest.to("bob:9000").limit(LIMIT);
            boolean asks = id == ALONE || !run.groupAsks || random.nextInt(3) == 0;
            socket.connect(asks && random.nextInt(4) > 0 ? request.qos(run.share(id, random)) : request);
            socket.send(ByteBuffer.wrap(new byte[] {(byte) id}));
            for (int steps = random.nextInt(4); steps > 0; steps--) {
                hosts.clock().sleep(Duration.ofNanos(random.nextInt(1_500_000_000)));
                step(run, socket, id, random);
            }
            if (random.nextInt(3) == 0) return;
            run.atAlice[id] = socket;
            hosts.clock().sleepUntil(END_NANOS);
        } catch (Ws2Exception why) {
            if (!isRefusal(why)) run.ended(why);
        }
    }

    private void step(Run run, Ws2Socket socket, int id, Random random) throws Ws2Exception {
        try {
            if (id == 0 && random.nextBoolean()) run.group.setQos(GroupQos.require(contract(random)));
            else if (random.nextBoolean()) socket.ioctl(Ioctls.SIO_SET_QOS, run.share(id, random));
            else socket.send(ByteBuffer.wrap(new byte[1 + random.nextInt(3_000)]));
        } catch (QosRefusedException refused) {
            assertThat(refused.getMessage()).isNotEmpty(); // what was in force still is
        }
    }

    private void compare(Run run, CircuitHosts hosts) throws Exception {
        hosts.clock().sleepUntil(QUIET_NANOS);
        for (int i = 0; i < SOCKETS; i++) {
            if (run.atAlice[i] == null || (run.atBob[i] == null && run.mayEnd())) continue;
            Qos own = run.atAlice[i].ioctl(Ioctls.SIO_GET_QOS, null);
            assertThat(run.atBob[i].ioctl(Ioctls.SIO_GET_QOS, null).mirrored())
                    .as("socket %d", i)
                    .isEqualTo(own);
            if (i == ALONE || !run.groupAsks) continue;
            Qos ofGroup = run.atAlice[i].ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
            assertThat(run.atBob[i].ioctl(Ioctls.SIO_GET_GROUP_QOS, null).mirrored())
                    .as("group of socket %d", i)
                    .isEqualTo(ofGroup);
        }
    }
}
