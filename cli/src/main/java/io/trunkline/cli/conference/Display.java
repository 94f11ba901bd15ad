package io.trunkline.cli.conference;

import io.trunkline.conformance.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Shows results on standard output, and in a report where one is wanted.
 *
 * @param asJson whether they are wanted as JSON
 * @param report the report's directory, {@code null} for none
 */
record Display(boolean asJson, Path report) {
    /** Shows one. @return true if it is good */
    boolean one(Trial.Held held) throws IOException {
        if (report != null) ReportPage.of(held).write(report);
        if (asJson) System.out.println(JsonText.of(held.json()));
        else {
            people(held);
            place();
        }
        return isGood(held.json());
    }

    /** Shows several. @return true if they are good as a whole */
    boolean all(List<Trial.Held> runs) throws IOException {
        Map<String, Object> json = Comparison.json(runs);
        if (report != null) ReportPage.of(json, runs).write(report);
        if (asJson) System.out.println(JsonText.of(json));
        else {
            for (Trial.Held held : runs) {
                people(held);
                System.out.println();
            }
            place();
        }
        return isGood(json);
    }

    private static boolean isGood(Map<String, Object> json) {
        return json.get("verdict").equals("good");
    }

    private void place() {
        if (report != null) System.out.println("report: " + report.resolve(ReportPage.PAGE));
    }

    private static void people(Trial.Held held) {
        if (held.result() == null) {
            Map<?, ?> error = (Map<?, ?>) held.json().get("error");
            System.out.println(held.json().get("provider") + ", "
                    + (Boolean.TRUE.equals(held.json().get("grouped")) ? "grouped" : "ungrouped") + ": failed, "
                    + error.get("message"));
            return;
        }
        System.out.print(ResultTable.of(held.result()));
        simulated((Map<?, ?>) held.json().get("environment"));
        for (Object each : (List<?>) held.json().get("expectations")) {
            Map<?, ?> judged = (Map<?, ?>) each;
            String verdict = Boolean.TRUE.equals(judged.get("met")) ? "met" : "NOT MET";
            System.out.println(verdict + ": " + judged.get("expected") + " (found " + judged.get("found") + ")");
        }
        if (held.isWhole()) return;
        for (EventLog.Event event : held.result().events()) {
            if (!event.isDuringMedia()) System.err.println(event.party() + ": " + event.text());
        }
    }

    private static void simulated(Map<?, ?> environment) {
        if (!environment.containsKey("traceHash")) return;
        System.out.println(environment.get("simulatedSeconds") + " s simulated in " + environment.get("wallSeconds")
                + " s, trace " + environment.get("traceHash"));
        for (Object command : (List<?>) environment.get("captureCommands")) System.out.println(command);
    }
}
