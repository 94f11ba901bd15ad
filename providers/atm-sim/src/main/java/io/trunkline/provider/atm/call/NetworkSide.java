package io.trunkline.provider.atm.call;

import io.trunkline.provider.atm.wire.CallReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.EnumMap;
import java.util.Map;

/** The network side of one host's interface, at its switch. Made by {@link CallProcessing#attach}. */
public final class NetworkSide extends InterfaceSide {
    private final String host;
    private final CallProcessing processing;
    private final Map<MessageType, Integer> toLose = new EnumMap<>(MessageType.class);
    private final Map<MessageType, Integer> toDouble = new EnumMap<>(MessageType.class);

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
        toLose.merge(type, count, Integer::sum);
    }

    /** The next messages of this type, in either direction, arrive twice. */
    public void doubleNext(MessageType type, int count) {
        toDouble.merge(type, count, Integer::sum);
    }

    @Override
    int copies(Message message) {
        MessageType type = message.type().orElse(null);
        if (type == null) return 1;
        if (takes(toLose, type)) return 0;
        return takes(toDouble, type) ? 2 : 1;
    }

    private static boolean takes(Map<MessageType, Integer> left, MessageType type) {
        Integer count = left.get(type);
        if (count == null) return false;
        if (count == 1) left.remove(type);
        else left.put(type, count - 1);
        return true;
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
