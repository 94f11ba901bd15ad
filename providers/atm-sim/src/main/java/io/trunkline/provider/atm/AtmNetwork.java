package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.network.PlannedNames;
import io.trunkline.circuit.network.RunningNetworks;
import io.trunkline.circuit.socket.CircuitNetwork;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.call.CallProcessing;
import io.trunkline.provider.atm.call.NetworkSide;
import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.call.UserSide;
import io.trunkline.provider.atm.fabric.Background;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.network.Fault;
import io.trunkline.spi.NameSpaceProvider;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.ProviderContext;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that is running: its fabric, its call processing and its hosts, shared by all libraries that name it until the
 * last of them leaves.
 */
final class AtmNetwork extends CircuitNetwork implements SimulatedNetwork {
    static final String PROVIDER = "atm-sim";

    private static final RunningNetworks<AtmNetworkSettings, AtmNetwork> NETWORKS = new RunningNetworks<>(PROVIDER);

    private final AtmNetworkSettings settings;
    private final Observation observation;
    private final Simulation simulation;
    private final Fabric fabric;
    private final CallProcessing processing;
    private Background background;
    private final Paths paths;
    private final Map<String, AtmHost> hosts = new LinkedHashMap<>();
    private final Map<String, NetworkSide> sides = new LinkedHashMap<>();
    private final List<SignallingLink> links = new ArrayList<>();
    private final AtmFaults faults;

    private AtmNetwork(AtmNetworkSettings settings, ProviderContext first) throws Ws2Exception {
        this.settings = settings;
        this.observation = new Observation(settings.common());
        this.simulation = new Simulation(settings.common().simulation(first.threads("clock")), observation.trace());
        PathUpcalls upcalls = new PathUpcalls();
        fabric = new Fabric(settings.common().plan(), simulation.events());
        paths = new Paths(fabric, upcalls);
        processing = new CallProcessing(simulation.events(), paths);
        upcalls.to = processing;
        faults = new AtmFaults(this, settings.common().plan(), fabric, paths, processing);
        simulation.callAside(this::begin);
    }

    private Void begin() {
        AtmHostSettings usual = AtmHostSettings.of(ProviderConfig.defaults());
        observation.watch(fabric);
        for (String name : fabric.hosts()) {
            SignallingLink network =
                    new SignallingLink(simulation.events(), fabric.networkSide(name), "network:" + name);
            sides.put(name, processing.attach(name, network));
            SignallingLink user = new SignallingLink(simulation.events(), fabric.host(name), "user:" + name);
            AtmHost host = new AtmHost(this, name, fabric.address(name), fabric.host(name), usual);
            host.signalling(new UserSide(name, simulation.events(), user, host));
            hosts.put(name, host);
            links.add(network);
            links.add(user);
        }
        background = new Background(fabric, paths);
        settings.common().plan().background().forEach(background::begin);
        List<String> names = List.copyOf(hosts.keySet());
        int competing = settings.background();
        if (competing > 0 && names.size() > 1) {
            background.greedy(names.get(0), names.get(1), competing);
            background.greedy(names.get(1), names.get(0), competing);
        }
        settings.common().plan().faults().forEach(faults::plan);
        settings.common().faults().forEach(faults::plan);
        return null;
    }

    // ---- who is on it

    static AtmNetwork join(ProviderContext context) throws Ws2Exception {
        AtmNetworkSettings settings = AtmNetworkSettings.of(context.config());
        return NETWORKS.join(settings.common().name(), settings, () -> new AtmNetwork(settings, context));
    }

    @Override
    public void leave() {
        if (!NETWORKS.leave(name())) return;
        simulation.act(() -> {
            fabric.settle();
            links.forEach(SignallingLink::close);
        });
        simulation.close();
        observation.close();
    }

    @Override
    public String name() {
        return settings.common().name();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    // ---- hosts and addresses

    /** @throws Ws2Exception {@code WSASYSNOTREADY} there is no such host */
    AtmHost host(String name) throws Ws2Exception {
        AtmHost host = hosts.get(name);
        if (host != null) return host;
        throw new Ws2Exception(
                WsaError.WSASYSNOTREADY,
                "network '" + settings.common().name() + "' has no host '" + name + "', it has " + hosts.keySet()
                        + "; set providers.atm-sim.host to one of them");
    }

    Optional<AtmHost> find(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    List<AtmHost> hosts() {
        return List.copyOf(hosts.values());
    }

    NetworkSide side(String host) {
        return sides.get(host);
    }

    Fabric fabric() {
        return fabric;
    }

    /** Both ends of every host's signalling link. */
    List<SignallingLink> signallingLinks() {
        return List.copyOf(links);
    }

    /** The address of a host by its name or by its address in text form. */
    AtmAddress addressOf(String host) {
        AtmHost known = hosts.get(host);
        return known == null ? HostNames.addressOf(host) : known.address();
    }

    /** The name of who calls. */
    String nameOf(Optional<AtmAddress> calling) {
        return calling.map(this::nameOf).orElse("unknown");
    }

    private String nameOf(AtmAddress address) {
        for (AtmHost host : hosts.values()) if (host.address().sameHost(address)) return host.name();
        return HostNames.nameOf(address);
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public int userDataOctets() {
        return AtmCatalog.USER_DATA_OCTETS;
    }

    @Override
    public AtmSocketAddress address(String host, int service) {
        return new AtmSocketAddress(host, service);
    }

    @Override
    public AtmSocketAddress canonical(SocketAddress address) {
        return new AtmSocketAddress(nameOf(addressOf(hostOf(address))), serviceOf(address));
    }

    @Override
    public Optional<NameSpaceProvider> nameSpace() {
        return Optional.of(PlannedNames.of(settings.common().plan(), new AtmAddressFormat(), this::address));
    }

    /** Passes on to call processing, which needs the paths first. */
    private static final class PathUpcalls implements PathControl.Upcalls {
        private CallProcessing to;

        @Override
        public void pathLost(PathControl.Path path, CauseValue cause) {
            to.pathLost(path, cause);
        }

        @Override
        public void pathChanged(PathControl.Path path, TrafficContract now) {
            to.pathChanged(path, now);
        }
    }

    // ---- what whoever rehearses sees

    @Override
    public void inject(Fault fault) {
        simulation.act(() -> faults.plan(fault));
    }

    @Override
    public SortedMap<String, Long> counters() {
        return simulation.ask(() -> {
            fabric.settle();
            SortedMap<String, Long> all = new TreeMap<>(fabric.counters());
            all.putAll(paths.counters());
            all.putAll(background.counters());
            all.put("calls.placed", (long) processing.placed());
            return all;
        });
    }

    @Override
    public List<String> leftovers() {
        return simulation.ask(() -> {
            List<String> lines = new ArrayList<>(processing.leftovers());
            lines.addAll(paths.leftovers());
            lines.addAll(fabric.leftovers());
            hosts.values().forEach(host -> lines.addAll(host.leftovers()));
            return lines;
        });
    }

    @Override
    public List<String> openSockets() {
        return simulation.ask(this::socketsInUse);
    }

    @Override
    public List<String> captureCommands() {
        return observation.commands();
    }
}
