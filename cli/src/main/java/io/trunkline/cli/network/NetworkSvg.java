package io.trunkline.cli.network;

import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.NetworkSchema;
import io.trunkline.simulation.network.Quantity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network as a drawing: a column for each number of links from the first host. It follows the reader's colour scheme. */
final class NetworkSvg {
    private static final int COLUMN = 230;
    private static final int ROW = 110;
    private static final int MARGIN = 90;
    private static final String STYLE = """
            <style>
            .paper{fill:#fff}.link{stroke:#64748b;stroke-width:2}.host{fill:#e0f2fe;stroke:#0369a1;stroke-width:1.5}
            .node{fill:#fef3c7;stroke:#b45309;stroke-width:1.5}text{font:13px system-ui,sans-serif;fill:#0f172a;text-anchor:middle}
            .name{font-weight:600}.small{font-size:11px;fill:#475569;stroke:#fff;stroke-width:4px;paint-order:stroke}
            @media (prefers-color-scheme:dark){.paper{fill:#0f172a}.link{stroke:#94a3b8}.host{fill:#0c4a6e;stroke:#38bdf8}
            .node{fill:#78350f;stroke:#fbbf24}text{fill:#f1f5f9}.small{fill:#cbd5e1;stroke:#0f172a}}
            </style>
            """;

    /** The middle of a place. */
    private record Point(int x, int y) {}

    private final NetworkPlan plan;
    private final NetworkSchema schema;
    private final Map<String, Point> points = new LinkedHashMap<>();
    private int width;
    private int height;

    private NetworkSvg(NetworkPlan plan, NetworkSchema schema) {
        this.plan = plan;
        this.schema = schema;
    }

    static String of(NetworkPlan plan, NetworkSchema schema) {
        NetworkSvg drawing = new NetworkSvg(plan, schema);
        drawing.place(drawing.columns());
        return drawing.text();
    }

    private List<List<String>> columns() {
        Map<String, Integer> distance = new LinkedHashMap<>();
        plan.hosts().forEach(host -> walk(host.name(), distance));
        plan.nodes().forEach(node -> walk(node.name(), distance));
        List<List<String>> columns = new ArrayList<>();
        distance.forEach((place, column) -> {
            while (columns.size() <= column) columns.add(new ArrayList<>());
            columns.get(column).add(place);
        });
        return columns;
    }

    private void walk(String from, Map<String, Integer> distance) {
        if (distance.putIfAbsent(from, 0) != null) return;
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String here = open.remove();
            for (NetworkPlan.Link link : NetworkJson.at(plan, here)) {
                String other = NetworkJson.otherEnd(link, here);
                if (distance.putIfAbsent(other, distance.get(here) + 1) == null) open.add(other);
            }
        }
    }

    private void place(List<List<String>> columns) {
        int rows = columns.stream().mapToInt(List::size).max().orElse(1);
        width = 2 * MARGIN + COLUMN * Math.max(0, columns.size() - 1);
        height = 40 + ROW * Math.max(1, rows);
        for (int column = 0; column < columns.size(); column++) {
            List<String> places = columns.get(column);
            int top = 40 + (height - 40 - ROW * places.size()) / 2 + ROW / 2;
            for (int row = 0; row < places.size(); row++)
                points.put(places.get(row), new Point(MARGIN + COLUMN * column, top + ROW * row));
        }
    }

    private String text() {
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                width, height, width, height));
        svg.append(String.format("<title>Network %s</title>%n", plan.name())).append(STYLE);
        svg.append(String.format("<rect class=\"paper\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n", width, height));
        svg.append(String.format("<text class=\"name\" x=\"%d\" y=\"26\">%s</text>%n", width / 2, plan.name()));
        plan.links().forEach(link -> svg.append(line(link)));
        plan.links().forEach(link -> svg.append(label(link)));
        plan.hosts().forEach(host -> svg.append(box("host", host.name(), "host", 6)));
        plan.nodes().forEach(node -> svg.append(box("node", node.name(), node.kind(), 22)));
        return svg.append("</svg>\n").toString();
    }

    private String line(NetworkPlan.Link link) {
        Point from = points.get(link.from());
        Point to = points.get(link.to());
        return String.format(
                "<line class=\"link\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", from.x(), from.y(), to.x(), to.y());
    }

    private String label(NetworkPlan.Link link) {
        Point from = points.get(link.from());
        Point to = points.get(link.to());
        int x = (from.x() + to.x()) / 2;
        int y = (from.y() + to.y()) / 2;
        double megabits = NetworkJson.bitsPerSecond(link, schema) / 1e6;
        String below = String.format(Locale.ROOT, "%.4g Mbit/s, %s", megabits, Quantity.timeText(link.delayPicos()));
        String above = Character.isDigit(link.rate().charAt(0)) ? link.name() : NetworkJson.kind(link);
        return String.format(
                "<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>%n<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>%n",
                x, y - 6, escaped(above), x, y + 15, below);
    }

    private String box(String style, String name, String kind, int round) {
        Point at = points.get(name);
        return String.format(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"110\" height=\"46\" rx=\"%d\"/>%n"
                        + "<text class=\"name\" x=\"%d\" y=\"%d\">%s</text>%n<text x=\"%d\" y=\"%d\" font-size=\"11\">%s</text>%n",
                style,
                at.x() - 55,
                at.y() - 23,
                round,
                at.x(),
                at.y() - 2,
                escaped(name),
                at.x(),
                at.y() + 15,
                escaped(kind));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
