package io.trunkline.provider.reference;

import io.trunkline.api.GroupId;
import io.trunkline.spi.AdmissionLedger;
import io.trunkline.spi.Group;
import io.trunkline.spi.Rates;
import java.util.ArrayList;
import java.util.List;

/** What a test may do to a network. */
public final class NetworkHand {
    private final Network network;

    NetworkHand(Network network) {
        this.network = network;
    }

    /** Nanoseconds on its clock. */
    public long nanos() {
        return network.time().nanos();
    }

    /** How many circuits there are. */
    public int circuits() {
        return network.ask(() -> network.links().stream()
                .mapToInt(link -> link.circuits().size())
                .sum());
    }

    /** What is promised from one host to another. */
    public long promisedOctetsPerSecond(String from, String to) {
        return network.ask(() -> network.link(from, to).bookedOctetsPerSecond(from));
    }

    /** Another capacity for promises. */
    public void capacity(String one, String other, long octetsPerSecond) {
        network.act(now -> {
            Link link = network.link(one, other);
            for (AdmissionLedger.Reservation broken :
                    link.ledger().capacity(new Rates(octetsPerSecond, octetsPerSecond))) {
                link.circuits().stream()
                        .filter(circuit -> circuit.loses(broken, now))
                        .forEach(this::tell);
            }
        });
    }

    /** Breaks what has been promised to a group. */
    public int withdrawQos(String host, GroupId id) {
        List<Circuit> broken = new ArrayList<>();
        network.act(now -> {
            for (Group group : network.host(host).groups.groups()) {
                if (!group.id().equals(id)) continue;
                GroupContract.circuits(network, group).stream()
                        .filter(circuit -> circuit.withdraw(now))
                        .forEach(broken::add);
            }
            broken.forEach(this::tell);
        });
        return broken.size();
    }

    private void tell(Circuit circuit) {
        if (circuit.group() != null) GroupContract.tell(network, circuit.group());
    }

    /** Ends every connection between two hosts. */
    public void cutLink(String one, String other) {
        network.act(now -> {
            for (Circuit circuit : network.link(one, other).circuits()) {
                List<End> ends = circuit.callees();
                ends.addAll(circuit.callers());
                ends.forEach(end -> end.fails(ReferenceCause.LINK_CUT.failure(), now));
            }
        });
    }
}
