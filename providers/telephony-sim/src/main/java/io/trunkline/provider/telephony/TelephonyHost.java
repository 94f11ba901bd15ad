package io.trunkline.provider.telephony;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.CalledCircuit;
import io.trunkline.circuit.socket.CallerCircuit;
import io.trunkline.circuit.socket.CircuitHost;
import io.trunkline.circuit.socket.HostSettings;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.call.AccessProfile;
import io.trunkline.provider.telephony.call.Call;
import io.trunkline.provider.telephony.call.CallListener;
import io.trunkline.provider.telephony.call.IncomingSetup;
import io.trunkline.provider.telephony.call.SetupRequest;
import io.trunkline.provider.telephony.call.UserSide;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.exchange.Subscriber;
import io.trunkline.provider.telephony.traffic.ChannelMapping;
import io.trunkline.provider.telephony.traffic.FragmentSize;
import io.trunkline.provider.telephony.traffic.FramingOverhead;
import io.trunkline.provider.telephony.traffic.PathDelay;
import io.trunkline.provider.telephony.traffic.Ratio;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A subscriber with its accesses. In the kernel. */
final class TelephonyHost extends CircuitHost {
    /** Our frames' header in a packet that carries a message on a circuit of fewer than 128 channels. */
    private static final int SHIM_OCTETS = 6;

    /**
     * How often it looks whether channels that were asked for have become free: no timer of the protocol. Nothing is given up or sent when it
     * has passed; who has looked {@link #RECLAIM_TRIES} times places his call with what there is.
     */
    private static final long RECLAIM_PICOS = 20 * EventScheduler.PICOS_PER_MILLI;

    private static final int RECLAIM_TRIES = 50;

    private final TelephonyNetwork network;
    private final Subscriber subscriber;
    private TelephonySettings telephony;
    private final Map<Access, UserSide> sides = new LinkedHashMap<>();
    private final Map<Access, UserSignalling> links = new LinkedHashMap<>();
    private final SeededRandom magics;
    private final Map<Access, List<Leg>> dialling = new LinkedHashMap<>();
    /** Calls to bundles whose first call is still on its way, over another access. */
    private final Map<Orphanage, List<Orphan>> orphans = new LinkedHashMap<>();

    private record Orphanage(String caller, long bundle) {}

    TelephonyHost(TelephonyNetwork network, Subscriber subscriber, TelephonySettings telephony) {
        super(network, subscriber.host(), new IsdnAddressFormat(), telephony.channels());
        this.network = network;
        this.subscriber = subscriber;
        this.telephony = telephony;
        this.magics = events().random("ppp:" + subscriber.host());
        for (Access access : subscriber.accesses()) {
            UserSignalling link = new UserSignalling(events(), access);
            links.put(access, link);
            AccessProfile profile = AccessProfile.user(access.kind()).withUserData(network.userDataInSignalling());
            sides.put(
                    access,
                    new UserSide(
                            access.name(), events(), link, profile, (setup, call) -> incoming(access, setup, call)));
        }
    }

    @Override
    public TelephonyNetwork network() {
        return network;
    }

    TelephonySettings telephony() {
        return telephony;
    }

    @Override
    protected TelephonySettings configured() {
        return telephony;
    }

    @Override
    protected void configure(HostSettings wanted) {
        telephony = (TelephonySettings) wanted;
    }

    /** Random octets for magic numbers; never 0. */
    int magic() {
        return (int) magics.next() | 1;
    }

    @Override
    protected void check(Qos qos) {}

    @Override
    protected CallerCircuit newCircuit(CircuitKey key, long number) {
        return new TelephonyCallerCircuit(this, key, number);
    }

    // ---- what a quality of service needs

    private int channels() {
        return subscriber.accesses().stream()
                .mapToInt(access -> access.kind().channels())
                .sum();
    }

    int freeChannels() {
        return subscriber.accesses().stream().mapToInt(Access::freeChannels).sum();
    }

    /** Channels that circuits of this host keep only because they are paid for; asks every circuit. */
    private int surplusChannels() {
        return callingCircuits().stream()
                .mapToInt(circuit -> ((TelephonyCallerCircuit) circuit).surplus())
                .sum();
    }

    /** Channels that can be had, those included that others would give up; if more than enough are free these alone. */
    int reachableChannels(int enough) {
        int free = freeChannels();
        return free >= enough ? free : free + surplusChannels();
    }

    /** Has what others keep given up if it is needed. @param then run once there are as many channels, or enough has been waited */
    void reclaim(int channels, Runnable then) {
        if (freeChannels() >= channels || surplusChannels() == 0) {
            then.run();
            return;
        }
        callingCircuits().forEach(circuit -> ((TelephonyCallerCircuit) circuit).dropSurplus());
        awaitFree(channels, RECLAIM_TRIES, then);
    }

    private void awaitFree(int channels, int tries, Runnable then) {
        if (tries == 0 || freeChannels() >= channels) then.run();
        else events().after(RECLAIM_PICOS, () -> awaitFree(channels, tries - 1, then));
    }

    private static FramingOverhead overhead() {
        return FramingOverhead.COMPRESSED.withSocketOctets(SHIM_OCTETS);
    }

    /**
     * How long fragments are that keep the latency of either direction: channels carry the same both ways, and both sides cut to
     * the same length.
     *
     * @param sized what sizes the circuit
     */
    int fragmentOctets(Qos sized) {
        return FragmentSize.forLatency(leastLatencyMicros(sized), telephony.fragmentOctets(), overhead());
    }

    private static long leastLatencyMicros(Qos sized) {
        return Stream.of(sized.sending(), sized.receiving())
                .filter(flow -> flow.serviceType() != ServiceType.SERVICETYPE_NOTRAFFIC)
                .mapToLong(FlowSpec::latencyMicros)
                .min()
                .orElse(FlowSpec.NOT_SPECIFIED);
    }

    /** What channels carry in fragments of that size. @param sized what sizes the circuit, or is wanted to */
    ChannelMapping mapping(Qos sized) {
        Ratio margin = ChannelMapping.margin(telephony.marginPercent());
        return new ChannelMapping(overhead(), fragmentOctets(sized), margin, 0, delay(), channels());
    }

    /** What is known of the way before there is one: the own accesses, and what is configured of the rest. */
    private PathDelay delay() {
        List<Access> own = subscriber.accesses();
        long least =
                micros(own.stream().mapToLong(Access::leastDelayPicos).min().orElse(0));
        long most = micros(own.stream().mapToLong(Access::mostDelayPicos).max().orElse(0));
        return new PathDelay(least + telephony.networkDelayMicros(), most - least);
    }

    /** Rounded up. */
    private static long micros(long picos) {
        return (picos + EventScheduler.PICOS_PER_MICRO - 1) / EventScheduler.PICOS_PER_MICRO;
    }

    /**
     * The nearest to what was refused that is admitted when it is asked for next: a longer latency comes with longer fragments,
     * and these may take longer than it.
     *
     * @param channels that could be had
     * @return empty if nothing is
     */
    Optional<Qos> nearest(Qos refused, int channels) {
        ChannelMapping mapping = mapping(refused);
        Optional<Qos> nearest = mapping.nearest(refused, channels);
        while (nearest.isPresent() && fragmentOctets(nearest.get()) != mapping.fragmentOctets()) {
            mapping = mapping(nearest.get());
            nearest = mapping.nearest(nearest.get(), channels);
        }
        return nearest;
    }

    /** What a circuit is made of, for people and reports. @param sized what sizes it */
    Map<String, String> facts(List<Leg> legs, BundleEnd bundle, Qos sized, Charges charges) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("access", accessKinds(legs));
        facts.put("channels", String.valueOf(bundle.joinedLinks()));
        facts.put("fragmentOctets", String.valueOf(fragmentOctets(sized)));
        facts.put("cost", charges.text(events().nowPicos()));
        return facts;
    }

    /** The kinds of the accesses that calls are on, of all while there is none. */
    private String accessKinds(List<Leg> legs) {
        return subscriber.accesses().stream()
                .filter(access -> legs.isEmpty() || legs.stream().anyMatch(leg -> leg.access == access))
                .map(access -> access.kind().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    // ---- calls

    /** Its data link on the signalling channel of an access. */
    UserSignalling link(Access access) {
        return links.get(access);
    }

    /** Its call control on an access. */
    UserSide side(Access access) {
        return sides.get(access);
    }

    /** The access with the most free channels, the first of them. */
    Access accessToDial() {
        Access best = null;
        int most = 0;
        for (Access access : subscriber.accesses()) {
            int free = free(access);
            if (best != null && free <= most) continue;
            best = access;
            most = free;
        }
        return best;
    }

    /** Channels that neither calls hold nor own calls that have just been placed will. */
    private int free(Access access) {
        List<Leg> placed = dialling.getOrDefault(access, List.of());
        if (!placed.isEmpty()) placed.removeIf(leg -> leg.isOver() || leg.channel() > 0);
        return access.freeChannels() - placed.size();
    }

    Call dial(Access access, String number, Octets label, Leg leg) {
        dialling.computeIfAbsent(access, none -> new ArrayList<>()).add(leg);
        return sides.get(access).setup(SetupRequest.to("+" + number, "+" + subscriber.number(), label), leg);
    }

    private CallListener incoming(Access access, IncomingSetup setup, Call call) {
        String caller = setup.calling().flatMap(network::hostWithNumber).orElse("unknown");
        if (!(CallLabel.decode(setup.userData()) instanceof Decoded.Value<CallLabel> value)) {
            return refused(call, CauseValue.INCOMPATIBLE_DESTINATION);
        }
        CallLabel label = value.value();
        if (label.kind() == CallLabel.Kind.LINK) return link(access, caller, label, call);
        Optional<MemberRequest> request = request(label);
        if (request.isEmpty()) return refused(call, CauseValue.INCOMPATIBLE_DESTINATION);
        if (label.kind() != CallLabel.Kind.MEMBER && !listens(label.service())) {
            return refused(call, CauseValue.INCOMPATIBLE_DESTINATION);
        }
        called(caller, label.bundle())
                .map(TelephonyCalledCircuit.class::cast)
                .ifPresent(TelephonyCalledCircuit::superseded);
        TelephonyCalledCircuit circuit =
                new TelephonyCalledCircuit(this, caller, request.get(), access, call, label.calls());
        if (label.kind() == CallLabel.Kind.BARE) enterBare(circuit);
        else enter(circuit);
        adopt(circuit, new Orphanage(caller, label.bundle()));
        return circuit.listener();
    }

    private static Optional<MemberRequest> request(CallLabel label) {
        if (label.isOfMember()) {
            return MemberRequest.decode(label.request())
                    .toOptional()
                    .filter(request -> request.circuit() == label.bundle());
        }
        return Optional.of(new MemberRequest(
                false,
                OptionalInt.empty(),
                Optional.empty(),
                label.bundle(),
                label.service(),
                0,
                Optional.empty(),
                Optional.empty(),
                Octets.NONE));
    }

    private CallListener refused(Call call, CauseValue cause) {
        call.reject(cause, Octets.NONE);
        return Orphan.nobody();
    }

    private CallListener link(Access access, String caller, CallLabel label, Call call) {
        Optional<CalledCircuit> circuit = called(caller, label.bundle());
        if (circuit.orElse(null) instanceof TelephonyCalledCircuit bundle) return bundle.link(access, call);
        Orphan orphan = new Orphan(access, call);
        orphans.computeIfAbsent(new Orphanage(caller, label.bundle()), none -> new ArrayList<>())
                .add(orphan);
        call.alert(Octets.NONE); // the caller is to know that it has a channel, even if the first call finds none
        orphan.whenEnded(() -> orphans.values().forEach(waiting -> waiting.remove(orphan)));
        return orphan;
    }

    private void adopt(TelephonyCalledCircuit circuit, Orphanage of) {
        List<Orphan> waiting = orphans.remove(of);
        if (waiting != null) waiting.forEach(orphan -> orphan.adopt(circuit));
    }

    @Override
    public List<String> leftovers() {
        List<String> lines = super.leftovers();
        sides.values().forEach(side -> lines.addAll(side.leftovers()));
        return lines;
    }

    void close() {
        links.values().forEach(UserSignalling::close);
    }
}
