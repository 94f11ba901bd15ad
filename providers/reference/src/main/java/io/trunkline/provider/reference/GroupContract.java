package io.trunkline.provider.reference;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Rates;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A group's quality of service on all its circuits; each is admitted alone. Under the network's lock. */
final class GroupContract {
    private GroupContract() {}

    /** The circuits that a group's members have called up. */
    static List<Circuit> circuits(Network network, Group group) {
        return network.links().stream()
                .flatMap(link -> link.circuits().stream())
                .filter(circuit -> circuit.group() == group)
                .toList();
    }

    /** The least that its circuits have, empty while it has none. */
    static Optional<Qos> granted(Network network, Group group) {
        return circuits(network, group).stream()
                .map(Circuit::groupQos)
                .min(Comparator.comparingLong(qos ->
                        Rates.of(qos).sendingOctetsPerSecond() + Rates.of(qos).receivingOctetsPerSecond()));
    }

    /**
     * Asks for something else, everywhere or nowhere, and tells the members.
     *
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code by} is not the creator; a {@link QosRefusedException} one of the
     *     circuits cannot have it: all keep what they had
     */
    static void change(Network network, GroupMember by, Qos wanted) throws Ws2Exception {
        Group group = by.group();
        Qos before = group.qos();
        group.qos(by, wanted);
        List<Circuit> changed = new ArrayList<>();
        try {
            for (Circuit circuit : circuits(network, group)) {
                circuit.change(wanted, network.nowNanos());
                changed.add(circuit);
            }
        } catch (QosRefusedException refused) {
            for (Circuit circuit : changed) circuit.change(before, network.nowNanos());
            group.qos(by, before);
            throw refused;
        } finally {
            for (Circuit circuit : changed) circuit.tell(null, network.nowNanos());
        }
        if (!wanted.equals(before)) tell(network, group);
    }

    /** Tells every member; those who answer them on other hosts hear of it from the circuits. */
    static void tell(Network network, Group group) {
        for (GroupMember member : group.members()) network.changed(member, Ready.GROUP_QOS);
    }
}
