package io.trunkline.provider.telephony;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CircuitFaults;
import io.trunkline.provider.telephony.call.CallProcessing;
import io.trunkline.provider.telephony.call.NetworkSide;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.exchange.Exchange;
import io.trunkline.provider.telephony.exchange.LineFaults;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.network.Fault;
import java.util.List;

/** Makes the faults of a network file happen, with accesses and channels besides calls. In the kernel. */
final class TelephonyFaults extends CircuitFaults<MessageType> {
    private final TelephonyNetwork network;
    private final Exchange exchange;
    private final CallProcessing processing;
    private final LineFaults lines;

    TelephonyFaults(TelephonyNetwork network, Exchange exchange, CallProcessing processing) {
        super(network.simulation().events(), network.progress(), processing, MessageType.class);
        this.network = network;
        this.exchange = exchange;
        this.processing = processing;
        this.lines = new LineFaults(exchange, network.simulation().events());
    }

    @Override
    protected List<String> hosts() {
        return network.hosts().stream().map(TelephonyHost::name).toList();
    }

    @Override
    protected void checkLines(Fault fault) {
        if (fault.verb() == Fault.Verb.RATE) {
            throw new IllegalArgumentException("a channel has 64 kbit/s and no other rate; take channels down instead");
        }
        if (argument(fault, "member").isPresent()) {
            throw new IllegalArgumentException(
                    "it names a member; the members of a bundle share all its channels, name a link");
        }
        if (LineFaults.handles(fault)) lines.check(fault);
    }

    @Override
    protected void happenToLines(Fault fault) {
        lines.happen(fault);
    }

    @Override
    protected void releaseCallsOf(String host, CauseValue cause) {
        for (Access access : exchange.subscriber(host).accesses()) processing.releaseCallsOf(access.name(), cause);
    }

    @Override
    protected void spoilNext(String host, MessageType type, int count, boolean lose) {
        for (NetworkSide side : network.sides(host)) {
            if (lose) side.loseNext(type, count);
            else side.doubleNext(type, count);
        }
    }
}
