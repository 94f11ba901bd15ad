package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Parties at three hosts do with sockets and groups whatever comes to their mind, in all directions at once: what arrives is
 * what was sent, and what fails has a code that an application can expect.
 */
final class RandomUse {
    private static final long END_NANOS = 40_000_000_000L;
    private static final int CALLERS = 3;
    private static final int TAKERS = 3;
    private static final int MOST_STEPS = 20;
    private static final int LARGEST_MESSAGE = 3_000;
    private static final int MOST_CALLER_DATA = 64;
    /** Some that are not for every socket, and none that looks at what stays. */
    private static final int[] FLAGS = {
        Ws2Constants.MSG_WAITALL, Ws2Constants.MSG_OOB, Ws2Constants.MSG_PARTIAL, Ws2Constants.MSG_DONTROUTE
    };

    private static final byte[] FAREWELL = {1, 2, 3};
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final CircuitHosts hosts;
    private final long seed;
    private final Outcomes outcomes = new Outcomes();
    /** Threads of the parties. */
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    /** What a condition function saw that was not as it was sent: the library would take it for the application's own mistake. */
    private final List<String> damaged = new CopyOnWriteArrayList<>();

    /** Nobody does anything yet. */
    RandomUse(CircuitHosts hosts, long seed) {
        this.hosts = hosts;
        this.seed = seed;
    }

    /** Calls with what became of them, and how often. */
    SortedMap<String, Integer> outcomes() {
        return outcomes.times();
    }

    /** All of it, to the end. */
    void run() throws Exception {
        Map<String, Ws2> libraries = new LinkedHashMap<>();
        libraries.put("alice", hosts.alice);
        libraries.put("bob", hosts.bob);
        libraries.put("carol", hosts.join("carol"));
        List<Ws2Socket> ports = new ArrayList<>();
        List<SocketGroup> groups = new ArrayList<>();
        List<CircuitHosts.Part> parts = new ArrayList<>();
        int party = 0;
        for (String host : libraries.keySet()) {
            Ws2 library = libraries.get(host);
            List<String> peers = libraries.keySet().stream()
                    .filter(name -> !name.equals(host))
                    .toList();
            Random random = random(party++);
            SocketGroup group = group(library, random);
            groups.add(group);
            for (boolean messages : new boolean[] {false, true}) {
                Ws2Socket port = library.listen(hosts.entry(library, messages), host + (messages ? ":9001" : ":9000"));
                ports.add(port);
                for (int i = 0; i < TAKERS; i++) {
                    Random own = random(party++);
                    parts.add(known(() -> take(port, messages, own)));
                }
            }
            for (int i = 0; i < CALLERS; i++) {
                Random own = random(party++);
                parts.add(known(() -> call(library, group, peers, own)));
            }
            Random own = random(party++);
            parts.add(() -> meddle(group, own));
        }
        disturb(libraries.get("carol"), parts);
        hosts.run(parts.toArray(CircuitHosts.Part[]::new));
        assertThat(damaged).as("data of calls").isEmpty();
        for (SocketGroup group : groups) did("close group", group::close);
        for (Ws2Socket port : ports) did("close port", port::close);
    }

    private SocketGroup group(Ws2 library, Random random) throws Ws2Exception {
        return library.openGroup(
                hosts.entry(library, random.nextInt(4) == 0),
                random.nextInt(4) == 0 ? GroupKind.CONSTRAINED : GroupKind.UNCONSTRAINED,
                groupQos(random));
    }

    /** In some runs threads are interrupted, in some a library ends before the others. */
    private void disturb(Ws2 leaving, List<CircuitHosts.Part> parts) {
        Random interrupting = random(-1);
        if (interrupting.nextInt(3) == 0) parts.add(() -> interrupt(interrupting));
        if (random(-2).nextInt(4) == 0) parts.add(() -> leave(leaving, random(-3)));
    }

    /** A thread that may be interrupted. */
    private CircuitHosts.Part known(CircuitHosts.Part part) {
        return () -> {
            threads.add(Thread.currentThread());
            part.run();
        };
    }

    private void interrupt(Random random) throws Exception {
        while (!isOver()) {
            sleep(4_000, random);
            threads.get(random.nextInt(threads.size())).interrupt();
        }
    }

    /** Ends a library whose sockets others use. */
    private void leave(Ws2 library, Random random) throws Exception {
        sleep(30_000, random);
        did("close library", library::close);
    }

    private Random random(int party) {
        return new Random(seed * 0x9E3779B97F4A7C15L + party);
    }

    private static GroupQos groupQos(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> GroupQos.none();
            case 1 -> GroupQos.prefer(contract(random));
            default -> GroupQos.require(contract(random));
        };
    }

    private static Qos contract(Random random) {
        int rate = 1_000 + random.nextInt(random.nextBoolean() ? 8_000 : 60_000);
        FlowSpec flow = random.nextInt(3) == 0
                ? FlowSpec.controlledLoad(rate, 4_096)
                : FlowSpec.guaranteed(rate, 4_096).withDelay(20_000 + random.nextInt(50_000), FlowSpec.NOT_SPECIFIED);
        if (random.nextInt(5) == 0) flow = FlowSpec.BEST_EFFORT;
        return random.nextInt(4) == 0 ? Qos.of(flow, FlowSpec.UNSPECIFIED) : Qos.symmetric(flow);
    }

    private boolean did(String what, Outcomes.Step step) {
        boolean done = outcomes.of(what, step);
        if (!done) Thread.interrupted(); // who is interrupted goes on with something else
        return done;
    }

    private void sleep(int mostMillis, Random random) throws Exception {
        int millis = 1 + random.nextInt(mostMillis);
        try {
            hosts.clock().sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            return; // goes on with something else
        }
    }

    private boolean isOver() throws Ws2Exception {
        return hosts.clock().nanos() >= END_NANOS;
    }

    private void take(Ws2Socket port, boolean messages, Random random) throws Exception {
        while (!isOver()) {
            if (random.nextInt(3) == 0) sleep(3_000, random);
            Ws2Socket[] taken = new Ws2Socket[1];
            if (!did("accept", () -> taken[0] = port.accept(request -> answer(request, random), PATIENCE))) continue;
            use(taken[0], messages, null, random);
        }
    }

    private Decision answer(ConnectionRequest request, Random random) {
        note(request.callerData(), "caller");
        if (random.nextInt(12) == 0) return request.reject();
        if (random.nextInt(12) == 0) return request.defer();
        Decision accepted = request.accept();
        if (random.nextInt(4) == 0) accepted = accepted.calleeData(data(request.calleeDataRoom(), random));
        return random.nextBoolean() ? accepted.mirrorGroup() : accepted;
    }

    private static ByteBuffer data(int most, Random random) {
        return ByteBuffer.wrap(most < 5 ? new byte[0] : Octetry.message(5 + random.nextInt(most - 4)));
    }

    private void note(ByteBuffer data, String of) {
        int length = data.remaining();
        if (length > 0 && !data.equals(ByteBuffer.wrap(Octetry.message(Math.max(4, length))))) {
            damaged.add(length + " octets of a " + of);
        }
    }

    /** Does something to a socket that another thread uses. */
    private void meddle(SocketGroup group, Random random) throws Exception {
        while (!isOver()) {
            sleep(4_000, random);
            if (random.nextInt(3) == 0) did("set group QoS", () -> group.setQos(groupQos(random)));
            List<Ws2Socket> members = group.members();
            if (members.isEmpty()) continue;
            Ws2Socket member = members.get(random.nextInt(members.size()));
            switch (random.nextInt(4)) {
                case 0 -> did("abort", member::abort);
                case 1 -> did("close", member::close);
                case 2 -> did("shutdown", () -> member.shutdown(Shutdown.SD_BOTH));
                default -> did("set own QoS", () -> member.ioctl(Ioctls.SIO_SET_QOS, contract(random)));
            }
        }
    }

    private void call(Ws2 library, SocketGroup group, List<String> peers, Random random) throws Exception {
        boolean ofMessages =
                group.selection().chosen().equals(hosts.messages(library).chosen());
        while (!isOver()) {
            sleep(2_000, random);
            boolean alone = random.nextInt(3) == 0;
            boolean messages = alone ? random.nextInt(3) == 0 : ofMessages;
            Ws2Socket[] made = new Ws2Socket[1];
            if (!did(
                    "socket",
                    () -> made[0] = alone
                            ? library.socket(hosts.entry(library, messages), GroupRequest.NONE)
                            : group.socket(random.nextInt(4)))) continue;
            String to = peers.get(random.nextInt(peers.size()));
            ConnectRequest request = ConnectRequest.to(to + (messages ? ":9001" : ":9000"))
                    .limit(Duration.ofMillis(random.nextInt(4) == 0 ? 1 + random.nextInt(300) : 20_000));
            if (random.nextInt(3) == 0) request = request.qos(contract(random));
            if (random.nextInt(6) == 0) request = request.groupQos(groupQos(random));
            if (random.nextInt(4) == 0) request = request.callerData(data(MOST_CALLER_DATA, random));
            ConnectRequest asked = request;
            boolean connected = random.nextInt(4) == 0
                    ? startsConnecting(made[0], asked, random)
                    : did("connect", () -> note(made[0].connect(asked).calleeData(), "called side"));
            if (!connected && random.nextBoolean()) {
                end(made[0], true);
                continue;
            }
            use(made[0], messages, alone ? null : group, random);
        }
    }

    /** Connects without waiting in the library, and asks now and then what has come of it. */
    private boolean startsConnecting(Ws2Socket socket, ConnectRequest request, Random random) throws Exception {
        did("mode", () -> socket.ioctl(Ioctls.FIONBIO, true));
        did("start connect", () -> socket.connect(request));
        for (int i = random.nextInt(6); i > 0; i--) {
            sleep(1_000, random);
            if (did("connect result", socket::connectResult)) return true;
        }
        return false;
    }

    /** One end of a connection. */
    private static final class End {
        final byte[] mine;
        int sent;
        byte[] theirs;
        int received;

        End(int key) {
            mine = stream(key);
        }
    }

    /** All that one side may say; its first octet tells the rest. */
    private static byte[] stream(int key) {
        byte[] octets = Octetry.pattern(key & 0xFF, MOST_STEPS * LARGEST_MESSAGE);
        octets[0] = (byte) key;
        return octets;
    }

    private void use(Ws2Socket socket, boolean messages, SocketGroup group, Random random) throws Exception {
        End end = new End(random.nextInt(256));
        did("option", () -> socket.setOption(SocketOptions.SO_RCVTIMEO, PATIENCE));
        did("option", () -> socket.setOption(SocketOptions.SO_SNDTIMEO, PATIENCE));
        for (int steps = random.nextInt(MOST_STEPS); steps > 0; steps--) {
            if (isOver()) break;
            step(socket, messages, group, end, random);
        }
        if (random.nextInt(3) == 0) did("option", () -> socket.setOption(SocketOptions.SO_LINGER, linger(random)));
        end(socket, random.nextInt(3) > 0);
    }

    /** One that does not wait but lingers cannot be closed, and stays; one that is interrupted as it lingers may. */
    private void end(Ws2Socket socket, boolean orderly) {
        if (!orderly || !did("close", socket::close)) did("abort", socket::abort);
    }

    private static Linger linger(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Linger.OFF;
            case 1 -> Linger.RESET;
            default -> Linger.of(Duration.ofSeconds(1 + random.nextInt(5)));
        };
    }

    private void step(Ws2Socket socket, boolean messages, SocketGroup group, End end, Random random) throws Exception {
        switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> send(socket, messages, end, random);
            case 4, 5, 6, 7 -> receive(socket, messages, end, random);
            case 8 -> sleep(1_000, random);
            case 9 -> did("priority", () -> socket.setOption(SocketOptions.SO_GROUP_PRIORITY, random.nextInt(5)));
            case 10 ->
                did("weight", () -> socket.setOption(SocketOptions.SO_GROUP_MEMBER_WEIGHT, 1 + random.nextInt(9)));
            case 11 ->
                did(
                        "scheduler",
                        () -> socket.setOption(
                                SocketOptions.SO_GROUP_SCHEDULER,
                                GroupScheduling.values()[random.nextInt(GroupScheduling.values().length)]));
            case 12 -> did("set own QoS", () -> socket.ioctl(Ioctls.SIO_SET_QOS, contract(random)));
            case 13 -> {
                if (group != null && random.nextBoolean()) did("set group QoS", () -> group.setQos(groupQos(random)));
                else did("get own QoS", () -> socket.ioctl(Ioctls.SIO_GET_QOS, null));
            }
            case 14 -> {
                if (random.nextInt(3) == 0)
                    did("shutdown", () -> socket.shutdown(Shutdown.values()[random.nextInt(3)]));
                else did("statistics", socket::statistics);
            }
            case 15 -> did("mode", () -> socket.ioctl(Ioctls.FIONBIO, random.nextBoolean()));
            case 16 -> {
                if (random.nextInt(4) == 0)
                    did("send disconnect", () -> socket.sendDisconnect(ByteBuffer.wrap(FAREWELL)));
                else did("watch", () -> socket.onQosChange(Runnable::run, change -> did("told", () -> {})));
            }
            default -> {
                did("get group QoS", () -> socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null));
                did("count", () -> socket.ioctl(Ioctls.FIONREAD, null));
            }
        }
    }

    private void send(Ws2Socket socket, boolean messages, End end, Random random) {
        int length = 5 + random.nextInt(random.nextInt(4) == 0 ? LARGEST_MESSAGE - 5 : 300);
        ByteBuffer data = messages
                ? ByteBuffer.wrap(Octetry.message(length))
                : ByteBuffer.wrap(end.mine, end.sent, length).slice();
        int flags = random.nextInt(20) == 0 ? FLAGS[random.nextInt(FLAGS.length)] : 0;
        did("send", () -> socket.send(data, flags));
        end.sent += data.position();
    }

    private void receive(Ws2Socket socket, boolean messages, End end, Random random) {
        byte[] octets = new byte[messages ? LARGEST_MESSAGE : 1 + random.nextInt(4_000)];
        int[] got = new int[1];
        boolean peek = random.nextInt(8) == 0;
        int flags = peek ? Ws2Constants.MSG_PEEK : random.nextInt(8) == 0 ? FLAGS[random.nextInt(FLAGS.length)] : 0;
        did("receive", () -> got[0] = socket.receive(ByteBuffer.wrap(octets), flags));
        int length = got[0];
        if (length <= 0) return;
        ByteBuffer came = ByteBuffer.wrap(octets, 0, length);
        if (messages) {
            assertThat(came).as("a message").isEqualTo(ByteBuffer.wrap(Octetry.message(length)));
            return;
        }
        if (end.theirs == null) end.theirs = stream(octets[0]);
        assertThat(came)
                .as("from octet %d on", end.received)
                .isEqualTo(ByteBuffer.wrap(end.theirs, end.received, length));
        if (!peek) end.received += length;
    }
}
