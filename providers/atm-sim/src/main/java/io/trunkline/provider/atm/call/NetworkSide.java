package io.trunkline.provider.atm.call;

import io.trunkline.circuit.fault.MessageFaults;
import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;

/** The network side of one host's interface, at its switch. Made by {@link CallProcessing#attach}. */
public final class NetworkSide extends InterfaceSide {
    private final String host;
    private final CallProcessing processing;
    private final MessageFaults<MessageType> faults = new MessageFaults<>(MessageType.class);

    NetworkSide(String host, EventScheduler scheduler, AssuredLink link, CallProcessing processing) {
        super(scheduler, link, "network:" + host, CallLeg.NETWORK);
        this.host = host;
        this.processing = processing;
    }

    /** Whose interface it is. */
    public String host() {
        return host;
    }

    /** The next messages of this type, in either direction, vanish. */
    public void loseNext(MessageType type, int count) {
        faults.loseNext(type, count);
    }

    /** The next messages of this type, in either direction, arrive twice. */
    public void doubleNext(MessageType type, int count) {
        faults.doubleNext(type, count);
    }

    @Override
    int copies(Message message) {
        return faults.copies(message.type());
    }

    @Override
    CallLeg make(CallReference reference) {
        return CallLeg.network(reference);
    }

    @Override
    void indicated(CallLeg leg, Indication indication) {
        processing.indicated(this, leg, indication);
    }
}
