package io.trunkline.bench;

import io.trunkline.bench.Comparison.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything one run has measured.
 *
 * @param rounds rounds per metric
 * @param rows one table per metric
 * @param heapOctetsPerConnection by contender
 * @param startUpMillis by contender
 */
record Results(
        int rounds,
        Map<Metric, List<Row>> rows,
        Map<String, Long> heapOctetsPerConnection,
        Map<String, Double> startUpMillis) {

    /** Tables for people. */
    String toText() {
        StringBuilder text = new StringBuilder();
        rows.forEach((metric, table) -> {
            text.append(String.format(
                    Locale.ROOT, "%n%s, %s is better%n", metric.title(), metric.lowerIsBetter() ? "lower" : "higher"));
            text.append(String.format(
                    Locale.ROOT, "  %-20s %12s  %-23s %s%n", "", metric.unit(), "quartiles", "ratio to the first"));
            for (Row row : table) text.append(line(row));
        });
        if (!heapOctetsPerConnection.isEmpty()) rest(text);
        text.append(String.format(
                Locale.ROOT,
                "%nmedians of %d rounds; a ratio compares slices of the same round; the second row shows chance%n",
                rounds));
        return text.toString();
    }

    private void rest(StringBuilder text) {
        text.append(String.format(Locale.ROOT, "%nat rest%n  %-20s %16s %14s%n", "", "heap/connection", "first echo"));
        heapOctetsPerConnection.forEach((name, octets) -> text.append(String.format(
                Locale.ROOT, "  %-20s %10d octets %11.0f ms%n", name, octets, startUpMillis.getOrDefault(name, 0.0))));
    }

    /** The same as data, wall-clock facts of the machine under {@code environment}. */
    Map<String, Object> toJson() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        rows.forEach((metric, table) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("title", metric.title());
            one.put("unit", metric.unit());
            one.put("lowerIsBetter", metric.lowerIsBetter());
            one.put("contenders", table.stream().map(Results::json).toList());
            metrics.put(metric.key(), one);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaVersion", 1);
        all.put("rounds", rounds);
        all.put("metrics", metrics);
        all.put("heapOctetsPerConnection", heapOctetsPerConnection);
        all.put("startUpMillis", startUpMillis);
        all.put(
                "environment",
                Map.of(
                        "java", Runtime.version().toString(),
                        "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        "processors", Runtime.getRuntime().availableProcessors()));
        return all;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", row.name());
        one.put("value", json(row.value()));
        one.put("ratioToFirst", json(row.ratio()));
        return one;
    }

    private static Map<String, Object> json(Spread spread) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("lowerQuartile", spread.low());
        one.put("median", spread.median());
        one.put("upperQuartile", spread.high());
        return one;
    }

    private static String line(Row row) {
        String quartiles = String.format(
                Locale.ROOT,
                "%s to %s",
                number(row.value().low()),
                number(row.value().high()));
        return String.format(
                Locale.ROOT,
                "  %-20s %12s  %-23s %.3f (%.3f to %.3f)%n",
                row.name(),
                number(row.value().median()),
                quartiles,
                row.ratio().median(),
                row.ratio().low(),
                row.ratio().high());
    }

    /** Three digits that say something, or all before the point. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
