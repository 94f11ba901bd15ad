package io.trunkline.provider.atm.fabric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds ways with the fewest hops; of several the one whose links stand first in the plan. */
final class Router {
    private final Topology topology;

    Router(Topology topology) {
        this.topology = topology;
    }

    /** The links from one host to another in their order, without those that are down or to be avoided; empty if there is no way. */
    Optional<List<Link>> route(Node from, Node to, Set<Link> avoided) {
        Map<Node, Link> reachedBy = new LinkedHashMap<>();
        Deque<Node> edge = new ArrayDeque<>();
        edge.add(from);
        while (!edge.isEmpty()) {
            Node node = edge.remove();
            // a way does not lead through hosts, but may lead back to its own
            if (node.isHost() && node != from) continue;
            for (Link link : topology.links.values()) {
                if (!touches(link, node) || !link.isUp() || avoided.contains(link)) continue;
                Node next = link.other(node);
                if (reachedBy.containsKey(next) || (next == from && from != to)) continue;
                reachedBy.put(next, link);
                edge.add(next);
            }
        }
        return Optional.ofNullable(reachedBy.get(to)).map(last -> trace(from, to, reachedBy));
    }

    private static boolean touches(Link link, Node node) {
        return link.fromNode() == node || link.toNode() == node;
    }

    private static List<Link> trace(Node from, Node to, Map<Node, Link> reachedBy) {
        List<Link> links = new ArrayList<>();
        Node node = to;
        do {
            Link link = reachedBy.get(node);
            links.add(link);
            node = link.other(node);
        } while (node != from);
        Collections.reverse(links);
        return links;
    }
}
