package io.trunkline.provider.atm;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CircuitFaults;
import io.trunkline.circuit.fault.LastingFaults;
import io.trunkline.circuit.socket.ChannelEnd;
import io.trunkline.provider.atm.call.CallProcessing;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.fabric.Link;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.NetworkPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the faults of a network file happen, with cells and links besides calls. In the kernel. */
final class AtmFaults extends CircuitFaults<MessageType> {
    private static final String LINK = "link";
    private static final String MEMBER = "member";

    private final AtmNetwork network;
    private final Fabric fabric;
    private final Paths paths;
    private final CallProcessing processing;
    private final LastingFaults<Link, Boolean> outages;
    private final LastingFaults<Link, LineRate> rates;
    private final LastingFaults<Link, Double> losses;
    private final LastingFaults<Link, Double> bitErrors;
    private final LastingFaults<ChannelEnd, Double> losingMembers;

    /** @param plan whose links the fabric has, as they are while nothing goes wrong */
    AtmFaults(AtmNetwork network, NetworkPlan plan, Fabric fabric, Paths paths, CallProcessing processing) {
        super(network.simulation().events(), network.progress(), processing, MessageType.class);
        this.network = network;
        this.fabric = fabric;
        this.paths = paths;
        this.processing = processing;
        Map<String, NetworkPlan.Link> planned = new LinkedHashMap<>();
        plan.links().forEach(link -> planned.put(link.name(), link));
        Map<Link, LineRate> plannedRates = new LinkedHashMap<>();
        fabric.links().forEach(link -> plannedRates.put(link, link.rate()));
        EventScheduler events = network.simulation().events();
        outages = new LastingFaults<>(events, link -> true, this::setUp);
        rates = new LastingFaults<>(events, plannedRates::get, this::setRate);
        losses = new LastingFaults<>(events, link -> planned.get(link.name()).lossProbability(), fabric::setLoss);
        bitErrors = new LastingFaults<>(
                events, link -> planned.get(link.name()).bitErrorProbability(), fabric::setBitErrors);
        losingMembers = new LastingFaults<>(events, end -> 0.0, ChannelEnd::cellLoss);
    }

    @Override
    protected List<String> hosts() {
        return network.hosts().stream().map(AtmHost::name).toList();
    }

    @Override
    protected void checkLines(Fault fault) {
        List<String> links = fabric.links().stream().map(Link::name).toList();
        new AtmFaultCheck(hosts(), links).checkLines(fault);
    }

    @Override
    protected void releaseCallsOf(String host, CauseValue cause) {
        processing.releaseCallsOf(host, cause);
    }

    @Override
    protected void spoilNext(String host, MessageType type, int count, boolean lose) {
        if (lose) network.side(host).loseNext(type, count);
        else network.side(host).doubleNext(type, count);
    }

    @Override
    protected void happenToLines(Fault fault) {
        Optional<String> member = argument(fault, MEMBER);
        if (member.isEmpty()) {
            affect(fault, fabric.link(argument(fault, LINK).orElseThrow()));
            return;
        }
        for (ChannelEnd end : ChosenMembers.of(member.get()).on(network))
            losingMembers.begin(end, probability(fault), fault);
    }

    private void affect(Fault fault, Link link) {
        switch (fault.verb()) {
            case DOWN -> outages.begin(link, false, fault);
            case UP -> outages.endAll(link);
            case RATE -> {
                long rate = bitsPerSecond(fault.arguments().get("rate"));
                rates.begin(link, new LineRate(rate, link.rate().bitsPerSlot()), fault);
            }
            case LOSS -> losses.begin(link, probability(fault), fault);
            case BIT_ERRORS -> bitErrors.begin(link, probability(fault), fault);
            default -> throw new AssertionError(fault.verb());
        }
    }

    private void setUp(Link link, boolean up) {
        fabric.setUp(link, up);
        if (!up) paths.linkFailed(link);
    }

    private void setRate(Link link, LineRate rate) {
        fabric.setRate(link, rate);
        paths.linkRateChanged(link);
    }

    private static long bitsPerSecond(String rate) {
        return new AtmNetworkSchema().schema().bitsPerSecond(rate);
    }

    private static double probability(Fault fault) {
        return Double.parseDouble(fault.arguments().get("probability"));
    }
}
