package io.trunkline.simulation.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that other parts of a file can use.
 *
 * @param hosts of hosts
 * @param nodes of switches or exchanges
 * @param links of links
 * @param rates of rates
 */
record PlanNames(Set<String> hosts, Set<String> nodes, Set<String> links, List<String> rates) {
    static PlanNames with(List<String> rates) {
        return new PlanNames(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), rates);
    }

    List<String> of(PropertyRule.Type type) {
        return switch (type) {
            case HOST -> List.copyOf(hosts);
            case PLACE -> places();
            case LINK -> List.copyOf(links);
            case RATE -> rates;
            default -> List.of();
        };
    }

    private List<String> places() {
        List<String> places = new ArrayList<>(hosts);
        places.addAll(nodes);
        return places;
    }

    /** False if a value of this type must be a name and is none. */
    boolean knows(PropertyRule.Type type, String value) {
        return switch (type) {
            case HOST, PLACE, LINK -> of(type).contains(value);
            case RATE -> Character.isDigit(value.charAt(0)) || rates.contains(value);
            default -> true;
        };
    }
}
