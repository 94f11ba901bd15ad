package io.trunkline.provider.reference;

import io.trunkline.spi.AdmissionLedger;
import io.trunkline.spi.Group;
import io.trunkline.spi.Rates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What connects two hosts: a lane each way, what of it has been promised, and the circuits on it. A host has such a link to
 * itself, too.
 */
final class Link {
    private final List<String> hosts;
    private final Lane[] lanes;
    private final AdmissionLedger ledger;
    /** By group; a socket in none has one of its own. */
    private final Map<Object, Circuit> circuits = new LinkedHashMap<>();

    private int circuitsMade;

    /** @param hosts the two, in alphabetical order */
    Link(List<String> hosts, Agenda agenda, NetworkPlan plan) {
        this.hosts = hosts;
        lanes = new Lane[] {new Lane(agenda, plan), new Lane(agenda, plan)};
        ledger = new AdmissionLedger(new Rates(plan.octetsPerSecond(), plan.octetsPerSecond()));
    }

    /** The circuit of a group, or of a socket in none, from its first connect to its last member's end. */
    Circuit circuit(String caller, Group group) {
        // at a host's link to itself the caller's direction is the first, as good as any
        int lane = hosts.indexOf(caller);
        if (group == null) return add(new Object(), lane, null);
        Circuit known = circuits.get(group);
        return known != null ? known : add(group, lane, group);
    }

    private Circuit add(Object key, int lane, Group group) {
        String name = String.join("-", hosts) + "#" + ++circuitsMade;
        Circuit circuit = new Circuit(name, this, lane, group);
        circuits.put(key, circuit);
        return circuit;
    }

    void forget(Circuit circuit) {
        circuits.values().remove(circuit);
    }

    Lane lane(int number) {
        return lanes[number];
    }

    AdmissionLedger ledger() {
        return ledger;
    }

    /** What is promised from one host to the other. */
    long bookedOctetsPerSecond(String from) {
        Rates booked = ledger.booked();
        return hosts.indexOf(from) == 0 ? booked.sendingOctetsPerSecond() : booked.receivingOctetsPerSecond();
    }

    List<Circuit> circuits() {
        return new ArrayList<>(circuits.values());
    }
}
