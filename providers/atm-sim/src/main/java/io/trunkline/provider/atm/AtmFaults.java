package io.trunkline.provider.atm;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CircuitFaults;
import io.trunkline.provider.atm.call.CallProcessing;
import io.trunkline.provider.atm.fabric.Fabric;
import io.trunkline.provider.atm.fabric.LineRate;
import io.trunkline.provider.atm.fabric.Link;
import io.trunkline.provider.atm.fabric.Paths;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.network.Fault;
import io.trunkline.simulation.network.Quantity;
import java.util.List;

/** Makes the faults of a network file happen, with cells and links besides calls. In the kernel. */
final class AtmFaults extends CircuitFaults<MessageType> {
    private static final String LINK = "link";
    private static final String MEMBER = "member";

    private final AtmNetwork network;
    private final Fabric fabric;
    private final Paths paths;
    private final CallProcessing processing;

    AtmFaults(AtmNetwork network, Fabric fabric, Paths paths, CallProcessing processing) {
        super(network.simulation().events(), network.progress(), processing, MessageType.class);
        this.network = network;
        this.fabric = fabric;
        this.paths = paths;
        this.processing = processing;
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
        Runnable back = argument(fault, MEMBER)
                .map(member -> loss(ChosenMembers.of(member), probability(fault)))
                .orElseGet(() -> affect(fault, fabric.link(argument(fault, LINK).orElseThrow())));
        argument(fault, "for").ifPresent(time -> network.simulation().events().after(Quantity.picos(time), back));
    }

    /** @return what undoes it, for those members too that have come meanwhile */
    private Runnable loss(ChosenMembers members, double probability) {
        members.on(network).forEach(end -> end.cellLoss(probability));
        return () -> members.on(network).forEach(end -> end.cellLoss(0));
    }

    /** @return what undoes it */
    private Runnable affect(Fault fault, Link link) {
        switch (fault.verb()) {
            case DOWN -> {
                fabric.setUp(link, false);
                paths.linkFailed(link);
            }
            case UP -> fabric.setUp(link, true);
            case RATE -> {
                LineRate before = link.rate();
                rate(link, new LineRate(bitsPerSecond(fault.arguments().get("rate")), before.bitsPerSlot()));
                return () -> rate(link, before);
            }
            case LOSS -> {
                fabric.setLoss(link, probability(fault));
                return () -> fabric.setLoss(link, 0);
            }
            case BIT_ERRORS -> {
                fabric.setBitErrors(link, probability(fault));
                return () -> fabric.setBitErrors(link, 0);
            }
            default -> throw new AssertionError(fault.verb());
        }
        return () -> fabric.setUp(link, fault.verb() == Fault.Verb.DOWN);
    }

    private void rate(Link link, LineRate rate) {
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
