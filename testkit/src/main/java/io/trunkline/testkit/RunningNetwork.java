package io.trunkline.testkit;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchemaProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The network of one test with all that runs on it. A library of the kit's own holds it, so that it outlives those of the
 * test and can be looked at when they are closed. Safe from any thread.
 */
final class RunningNetwork {
    private final NetworkSetup setup;
    private final Remains remains;
    private final String name;
    private final Ws2 holder;
    private final SimulatedNetwork network;
    private final Pacer pacer;
    private final Map<String, Ws2> hosts = new LinkedHashMap<>();
    private final List<Party<?>> parties = new ArrayList<>();
    private final Registration limit;
    private volatile Thread test;
    private volatile boolean limitReached;

    private RunningNetwork(NetworkSetup setup, Remains remains) throws Ws2Exception, IOException {
        this.setup = setup;
        this.remains = remains;
        this.name = "test:" + remains.directory().getFileName();
        holder = Ws2.startup(held(setup, remains).map(this::config).orElseGet(this::config));
        try {
            Ws2Clock clock = holder.clock(entry());
            network = started();
            pacer = new Pacer(network.simulation(), clock, setup.pace());
            test = Thread.currentThread();
            limit = clock.schedule(clock.nanos() + setup.limit().toNanos(), Runnable::run, this::interruptAll);
            clock.leave();
        } catch (Ws2Exception | RuntimeException cannot) {
            holder.close();
            throw cannot;
        }
    }

    private SimulatedNetwork started() throws Ws2Exception {
        return SimulatedNetworks.find(setup.provider(), name)
                .orElseThrow(() -> new Ws2Exception(
                        WsaError.WSASYSNOTREADY,
                        "provider '" + setup.provider() + "' simulates no network, expected one such as atm-sim"));
    }

    static RunningNetwork begin(NetworkSetup setup, Remains remains) throws Ws2Exception, IOException {
        remains.begin(setup);
        return new RunningNetwork(setup, remains);
    }

    private ProtocolInfo entry() throws Ws2Exception {
        for (ProtocolInfo entry : holder.enumProtocols()) {
            if (entry.id().equals(setup.provider())) return entry;
        }
        throw new Ws2Exception(
                WsaError.WSASYSNOTREADY,
                "no provider '" + setup.provider() + "' found, put its artifact on the test class path; there are "
                        + holder.enumProtocols().stream().map(ProtocolInfo::id).toList());
    }

    /** A host for the kit's own library: the first of the network file, or the provider's usual one. */
    private static Optional<String> held(NetworkSetup setup, Remains remains) throws IOException {
        Optional<Path> file = remains.networkFile();
        if (file.isEmpty()) return Optional.empty();
        for (NetworkSchemaProvider provider : ServiceLoader.load(NetworkSchemaProvider.class)) {
            if (!provider.schema().provider().equals(setup.provider())) continue;
            return NetworkPlan.read(file.get(), provider.schema()).hosts().stream()
                    .map(NetworkPlan.Host::name)
                    .findFirst();
        }
        return Optional.empty();
    }

    // ---- configuration

    Ws2Config config(String host) {
        return config().set(key("host"), host);
    }

    private Ws2Config config() {
        Ws2Config config = (setup.config().isEmpty() ? Ws2Config.defaults() : Ws2Config.text(setup.config()))
                .set(key("name"), name)
                .set(key("seed"), Integer.toString(setup.seed()))
                .set(key("time"), setup.pace().name().toLowerCase(Locale.ROOT))
                .set(key("faults"), String.join(";", setup.faults()))
                .set(key("trace"), remains.traceFile().toString());
        if (setup.capture())
            config = config.set(key("capture"), remains.captureFile().toString());
        Optional<Path> file = remains.networkFile();
        return file.isPresent() ? config.set(key("network"), file.get().toString()) : config;
    }

    private String key(String last) {
        return "providers." + setup.provider() + '.' + last;
    }

    // ---- who is on it

    Ws2 host(String host) throws Ws2Exception {
        synchronized (hosts) {
            Ws2 known = hosts.get(host);
            if (known != null) return known;
            Ws2 started = Ws2.startup(config(host));
            hosts.put(host, started);
            return started;
        }
    }

    <T> Party<T> start(String host, Work<T> work) throws Ws2Exception {
        Ws2 ws2 = host(host);
        Party<T> party = Party.start(host, pacer, () -> work.with(ws2));
        synchronized (parties) {
            parties.add(party);
        }
        return party;
    }

    List<Ws2> libraries() {
        synchronized (hosts) {
            return List.copyOf(hosts.values());
        }
    }

    List<Party<?>> parties() {
        synchronized (parties) {
            return List.copyOf(parties);
        }
    }

    // ---- parts

    NetworkSetup setup() {
        return setup;
    }

    Remains remains() {
        return remains;
    }

    SimulatedNetwork network() {
        return network;
    }

    Pacer pacer() {
        return pacer;
    }

    void fault(Fault fault) {
        try {
            network.inject(fault);
        } catch (IllegalArgumentException unknown) {
            String reason = String.valueOf(unknown.getMessage());
            if (reason.startsWith("fault '")) throw unknown; // it names itself
            throw new IllegalArgumentException("fault '" + fault + "': " + reason, unknown);
        }
    }

    long picosIn(Duration delay) {
        return network.simulation().nowPicos() + delay.toNanos() * EventScheduler.PICOS_PER_NANO;
    }

    // ---- its end

    /** The thread that runs the test's body; the limit of simulated time interrupts it. */
    void testRunsOn(Thread thread) {
        test = thread;
    }

    private void interruptAll() {
        limitReached = true;
        test.interrupt();
        parties().forEach(Party::interrupt);
    }

    boolean limitReached() {
        return limitReached;
    }

    /** No limit counts any more. */
    void endLimit() {
        limit.close();
    }

    /** Ends the network. @return whether it has ended: no other library is on it */
    boolean end() throws Ws2Exception {
        holder.close();
        return SimulatedNetworks.find(setup.provider(), name).isEmpty();
    }
}
