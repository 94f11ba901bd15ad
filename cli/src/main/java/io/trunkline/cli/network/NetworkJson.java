package io.trunkline.cli.network;

import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network as JSON. */
final class NetworkJson {
    private static final long CIRCUIT_BITS = 64_000;

    private NetworkJson() {}

    static Map<String, Object> of(NetworkPlan plan, NetworkSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("provider", schema.provider());
        json.put("name", plan.name());
        json.put("hosts", plan.hosts().stream().map(NetworkJson::host).toList());
        json.put("nodes", plan.nodes().stream().map(NetworkJson::node).toList());
        json.put("links", plan.links().stream().map(link -> link(link, schema)).toList());
        json.put("names", plan.names());
        json.put(
                "background",
                plan.background().stream().map(NetworkJson::background).toList());
        json.put("faults", plan.faults().stream().map(Object::toString).toList());
        return json;
    }

    private static Map<String, Object> host(NetworkPlan.Host host) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", host.name());
        json.put("address", host.address().isEmpty() ? null : host.address());
        json.put("properties", host.properties());
        return json;
    }

    private static Map<String, Object> node(NetworkPlan.Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", node.name());
        json.put("kind", node.kind());
        json.put("properties", node.properties());
        return json;
    }

    private static Map<String, Object> link(NetworkPlan.Link link, NetworkSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", link.name());
        json.put("from", link.from());
        json.put("to", link.to());
        json.put("rate", link.rate());
        json.put("rateBitsPerSecond", bitsPerSecond(link, schema));
        json.put("delayPicos", link.delayPicos());
        json.put("queueUnits", link.queueUnits());
        json.put("lossProbability", link.lossProbability());
        json.put("bitErrorProbability", link.bitErrorProbability());
        json.put("properties", link.properties());
        return json;
    }

    /** What a link carries: circuits of a trunk are 64 kbit/s each, and a host may have several such lines. */
    static long bitsPerSecond(NetworkPlan.Link link, NetworkSchema schema) {
        String circuits = link.properties().getOrDefault("circuits", "");
        if (!circuits.isEmpty()) return CIRCUIT_BITS * Long.parseLong(circuits);
        return schema.bitsPerSecond(link.rate())
                * Long.parseLong(link.properties().getOrDefault("count", "1"));
    }

    /** What a link is, in a word or two. */
    static String kind(NetworkPlan.Link link) {
        String circuits = link.properties().getOrDefault("circuits", "");
        if (!circuits.isEmpty()) return circuits + (circuits.equals("1") ? " circuit" : " circuits");
        String count = link.properties().getOrDefault("count", "1");
        return count.equals("1") ? link.rate() : count + " x " + link.rate();
    }

    private static Map<String, Object> background(NetworkPlan.Background source) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", source.name());
        json.put("kind", source.kind());
        json.put("from", source.from());
        json.put("to", source.to());
        json.put("properties", source.properties());
        return json;
    }

    /** What ends a link, and what a list of them is for: the other end of a link, seen from here. */
    static String otherEnd(NetworkPlan.Link link, String here) {
        return link.from().equals(here) ? link.to() : link.from();
    }

    /** Links at a place, in the file's order. */
    static List<NetworkPlan.Link> at(NetworkPlan plan, String place) {
        return plan.links().stream()
                .filter(link -> link.from().equals(place) || link.to().equals(place))
                .toList();
    }
}
