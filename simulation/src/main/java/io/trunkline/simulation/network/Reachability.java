package io.trunkline.simulation.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether every host can reach every other; traffic goes through nodes, never through hosts. */
record Reachability(PlanNames names, List<NetworkPlan.Link> links, NetworkProblems problems) {
    /** Reports hosts that the first one cannot reach. */
    void check(List<Section> sections, List<NetworkPlan.Host> hosts) {
        if (hosts.isEmpty()) return;
        String first = hosts.get(0).name();
        Set<String> reached = from(first);
        for (Section host : sections) {
            if (reached.contains(host.name())) continue;
            String text = host.path() + " cannot be reached from " + first + ", expected links that join them";
            problems.add(host.object().origin(), text);
        }
    }

    private Set<String> from(String first) {
        Set<String> reached = new LinkedHashSet<>(List.of(first));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String here = open.remove();
            for (NetworkPlan.Link link : links) {
                if (!link.from().equals(here) && !link.to().equals(here)) continue;
                String other = link.from().equals(here) ? link.to() : link.from();
                if (reached.add(other) && !names.hosts().contains(other)) open.add(other);
            }
        }
        return reached;
    }
}
