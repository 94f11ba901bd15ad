package io.trunkline.provider.atm;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.protocol.Decoded;
import io.trunkline.provider.atm.fabric.PduReceiver;
import io.trunkline.provider.atm.fabric.ReceivedPdu;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Aal5Fault;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host's channels of multipoint circuits. Leaves of one circuit on one host share a channel: the network brings its cells
 * there once, and each leaf gets them. In the kernel.
 */
final class LeafChannels {
    private final AtmHost host;
    private final Map<ConnectionIdentifier, Channel> channels = new LinkedHashMap<>();

    LeafChannels(AtmHost host) {
        this.host = host;
    }

    /** Who is on a channel. */
    private static final class Channel implements PduReceiver {
        private final List<LeafSocket> leaves = new ArrayList<>();
        private long cells;
        private long damagedUnits;

        @Override
        public void faulted(int vpi, int vci, Aal5Fault fault) {
            damagedUnits++;
        }

        @Override
        public void received(int vpi, int vci, ReceivedPdu pdu) {
            cells += Aal5.cells(pdu.octets().length);
            Decoded<Frame> decoded = FrameFormat.LLC_SNAP.decode(pdu.octets(), 0, pdu.octets().length);
            if (!(decoded instanceof Decoded.Value<Frame> value)) return;
            for (LeafSocket leaf : List.copyOf(leaves)) leaf.received(value.value());
        }
    }

    void enter(ConnectionIdentifier at, LeafSocket leaf) {
        channels.computeIfAbsent(at, unused -> {
                    Channel channel = new Channel();
                    boolean there = host.port().has(at.vpci(), at.vci()); // if not, the call is about to be cleared
                    if (there) host.port().open(at.vpci(), at.vci(), null, channel);
                    return channel;
                })
                .leaves
                .add(leaf);
    }

    /** What came on a leaf's channel by name; empty if it is not there. */
    Map<String, String> figures(ConnectionIdentifier at, LeafSocket leaf) {
        host.port().settle();
        Channel channel = channels.get(at);
        if (channel == null || !channel.leaves.contains(leaf)) return Map.of();
        Map<String, String> named = new LinkedHashMap<>();
        named.put("cellsReceived", String.valueOf(channel.cells));
        named.put("unitsDamaged", String.valueOf(channel.damagedUnits));
        return named;
    }

    /** Does nothing if it is not there. */
    void leave(ConnectionIdentifier at, LeafSocket leaf) {
        Channel channel = channels.get(at);
        if (channel == null || !channel.leaves.remove(leaf) || !channel.leaves.isEmpty()) return;
        channels.remove(at);
        host.port().close(at.vpci(), at.vci());
    }

    /** Channels that are open, one line each. */
    List<String> leftovers() {
        return channels.keySet().stream()
                .map(at -> "leaf channel " + at.vpci() + "/" + at.vci() + " of " + host.name())
                .toList();
    }
}
