package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.NetworkPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole telephone network of a plan: it knows where digits lead, gives channels and circuits all or nothing, joins them, counts what
 * calls cost, and tells whose channels have failed. In the kernel only.
 */
public final class Exchange implements Switching {
    private final EventScheduler events;
    private final Parts parts;
    private final Routes routes;
    private final Billing billing = new Billing();
    private final List<BackgroundCalls> background = new ArrayList<>();
    private Switching.Upcalls upcalls = new Switching.Upcalls() {
        @Override
        public void bearerLost(Bearer bearer, CauseValue cause) {}

        @Override
        public void circuitLost(Circuit circuit, CauseValue cause) {}

        @Override
        public void restarted(List<String> accesses) {}
    };

    /**
     * Builds the network. Background calls begin at once.
     *
     * @param plan read by the schema of this provider and completed, see {@link PlanText#completed}
     */
    public Exchange(EventScheduler events, NetworkPlan plan) {
        this.events = events;
        this.parts = Parts.of(events, plan);
        this.routes = new Routes(parts.trunks());
        for (NetworkPlan.Background traffic : plan.background()) {
            int count = Integer.parseInt(traffic.properties().getOrDefault("count", "1"));
            for (int i = 0; i < count; i++) background.add(new BackgroundCalls(this, events, traffic, i));
        }
    }

    /** Who is told of channels and circuits that fail. */
    public void upcalls(Switching.Upcalls told) {
        upcalls = told;
    }

    /** The accesses of all subscribers, in the order of the file. */
    public List<Access> accesses() {
        return List.copyOf(parts.accesses().values());
    }

    /**
     * An access by its name.
     *
     * @throws IllegalArgumentException there is none
     */
    public Access access(String name) {
        Access access = parts.accesses().get(name);
        if (access != null) return access;
        throw new IllegalArgumentException("there is no access '" + name + "', the network has "
                + parts.accesses().keySet());
    }

    /**
     * A subscriber with its numbers and accesses.
     *
     * @throws IllegalArgumentException there is none
     */
    public Subscriber subscriber(String host) {
        Subscriber subscriber = parts.subscribers().get(host);
        if (subscriber != null) return subscriber;
        throw new IllegalArgumentException("there is no subscriber '" + host + "', the network has "
                + parts.subscribers().keySet());
    }

    /** What an access dials to reach a whole number, with or without plus sign. */
    public String dialled(String access, String number) {
        return access(access).office.plan.dialled(Numbers.digits(number));
    }

    Parts parts() {
        return parts;
    }

    @Override
    public Switching.Route route(String callerAccess, String digits) {
        if (!digits.matches("\\+?\\d*") || digits.length() > 2 * Numbers.MAX_DIGITS) {
            return new Switching.Route.Nowhere(CauseValue.INVALID_NUMBER_FORMAT);
        }
        DiallingPlan plan = access(callerAccess).office.plan;
        String whole = plan.whole(digits);
        Optional<Switching.Route> led = leads(whole).or(() -> leads(digits));
        if (led.isPresent()) return led.get();
        if (whole.length() > Numbers.MAX_DIGITS) return new Switching.Route.Nowhere(CauseValue.INVALID_NUMBER_FORMAT);
        if (isIncomplete(digits, whole, plan)) return new Switching.Route.Incomplete();
        boolean served = parts.offices().values().stream().anyMatch(office -> office.plan.isHere(whole));
        return new Switching.Route.Nowhere(served ? CauseValue.UNALLOCATED_NUMBER : CauseValue.NO_ROUTE_TO_DESTINATION);
    }

    /** Digits that lead nowhere as they are dialled may be a whole number. */
    private Optional<Switching.Route> leads(String whole) {
        for (Subscriber subscriber : parts.subscribers().values()) {
            if (!subscriber.has(whole)) continue;
            return Optional.of(new Switching.Route.To(
                    subscriber.accesses().stream().map(Access::name).toList()));
        }
        return Optional.empty();
    }

    private boolean isIncomplete(String digits, String whole, DiallingPlan plan) {
        if (plan.international().startsWith(digits) || plan.national().startsWith(digits)) return true;
        return parts.subscribers().values().stream()
                .flatMap(subscriber -> subscriber.numbers().stream())
                .anyMatch(numbers -> numbers.beginsWith(whole));
    }

    @Override
    public String hostOf(String access) {
        return access(access).host();
    }

    @Override
    public Answer<Bearer> takeChannels(String access, ChannelWish wish) {
        Answer<SeizedBearer> answer = access(access).take(wish);
        if (answer instanceof Answer.Taken<SeizedBearer> taken) return new Answer.Taken<>(taken.thing());
        return new Answer.Refused<>(((Answer.Refused<SeizedBearer>) answer).cause());
    }

    @Override
    public Answer<Circuit> takeCircuit(String callerAccess, String calledAccess, int channels) {
        return takeCircuit(access(callerAccess).office, access(calledAccess).office, channels);
    }

    Answer<Circuit> takeCircuit(Office from, Office to, int channels) {
        Answer<TrunkRoute> way = routes.find(from, to, channels);
        if (way instanceof Answer.Taken<TrunkRoute> found) {
            return new Answer.Taken<>(new SeizedCircuit(this, found.thing(), channels));
        }
        return new Answer.Refused<>(((Answer.Refused<TrunkRoute>) way).cause());
    }

    @Override
    public Optional<String> callingNumber(String access, Optional<String> given) {
        Access caller = access(access);
        Optional<String> own = given.map(caller.office.plan::whole).filter(caller.subscriber::has);
        return own.or(() -> given.map(Numbers::digits).filter(caller.subscriber::has))
                .or(() -> Optional.of(caller.subscriber.number()));
    }

    Charge chargeFor(SeizedBearer caller, int channels) {
        return billing.begin(
                caller.access, caller.numbers(), new Charge(caller.access.office.tariff, channels, events.nowPicos()));
    }

    void chargeEnds(SeizedCircuit circuit) {
        billing.end(circuit.charge(), events.nowPicos());
    }

    /** What the call costs that an access has placed on a channel; empty if it has none there, or it was not answered. */
    public Optional<Charge> charge(String access, int channel) {
        return billing.running(access(access), channel);
    }

    /** What all calls of a host have cost so far, those that last included. */
    public BigDecimal cost(String host) {
        return billing.cost(host, events.nowPicos());
    }

    /**
     * Circuits that calls hold on each trunk, by name: {@code trunk.west-east.circuits.held}; and what came of the calls of others:
     * {@code background.others.calls.offered}, and of these {@code holding} now and {@code blocked}, the latter by cause too,
     * {@code blocked.34}.
     */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (Trunk trunk : parts.trunks()) {
            long held = (long) trunk.circuits.size() - trunk.circuits.free();
            all.put("trunk." + trunk.line.name() + ".circuits.held", held);
        }
        for (BackgroundCalls calls : background) calls.report(all);
        return all;
    }

    /** Free circuits of a trunk. */
    public int freeCircuits(String trunk) {
        return parts.trunk(trunk).circuits.free();
    }

    /** An exchange by its name. @throws IllegalArgumentException there is none */
    Office office(String name) {
        Office office = parts.offices().get(name);
        if (office != null) return office;
        throw new IllegalArgumentException("there is no exchange '" + name + "', the network has "
                + parts.offices().keySet());
    }

    /** An exchange begins anew: its own accesses are restarted, every other call through it is lost, cause 41. */
    void restart(String name) {
        Office office = office(name);
        upcalls.restarted(parts.accesses().values().stream()
                .filter(access -> access.office == office)
                .map(Access::name)
                .toList());
        for (SeizedCircuit call : List.copyOf(office.calls)) lost(call, CauseValue.TEMPORARY_FAILURE);
    }

    /** True if no call holds anything: no channel, no circuit. For tests of leaks. */
    public boolean isIdle() {
        return parts.accesses().values().stream().allMatch(access -> access.heldChannels() == 0)
                && parts.trunks().stream()
                        .allMatch(trunk -> trunk.users.isEmpty() && trunk.circuits.free() == trunk.circuits.size())
                && parts.offices().values().stream().allMatch(office -> office.calls.isEmpty());
    }

    /** Channels of an access that calls of the hosts hold, not those of others. */
    public int channelsHeldByHosts(Access access) {
        return access.bearers().stream()
                .filter(bearer -> background.stream().noneMatch(calls -> calls.hold(bearer)))
                .mapToInt(bearer -> bearer.numbers().size())
                .sum();
    }

    /** Calls of others, in the order of the file. */
    public List<BackgroundCalls> background() {
        return List.copyOf(background);
    }

    /** Ends the calls of others, and brings no more of them. */
    public void stopBackground() {
        background.forEach(BackgroundCalls::stop);
    }

    /** The channels carry nothing any more. Those of others are cleared here, any else by call processing. */
    void lost(SeizedBearer bearer, CauseValue cause) {
        if (!bearer.isHeld()) return;
        for (BackgroundCalls calls : background) if (calls.cleared(bearer)) return;
        upcalls.bearerLost(bearer, cause);
    }

    void lost(SeizedCircuit circuit, CauseValue cause) {
        circuit.cut();
        for (BackgroundCalls calls : background) if (calls.cleared(circuit)) return;
        upcalls.circuitLost(circuit, cause);
    }
}
