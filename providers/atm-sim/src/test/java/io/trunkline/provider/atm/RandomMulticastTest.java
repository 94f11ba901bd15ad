package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.JL_SENDER_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.circuit.testkit.CircuitHosts;
import io.trunkline.circuit.testkit.Octetry;
import io.trunkline.circuit.testkit.Outcomes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Roots and leaves that come and go at random on networks that fail: no message is damaged, and nothing is left.
 * {@code -Dtest.multicast.runs=1000} for the long run.
 */
@Tag("once")
class RandomMulticastTest implements AtmSystem {
    private static final int RUNS = Integer.getInteger("test.multicast.runs", 10);
    private static final long FIRST_SEED = Long.getLong("test.multicast.seed", 1);
    private static final long END_NANOS = 40_000_000_000L;
    private static final int LARGEST_MESSAGE = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String[] MESSAGES = {
        "SETUP",
        "CONNECT",
        "RELEASE",
        "RELEASE_COMPLETE",
        "ADD_PARTY",
        "ADD_PARTY_ACK",
        "ADD_PARTY_REJECT",
        "DROP_PARTY",
        "DROP_PARTY_ACK"
    };

    private final Outcomes outcomes = new Outcomes();
    private CircuitHosts hosts;

    @Test
    void noMessageIsDamagedAndNothingIsLeft() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            String faults = seed % 3 == 0 ? "" : faults(new Random(seed));
            Random random = new Random(seed);
            List<String> file = seed % 2 == 0 ? networkOfThree() : randomNetwork(random);
            try (CircuitHosts network =
                    hostsOfAnySettings(file, random, "seed = " + seed, CircuitHosts.faults(faults))) {
                hosts = network;
                run(seed);
                network.clock().sleep(Duration.ofSeconds(120));
                network.nothingIsLeft();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ", faults " + faults + ": " + e.getMessage(), e);
            }
        }
        System.out.println(RUNS + " runs from seed " + FIRST_SEED + ": " + outcomes.times());
        assertThat(outcomes.times()).containsKeys("join done", "accept done", "receive done");
    }

    private static String faults(Random random) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String link = List.of("alice", "bob", "carol").get(random.nextInt(3)) + "-s1";
            String host = link.substring(0, link.length() - 3);
            String message = MESSAGES[random.nextInt(MESSAGES.length)];
            String at = "at=" + random.nextInt(20_000) + "ms ";
            faults.add(at
                    + switch (random.nextInt(6)) {
                        case 0 -> "loss link=" + link + " probability=0.02 for=5s";
                        case 1 -> "down link=" + link + " for=" + (1 + random.nextInt(15_000)) + "ms";
                        case 2 -> "rate link=" + link + " rate=" + (64 + random.nextInt(2_000)) + "kbit/s for=8s";
                        case 3 ->
                            "lose-message host=" + host + " message=" + message + " count=" + (1 + random.nextInt(2));
                        case 4 ->
                            "double-message host=" + host + " message=" + message + " count=" + (1 + random.nextInt(2));
                        default -> "bit-errors link=" + link + " probability=0.0001 for=5s";
                    });
        }
        return String.join("; ", faults);
    }

    private void run(long seed) throws Exception {
        Map<String, Ws2> libraries = new TreeMap<>(Map.of("alice", hosts.alice, "bob", hosts.bob));
        libraries.put("carol", hosts.join("carol"));
        List<CircuitHosts.Part> parts = new ArrayList<>();
        int party = 0;
        for (Map.Entry<String, Ws2> host : libraries.entrySet()) {
            Random ofRoot = new Random(seed * 0x9E3779B97F4A7C15L + party++);
            parts.add(() -> root(host.getValue(), host.getKey(), ofRoot));
            for (int service = 100; service < 102; service++) {
                String name = host.getKey() + ":" + service;
                Random ofLeaf = new Random(seed * 0x9E3779B97F4A7C15L + party++);
                parts.add(() -> leaf(host.getValue(), name, ofLeaf));
            }
        }
        hosts.run(parts.toArray(CircuitHosts.Part[]::new));
    }

    private boolean did(String what, Outcomes.Step step) {
        return outcomes.of(what, step);
    }

    private boolean isOver() throws Ws2Exception {
        return hosts.clock().nanos() >= END_NANOS;
    }

    private void sleep(int mostMillis, Random random) throws Exception {
        hosts.clock().sleep(Duration.ofMillis(1 + random.nextInt(mostMillis)));
    }

    private Ws2Socket socket(Ws2 library, int flags) throws Ws2Exception {
        SocketRequest request =
                SocketRequest.of(hosts.messages(library).chosen()).withFlags(flags);
        Ws2Socket socket = library.socket(request, GroupRequest.NONE);
        socket.setOption(SocketOptions.SO_RCVTIMEO, PATIENCE);
        socket.setOption(SocketOptions.SO_SNDTIMEO, PATIENCE);
        return socket;
    }

    private static Qos contract(Random random) {
        int rate = 1_000 + random.nextInt(60_000);
        FlowSpec flow = random.nextBoolean() ? FlowSpec.controlledLoad(rate, 4_096) : FlowSpec.guaranteed(rate, 4_096);
        return Qos.of(random.nextInt(3) == 0 ? FlowSpec.BEST_EFFORT : flow, FlowSpec.UNSPECIFIED);
    }

    private void root(Ws2 library, String name, Random random) throws Exception {
        while (!isOver()) {
            sleep(1_500, random);
            Ws2Socket root = socket(library, ThreeHosts.ROOT);
            if (random.nextBoolean()) did("set QoS", () -> root.ioctl(Ioctls.SIO_SET_QOS, contract(random)));
            List<Ws2Socket> sessions = new ArrayList<>();
            for (int steps = random.nextInt(25); steps > 0 && !isOver(); steps--) step(root, name, sessions, random);
            if (random.nextBoolean()) {
                for (Ws2Socket session : sessions) did("close session", session::close);
                sessions.clear();
            }
            if (random.nextInt(3) == 0) did("abort root", root::abort);
            else did("close root", root::close);
            for (Ws2Socket session : sessions) did("close session", session::close);
        }
    }

    private void step(Ws2Socket root, String name, List<Ws2Socket> sessions, Random random) throws Exception {
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                List<String> peers = new ArrayList<>(List.of("alice", "bob", "carol"));
                peers.remove(name);
                String to = peers.get(random.nextInt(2)) + ":" + (100 + random.nextInt(2));
                Duration limit = Duration.ofMillis(random.nextInt(4) == 0 ? 1 + random.nextInt(300) : 6_000);
                ConnectRequest request = ConnectRequest.to(to).limit(limit);
                if (random.nextInt(4) == 0) request = request.qos(contract(random));
                ConnectRequest asked = request;
                did("join", () -> sessions.add(root.joinLeaf(asked, JL_SENDER_ONLY)));
            }
            case 2 -> {
                if (sessions.isEmpty()) return;
                Ws2Socket session = sessions.remove(random.nextInt(sessions.size()));
                if (random.nextBoolean()) did("close session", session::close);
                else did("abort session", session::abort);
            }
            case 3 -> {
                if (sessions.isEmpty()) return;
                Ws2Socket session = sessions.get(random.nextInt(sessions.size()));
                did("receive at session", () -> session.receive(ByteBuffer.allocate(10)));
            }
            case 4 -> did("set QoS later", () -> root.ioctl(Ioctls.SIO_SET_QOS, contract(random)));
            case 5 -> sleep(700, random);
            default -> {
                byte[] message = Octetry.message(4 + random.nextInt(LARGEST_MESSAGE - 4));
                did("send", () -> root.send(ByteBuffer.wrap(message)));
            }
        }
    }

    private void leaf(Ws2 library, String name, Random random) throws Exception {
        while (!isOver()) {
            Ws2Socket listener = socket(library, ThreeHosts.LEAF);
            try (listener) {
                if (!did("bind", () -> listener.bind(name))
                        || !did("listen", () -> listener.listen(1 + random.nextInt(3)))) {
                    sleep(500, random);
                    continue;
                }
                for (int i = random.nextInt(5); i >= 0 && !isOver(); i--) {
                    Ws2Socket[] leaf = new Ws2Socket[1];
                    if (random.nextInt(4) == 0) sleep(3_000, random);
                    if (did("accept", () -> leaf[0] = listener.accept(request -> answer(request, random), PATIENCE)))
                        receive(leaf[0], random);
                }
            }
        }
    }

    private static Decision answer(ConnectionRequest request, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> request.reject();
            case 1 -> request.defer();
            default -> request.accept();
        };
    }

    private void receive(Ws2Socket leaf, Random random) throws Exception {
        did("option", () -> leaf.setOption(SocketOptions.SO_RCVTIMEO, PATIENCE));
        for (int steps = random.nextInt(20); steps > 0 && !isOver(); steps--) {
            if (random.nextInt(8) == 0) sleep(1_000, random);
            byte[] octets = new byte[LARGEST_MESSAGE];
            int[] got = new int[1];
            did("receive", () -> got[0] = leaf.receive(ByteBuffer.wrap(octets)));
            if (got[0] > 0) assertThat(Arrays.copyOf(octets, got[0])).isEqualTo(Octetry.message(got[0]));
        }
        if (random.nextInt(3) == 0) did("abort leaf", leaf::abort);
        else did("close leaf", leaf::close);
    }
}
