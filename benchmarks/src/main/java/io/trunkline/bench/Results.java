package io.trunkline.bench;

import io.trunkline.bench.Comparison.Row;
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
        text.append(String.format(Locale.ROOT, "%nat rest%n  %-20s %16s %14s%n", "", "heap/connection", "first echo"));
        heapOctetsPerConnection.forEach((name, octets) -> text.append(String.format(
                Locale.ROOT, "  %-20s %10d octets %11.0f ms%n", name, octets, startUpMillis.getOrDefault(name, 0.0))));
        text.append(String.format(
                Locale.ROOT,
                "%nmedians of %d rounds; a ratio compares slices of the same round; the second row shows chance%n",
                rounds));
        return text.toString();
    }

    private static String line(Row row) {
        String quartiles = String.format(
                Locale.ROOT, "%.1f to %.1f", row.value().low(), row.value().high());
        return String.format(
                Locale.ROOT,
                "  %-20s %12.1f  %-23s %.3f (%.3f to %.3f)%n",
                row.name(),
                row.value().median(),
                quartiles,
                row.ratio().median(),
                row.ratio().low(),
                row.ratio().high());
    }
}
