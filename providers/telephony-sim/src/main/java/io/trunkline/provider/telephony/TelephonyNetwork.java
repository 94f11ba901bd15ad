package io.trunkline.provider.telephony;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.circuit.network.PlannedNames;
import io.trunkline.circuit.network.RunningNetworks;
import io.trunkline.circuit.socket.CircuitNetwork;
import io.trunkline.provider.telephony.address.IsdnSocketAddress;
import io.trunkline.provider.telephony.call.AccessProfile;
import io.trunkline.provider.telephony.call.CallProcessing;
import io.trunkline.provider.telephony.call.NetworkSide;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.exchange.Exchange;
import io.trunkline.provider.telephony.exchange.Subscriber;
import io.trunkline.provider.telephony.q931.UserUser;
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

/**
 * A network that is running: its exchanges, its call processing and its subscribers, shared by all libraries that name it until
 * the last of them leaves.
 */
final class TelephonyNetwork extends CircuitNetwork implements SimulatedNetwork {
    static final String PROVIDER = "telephony-sim";

    private static final RunningNetworks<NetworkSettings, TelephonyNetwork> NETWORKS = new RunningNetworks<>(PROVIDER);

    private final NetworkSettings settings;
    private final Observation observation;
    private final Simulation simulation;
    private final Exchange exchange;
    private final CallProcessing processing;
    private final Map<String, TelephonyHost> hosts = new LinkedHashMap<>();
    private final Map<String, NetworkSide> sides = new LinkedHashMap<>();
    private final Map<String, NetworkSignalling> links = new LinkedHashMap<>();
    private final TelephonyFaults faults;

    private TelephonyNetwork(NetworkSettings settings, ProviderContext first) throws Ws2Exception {
        this.settings = settings;
        this.observation = new Observation(settings);
        this.simulation = new Simulation(settings.simulation(first.threads("clock")), observation.trace());
        this.exchange = new Exchange(simulation.events(), settings.plan());
        this.processing = new CallProcessing(simulation.events(), exchange);
        this.faults = new TelephonyFaults(this, exchange, processing);
        exchange.upcalls(processing);
        simulation.callAside(this::begin);
    }

    private Void begin() {
        for (Access access : exchange.accesses()) {
            NetworkSignalling link = new NetworkSignalling(simulation.events(), access);
            links.put(access.name(), link);
            AccessProfile profile = AccessProfile.network(access.kind());
            sides.put(access.name(), processing.attach(access.name(), link, profile));
            observation.watch(simulation.events(), access);
            Subscriber subscriber = exchange.subscriber(access.host());
            if (hosts.containsKey(access.host())) continue;
            hosts.put(
                    access.host(),
                    new TelephonyHost(this, subscriber, TelephonySettings.of(ProviderConfig.defaults())));
        }
        settings.plan().faults().forEach(faults::plan);
        settings.faults().forEach(faults::plan);
        return null;
    }

    // ---- who is on it

    static TelephonyNetwork join(ProviderContext context) throws Ws2Exception {
        NetworkSettings settings = NetworkSettings.of(
                context.config(),
                PROVIDER,
                context.config().get(TelephonyCatalog.NAME),
                context.config().get(TelephonyCatalog.NETWORK),
                TelephonyPlans::of);
        return NETWORKS.join(settings.name(), settings, () -> new TelephonyNetwork(settings, context));
    }

    @Override
    public void leave() {
        if (!NETWORKS.leave(name())) return;
        simulation.act(() -> {
            exchange.stopBackground();
            links.values().forEach(NetworkSignalling::close);
            hosts.values().forEach(TelephonyHost::close);
        });
        simulation.close();
        observation.close();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    Exchange exchange() {
        return exchange;
    }

    Observation observation() {
        return observation;
    }

    // ---- hosts and addresses

    /** @throws Ws2Exception {@code WSASYSNOTREADY} there is no such host */
    TelephonyHost host(String name) throws Ws2Exception {
        TelephonyHost host = hosts.get(name);
        if (host != null) return host;
        throw new Ws2Exception(
                WsaError.WSASYSNOTREADY,
                "network '" + settings.name() + "' has no host '" + name + "', it has " + hosts.keySet()
                        + "; set providers.telephony-sim.host to one of them");
    }

    List<TelephonyHost> hosts() {
        return List.copyOf(hosts.values());
    }

    /** The network's data links on the signalling channel of an access. */
    NetworkSignalling link(Access access) {
        return links.get(access.name());
    }

    /** The network side of an access. */
    NetworkSide side(Access access) {
        return sides.get(access.name());
    }

    /** The network sides of a host's accesses. */
    List<NetworkSide> sides(String host) {
        return exchange.subscriber(host).accesses().stream()
                .map(access -> sides.get(access.name()))
                .toList();
    }

    /** The whole number of a host, or of who is addressed by number; empty if there is no such host. */
    Optional<String> numberOf(String host) {
        if (host.startsWith("+")) return Optional.of(host.substring(1));
        return hosts.containsKey(host) ? Optional.of(exchange.subscriber(host).number()) : Optional.empty();
    }

    /** Who has a number, be it one for direct dialling-in. */
    Optional<String> hostWithNumber(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        return hosts.keySet().stream()
                .filter(host -> exchange.subscriber(host).has(digits))
                .findFirst();
    }

    @Override
    public IsdnSocketAddress address(String host, int service) {
        return new IsdnSocketAddress(host, service);
    }

    @Override
    public IsdnSocketAddress canonical(SocketAddress address) {
        String host = hostOf(address);
        String name = host.startsWith("+") ? hostWithNumber(host).orElse(host) : host;
        return new IsdnSocketAddress(name, serviceOf(address));
    }

    @Override
    public Optional<NameSpaceProvider> nameSpace() {
        return Optional.of(PlannedNames.of(settings.plan(), new IsdnAddressFormat(), this::address));
    }

    @Override
    public int userDataOctets() {
        return TelephonyCatalog.USER_DATA_OCTETS;
    }

    /** What a user-user element carries. */
    int userDataInSignalling() {
        return UserUser.MAX_DATA_OCTETS;
    }

    // ---- what whoever rehearses sees

    @Override
    public void inject(Fault fault) {
        simulation.act(() -> faults.plan(fault));
    }

    @Override
    public SortedMap<String, Long> counters() {
        return simulation.ask(() -> observation.counters(exchange, processing));
    }

    @Override
    public List<String> leftovers() {
        return simulation.ask(() -> {
            List<String> lines = new ArrayList<>(processing.leftovers());
            for (Access access : exchange.accesses()) {
                int held = exchange.channelsHeldByHosts(access);
                if (held > 0) lines.add("access " + access.name() + " has " + held + " channels in use");
            }
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
