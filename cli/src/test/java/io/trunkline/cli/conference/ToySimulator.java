package io.trunkline.cli.conference;

import io.trunkline.api.ClockKind;
import io.trunkline.api.Figures;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.provider.loopback.LoopbackProvider;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.network.Fault;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The loopback provider on a virtual clock: what a socket sends leaves it at 512 kbit/s. Its trace is all that is sent. */
public final class ToySimulator implements BaseProvider {
    static final String NAME = "toy-sim";

    private static final long NANOS_PER_OCTET = 8_000_000_000L / 512_000;
    private static final long ROOM_NANOS = 64_000_000;
    private static final ConfigKey<String> NETWORK_NAME = ConfigKey.text("name", "toy", "Name of the network.");
    private static final ConfigKey<Integer> SEED = ConfigKey.number("seed", 1, 0, Integer.MAX_VALUE, "Seed.");
    private static final List<ConfigKey<?>> KEYS = List.of(
            NETWORK_NAME,
            SEED,
            ConfigKey.text("host", "alice", "Host."),
            ConfigKey.text("network", "", "Network file."),
            ConfigKey.text("faults", "", "Faults."),
            ConfigKey.number("background", 0, 0, 9, "Circuits."),
            ConfigKey.choice("time", SimulationSettings.Pace.VIRTUAL, "Pace."));

    private static Toy running;

    /** The network of all libraries, until the last leaves. */
    private static final class Toy implements SimulatedNetwork {
        private final String name;
        private final HashingTrace trace = new HashingTrace();
        private final Simulation simulation;
        private int libraries;

        Toy(String name, long seed) {
            this.name = name;
            this.simulation = new Simulation(SimulationSettings.virtual(seed), trace);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void inject(Fault fault) {
            throw new IllegalArgumentException("it has no faults");
        }

        @Override
        public SortedMap<String, Long> counters() {
            return new TreeMap<>();
        }

        @Override
        public List<String> leftovers() {
            return new ArrayList<>();
        }

        @Override
        public List<String> openSockets() {
            return List.of();
        }

        @Override
        public List<String> captureCommands() {
            return List.of();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "a test's network";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        List<ConfigKey<?>> keys = new ArrayList<>(KEYS);
        keys.addAll(new LoopbackProvider()
                .configKeys().stream()
                        .filter(key -> !key.name().equals("network"))
                        .toList());
        return keys;
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        Figures figures = new Figures(1024, 1024, 0, OptionalLong.empty(), Set.of(), ClockKind.VIRTUAL, false);
        return List.of(ProtocolInfo.declare(NAME, new UUID(7, 7))
                .triple(Ws2Constants.AF_LOCAL_NAME, Ws2Constants.SOCK_STREAM, 77)
                .serviceFlags(EnumSet.of(
                        ServiceFlag.GUARANTEED_DELIVERY, ServiceFlag.GUARANTEED_ORDER, ServiceFlag.GRACEFUL_CLOSE))
                .figures(figures)
                .build());
    }

    @Override
    public Transport start(ProviderContext context) {
        Transport below = new LoopbackProvider().start(context);
        return new ToyTransport(
                new Downstream(below, protocols(context.config()).get(0)), enter(context.config()));
    }

    private static synchronized Toy enter(ProviderConfig config) {
        if (running == null) {
            running = new Toy(config.get(NETWORK_NAME), config.get(SEED));
            SimulatedNetworks.began(NAME, running);
        }
        running.libraries++;
        return running;
    }

    private static synchronized void leave(Toy toy) {
        if (--toy.libraries > 0) return;
        SimulatedNetworks.ended(NAME, toy);
        toy.simulation.close();
        running = null;
    }

    private static final class ToyTransport extends ForwardingTransport {
        private final Toy toy;

        ToyTransport(Downstream below, Toy toy) {
            super(below);
            this.toy = toy;
        }

        @Override
        public TimeSource time() {
            return toy.simulation.time();
        }

        @Override
        public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
            return wrap(below().open(request.group(), request.flags(), upcalls), upcalls);
        }

        @Override
        protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
            return new ToySocket(this, next, upcalls);
        }

        @Override
        public void close() {
            below().transport().close();
            leave(toy);
        }
    }

    private static final class ToySocket extends ForwardingSocket {
        private final Toy toy;
        private final Upcalls upcalls;
        private long freeNanos;

        ToySocket(ToyTransport transport, ProviderSocket next, Upcalls upcalls) {
            super(transport, next);
            this.toy = transport.toy;
            this.upcalls = upcalls;
        }

        @Override
        public int send(ByteBuffer data, int flags) throws Ws2Exception {
            return toy.simulation.call(() -> paced(data, flags));
        }

        private int paced(ByteBuffer data, int flags) throws Ws2Exception {
            EventScheduler events = toy.simulation.events();
            long nowNanos = toy.simulation.time().nanos();
            if (freeNanos - nowNanos >= ROOM_NANOS) {
                events.at((freeNanos - ROOM_NANOS + 1) * 1000, () -> upcalls.lookAgain(Ready.SEND));
                return WOULD_BLOCK;
            }
            int count = next().send(data, flags);
            if (count > 0) freeNanos = Math.max(freeNanos, nowNanos) + count * NANOS_PER_OCTET;
            toy.trace.add(toy.simulation.nowPicos(), toy.simulation.actorName(), "send " + count);
            return count;
        }

        @Override
        public int receive(ByteBuffer data, int flags) throws Ws2Exception {
            return toy.simulation.call(() -> next().receive(data, flags));
        }

        @Override
        public int readiness() {
            int ready = next().readiness();
            boolean full = freeNanos - toy.simulation.time().nanos() >= ROOM_NANOS;
            return full && (ready & Ready.ENDED) == 0 ? ready & ~Ready.SEND : ready;
        }
    }
}
