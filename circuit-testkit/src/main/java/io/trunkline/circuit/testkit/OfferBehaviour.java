package io.trunkline.circuit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Groups on random networks ask for more than there is: what a refusal offers is admitted when it is asked next, at the latest
 * when each place that knows only of itself has said what it has. {@code -Dtest.offer.runs=1000} for the long run.
 */
@Tag("once")
public abstract class OfferBehaviour implements CircuitSystem {
    private static final int RUNS = Integer.getInteger("test.offer.runs", 12);
    private static final long FIRST_SEED = Long.getLong("test.offer.seed", 1);
    private static final int STEPS = 15;
    private static final int MOST_OFFERS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private int offers;
    private int wholly;

    /** What a group asks for on this network, often more than there is. */
    protected abstract Qos contract(Random random);

    /** Another group has all that there is, which only the network knows: this side may have offered something before. */
    protected boolean isFull(Ws2Exception failure) {
        return false;
    }

    @Test
    void whatARefusalOffersIsAdmittedWhenItIsAskedNext() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            List<String> network = quiet(randomNetwork(random));
            try (CircuitHosts hosts = hostsOn(network, "seed = " + seed)) {
                new Run(hosts, random).hold();
                hosts.nothingIsLeft();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + " on " + network, e);
            }
        }
        System.out.println(
                RUNS + " runs from seed " + FIRST_SEED + ": " + wholly + " admitted as asked, " + offers + " offers");
        assertThat(offers).as("offers").isPositive();
        assertThat(wholly).as("admitted as asked").isPositive();
    }

    /** Nobody else on it, and nothing lost. */
    private static List<String> quiet(List<String> network) {
        return network.stream()
                .filter(line -> !line.startsWith("background"))
                .map(line -> line.replaceAll(", (loss|bit-errors) = [^, }]+", ""))
                .toList();
    }

    /** Something that may be refused. */
    private interface Asking {
        void of(Qos wanted) throws Ws2Exception;
    }

    /** One network. */
    private final class Run {
        private final CircuitHosts hosts;
        private final Random random;
        private final Map<String, Ws2> libraries = new LinkedHashMap<>();
        private final List<SocketGroup> open = new ArrayList<>();
        private boolean over;

        Run(CircuitHosts hosts, Random random) throws Ws2Exception {
            this.hosts = hosts;
            this.random = random;
            libraries.put("alice", hosts.alice);
            libraries.put("bob", hosts.bob);
            libraries.put("carol", hosts.join("carol"));
        }

        void hold() throws Exception {
            List<Ws2Socket> ports = new ArrayList<>();
            List<CircuitHosts.Part> parts = new ArrayList<>();
            for (String host : libraries.keySet()) {
                Ws2 library = libraries.get(host);
                Ws2Socket port = library.listen(hosts.streams(library), host + ":9000");
                ports.add(port);
                parts.add(() -> take(port));
            }
            parts.add(this::ask);
            hosts.run(parts.toArray(CircuitHosts.Part[]::new));
            for (Ws2Socket port : ports) port.close();
        }

        private void take(Ws2Socket port) throws Ws2Exception {
            List<Ws2Socket> taken = new ArrayList<>();
            while (!over) {
                try {
                    taken.add(port.accept(ConnectionRequest::accept, Duration.ofSeconds(5)));
                } catch (Ws2Exception e) {
                    assertThat(e.error()).isIn(WsaError.WSAETIMEDOUT, WsaError.WSAECONNREFUSED, WsaError.WSATRY_AGAIN);
                }
            }
            for (Ws2Socket socket : taken) socket.abort();
        }

        private void ask() throws Exception {
            try {
                for (int i = 0; i < STEPS; i++) step();
            } finally {
                for (SocketGroup group : open) group.abort();
                over = true;
            }
        }

        private void step() throws Exception {
            int what = random.nextInt(4);
            if (!open.isEmpty() && what == 0) {
                open.remove(random.nextInt(open.size())).abort();
                hosts.clock().sleep(Duration.ofSeconds(10));
            } else if (!open.isEmpty() && what == 1) {
                SocketGroup group = open.get(random.nextInt(open.size()));
                untilAdmitted(wanted -> group.setQos(GroupQos.require(wanted)));
            } else {
                call();
            }
        }

        private void call() throws Exception {
            List<String> hostNames = List.copyOf(libraries.keySet());
            int from = random.nextInt(hostNames.size());
            Ws2 library = libraries.get(hostNames.get(from));
            String to = hostNames.get((from + 1 + random.nextInt(hostNames.size() - 1)) % hostNames.size());
            SocketGroup group = library.openGroup(hosts.streams(library), GroupKind.UNCONSTRAINED, GroupQos.none());
            boolean admitted = untilAdmitted(wanted -> {
                group.setQos(GroupQos.require(wanted));
                group.socket(0).connect(to + ":9000", LIMIT);
            });
            if (admitted) open.add(group);
            else group.abort();
        }

        /** @return false if there is nothing to be had */
        private boolean untilAdmitted(Asking asking) throws Ws2Exception {
            Qos wanted = contract(random);
            List<String> told = new ArrayList<>();
            for (int offered = 0; offered <= MOST_OFFERS; offered++) {
                try {
                    asking.of(wanted);
                    if (offered == 0) wholly++;
                    return true;
                } catch (QosRefusedException refused) {
                    told.add(wanted.sending() + " " + wanted.receiving() + ": " + refused.getMessage());
                    Optional<Qos> next = refused.available();
                    if (next.isEmpty()) return false;
                    offers++;
                    wanted = next.get();
                } catch (Ws2Exception failed) {
                    told.add(wanted.sending() + " " + wanted.receiving() + ": " + failed.getMessage());
                    if (offered == 0 || !open.isEmpty() && isFull(failed)) return false;
                    break;
                }
            }
            throw new AssertionError(
                    "what was offered is not admitted at " + hosts.seconds() + " s: " + String.join("\n", told));
        }
    }
}
