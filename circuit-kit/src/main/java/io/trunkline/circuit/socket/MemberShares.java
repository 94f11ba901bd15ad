package io.trunkline.circuit.socket;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** What each member of a circuit has of it. In the kernel. */
final class MemberShares {
    private final CircuitEnd end;
    private final Map<ChannelEnd, Qos> shares = new LinkedHashMap<>();

    MemberShares(CircuitEnd end) {
        this.end = end;
    }

    Qos of(ChannelEnd channel) {
        return shares.getOrDefault(channel, Qos.UNSPECIFIED);
    }

    void put(ChannelEnd channel, Qos qos) {
        shares.put(channel, qos);
    }

    boolean has(ChannelEnd channel) {
        return shares.containsKey(channel);
    }

    /** @return false if it had none */
    boolean remove(ChannelEnd channel) {
        return shares.remove(channel) != null;
    }

    boolean isEmpty() {
        return shares.isEmpty();
    }

    /** All of them, as they are with a change. @param qos {@code null}: without the changed one */
    List<Qos> with(ChannelEnd changed, Qos qos) {
        List<Qos> all = new ArrayList<>();
        shares.forEach((channel, share) -> {
            if (channel != changed) all.add(share);
        });
        if (qos != null) all.add(qos);
        return all;
    }

    /**
     * Has the circuit's end keep them.
     *
     * @param sized whether the group's quality of service sizes the circuit
     * @param rates what becomes of a promised rate on this circuit, octets per second
     */
    void apply(boolean sized, LongUnaryOperator rates) {
        for (Map.Entry<ChannelEnd, Qos> member : shares.entrySet()) {
            FlowSpec sends = member.getValue().sending();
            long rate = sized || shares.size() > 1 ? rates.applyAsLong(Sums.rate(sends)) : 0;
            long bucket = FlowSpec.isSpecified(sends.tokenBucketOctets()) ? sends.tokenBucketOctets() : 0;
            if (end.channel(member.getKey().number()) == member.getKey()) end.share(member.getKey(), rate, bucket);
        }
    }
}
