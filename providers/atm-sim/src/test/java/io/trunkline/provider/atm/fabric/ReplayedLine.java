package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.CellHeader;

/**
 * Takes the place of the network before a host: the switch's end of its signalling is shut, and nothing comes to the host but
 * cells that are handed over here, octet by octet as a damaged one would be: header check, channel, reassembly and CRC see
 * only octets.
 */
public final class ReplayedLine {
    private final Link link;
    private final Output in;
    private final Node network;

    /** Cuts the host off; before anything has happened. */
    public ReplayedLine(Fabric fabric, String host) {
        Node node = fabric.topology().hosts.get(host);
        link = fabric.host(host).link();
        in = link.into(node);
        network = link.other(node);
        fabric.networkSide(host).close(0, CellHeader.SIGNALLING_VCI);
    }

    /** A cell will have come at an instant, which is not before that of the cell handed over before. */
    public void cell(long atPicos, byte[] octets) {
        int word = Cell.header(octets, 0) & Frame.HEADER_BITS | Frame.DAMAGED;
        in.far()
                .add(
                        Frame.damaged(octets.clone(), null),
                        word,
                        atPicos,
                        in.lanes.get(Lane.key(0, CellHeader.SIGNALLING_VCI)));
    }

    /** The host's interface has a channel from now on, as a SETUP says that the host is about to get. */
    public void channel(int vci, TrafficContract contract) {
        new Hop(link, network, null, new Hop.Terms(vci, null, contract, false, true));
    }

    /** Cells that the network itself has sent to the host. */
    public long sentByNetwork() {
        return in.counts.sent();
    }
}
