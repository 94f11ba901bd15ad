package io.trunkline.cli.conference;

import io.trunkline.cli.UsageException;
import io.trunkline.conformance.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report: one page that needs nothing but itself, and the result beside it. */
final class ReportPage {
    static final String PAGE = "report.html";

    private static final String RESULT = "result.json";
    private static final String TEMPLATE = "report.html";
    private static final String DATA_PLACE = "/*DATA*/";

    private final Map<String, Object> json;
    private final Map<String, Object> data;

    private ReportPage(Map<String, Object> json, Map<String, Object> data) {
        this.json = json;
        this.data = data;
    }

    /** The report of one conference. */
    static ReportPage of(Trial.Held held) {
        return new ReportPage(held.json(), data(held));
    }

    /** The report of several. */
    static ReportPage of(Map<String, Object> json, List<Trial.Held> runs) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("comparison", json);
        data.put("runs", runs.stream().map(ReportPage::data).toList());
        return new ReportPage(json, data);
    }

    /** Makes the directory, before the conference is held for nothing. */
    static void prepare(Path directory) throws UsageException {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException(
                    "--report " + directory + " is no directory and cannot become one: " + e.getMessage(), e);
        }
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(RESULT), JsonText.of(json) + "\n");
        Files.writeString(directory.resolve(PAGE), page());
    }

    private String page() throws IOException {
        try (InputStream template = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            String page = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            // "<" inside a script element could end it
            String text = JsonText.compact(data).replace("<", "\\u003c");
            return page.replace(DATA_PLACE, text);
        }
    }

    private static Map<String, Object> data(Trial.Held held) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("result", held.json());
        data.put(
                "series",
                held.result() == null
                        ? List.of()
                        : held.result().streams().stream()
                                .map(ReportPage::series)
                                .toList());
        data.put("deadlineMillis", DelaySamples.DEADLINE_NANOS / 1_000_000);
        return data;
    }

    private static Map<String, Object> series(StreamResult stream) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", stream.stream().label());
        json.put("from", stream.from());
        if (stream.received() == null) return json;
        Series series = stream.received().series();
        json.put("binSeconds", series.binNanos() / 1e9);
        json.put("octets", list(series.octets(), 1));
        json.put("lowMillis", list(series.lowNanos(), 1e6));
        json.put("midMillis", list(series.midNanos(), 1e6));
        json.put("highMillis", list(series.highNanos(), 1e6));
        json.put("histogram", histogram(series.histogram()));
        return json;
    }

    private static List<Object> list(long[] values, double unit) {
        List<Object> list = new ArrayList<>(values.length);
        for (long value : values) list.add(value < 0 ? null : (Object) (unit == 1 ? value : rounded(value / unit)));
        return list;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 10_000) / 10_000.0;
    }

    /** Pairs of a class's upper end in milliseconds and its count; empty classes are left out. */
    private static List<Object> histogram(long[] counts) {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) pairs.add(List.of(i, rounded(Series.upperNanos(i) / 1e6), counts[i]));
        }
        return pairs;
    }
}
