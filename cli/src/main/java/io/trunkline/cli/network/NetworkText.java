package io.trunkline.cli.network;

import io.trunkline.cli.TextTable;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network as a drawing of lines and as tables. */
final class NetworkText {
    /** What {@link NetworkJson#kind} shows. */
    private static final Set<String> OF_RATE = Set.of("circuits", "count");

    private final NetworkPlan plan;
    private final NetworkSchema schema;
    private final Set<String> drawn = new LinkedHashSet<>();
    private final Set<NetworkPlan.Link> used = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();

    private NetworkText(NetworkPlan plan, NetworkSchema schema) {
        this.plan = plan;
        this.schema = schema;
    }

    static String of(NetworkPlan plan, NetworkSchema schema) {
        return new NetworkText(plan, schema).whole();
    }

    private String whole() {
        text.append(String.format(
                "%s: %s, %s, %s%n%n",
                plan.name(),
                count(plan.hosts().size(), "host"),
                count(plan.nodes().size(), "node"),
                count(plan.links().size(), "link")));
        plan.nodes().forEach(node -> root(node.name()));
        plan.hosts().forEach(host -> root(host.name()));
        text.append(System.lineSeparator()).append(links());
        if (plan.hosts().stream()
                .anyMatch(
                        host -> !host.address().isEmpty() || !host.properties().isEmpty()))
            text.append(System.lineSeparator()).append(hosts());
        if (plan.nodes().stream().anyMatch(node -> !node.properties().isEmpty()))
            text.append(System.lineSeparator()).append(nodes());
        if (!plan.names().isEmpty()) text.append(System.lineSeparator()).append(names());
        if (!plan.background().isEmpty()) text.append(System.lineSeparator()).append(background());
        if (!plan.faults().isEmpty()) text.append(String.format("%nFAULTS%n"));
        plan.faults().forEach(fault -> text.append(String.format("%s%n", fault)));
        return text.toString();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void root(String place) {
        if (!drawn.add(place)) return;
        text.append(String.format("%s%n", place));
        branches(place, "");
    }

    /** The links of a place below it; one that leads to what is drawn already shows as a name in parentheses. */
    private void branches(String place, String indent) {
        var links = NetworkJson.at(plan, place).stream()
                .filter(link -> !used.contains(link))
                .toList();
        used.addAll(links);
        for (int i = 0; i < links.size(); i++) {
            boolean last = i == links.size() - 1;
            String other = NetworkJson.otherEnd(links.get(i), place);
            boolean fresh = drawn.add(other);
            text.append(String.format(
                    "%s%s── %s ── %s%n",
                    indent, last ? "└" : "├", label(links.get(i)), fresh ? other : "(" + other + ")"));
            if (fresh) branches(other, indent + (last ? "    " : "│   "));
        }
    }

    static String label(NetworkPlan.Link link) {
        return NetworkJson.kind(link) + ", " + Quantity.timeText(link.delayPicos());
    }

    private TextTable links() {
        List<String> heads = new ArrayList<>(
                List.of("LINK", "FROM", "TO", "RATE", "MBIT/S>", "DELAY>", "QUEUE>", "LOSS>", "BIT ERRORS>"));
        boolean more = plan.links().stream().anyMatch(link -> !further(link).isEmpty());
        if (more) heads.add("PROPERTIES");
        TextTable table = TextTable.of(heads.toArray(String[]::new));
        for (NetworkPlan.Link link : plan.links()) {
            List<Object> cells = new ArrayList<>(List.of(
                    link.name(),
                    link.from(),
                    link.to(),
                    NetworkJson.kind(link),
                    Double.toString(NetworkJson.bitsPerSecond(link, schema) / 1e6),
                    Quantity.timeText(link.delayPicos()),
                    link.queueUnits(),
                    link.lossProbability(),
                    link.bitErrorProbability()));
            if (more) cells.add(further(link));
            table.row(cells.toArray());
        }
        return table;
    }

    /** What a link has besides its rate: a skew, for example. */
    private static String further(NetworkPlan.Link link) {
        Map<String, String> rest = new LinkedHashMap<>(link.properties());
        rest.keySet().removeAll(OF_RATE);
        rest.values().removeIf(value -> value.isEmpty() || value.equals("0s"));
        return words(rest);
    }

    private TextTable names() {
        TextTable table = TextTable.of("NAME", "ADDRESSES");
        plan.names().forEach((name, addresses) -> table.row(name, String.join(", ", addresses)));
        return table;
    }

    private TextTable hosts() {
        TextTable table = TextTable.of("HOST", "ADDRESS", "PROPERTIES");
        for (NetworkPlan.Host host : plan.hosts()) table.row(host.name(), host.address(), words(host.properties()));
        return table;
    }

    private TextTable nodes() {
        TextTable table = TextTable.of("NODE", "KIND", "PROPERTIES");
        for (NetworkPlan.Node node : plan.nodes()) table.row(node.name(), node.kind(), words(node.properties()));
        return table;
    }

    private static String words(Map<String, String> properties) {
        return String.join(
                " ", properties.entrySet().stream().map(Map.Entry::toString).toList());
    }

    private TextTable background() {
        TextTable table = TextTable.of("BACKGROUND", "KIND", "FROM", "TO", "PROPERTIES");
        for (NetworkPlan.Background source : plan.background()) {
            table.row(source.name(), source.kind(), source.from(), source.to(), words(source.properties()));
        }
        return table;
    }
}
