package io.trunkline.cli.conference;

import io.trunkline.simulation.SimulatedNetwork;
import java.util.List;
import java.util.Map;

/**
 * What is known of a simulated network when a conference on it has ended.
 *
 * @param traceHash hash of everything that happened, or why there is none
 * @param picos how long the conference took there
 * @param captureCommands how to look at what was captured
 */
record Simulated(String traceHash, long picos, List<String> captureCommands) {
    static Simulated of(SimulatedNetwork network) {
        return new Simulated(
                network.simulation().trace().hash(), network.simulation().nowPicos(), network.captureCommands());
    }

    /** Adds it to a result: what a seed repeats too stands with the rest of the run. */
    @SuppressWarnings("unchecked") // ResultJson makes it
    void addTo(Map<String, Object> json) {
        Map<String, Object> environment = (Map<String, Object>) json.get("environment");
        environment.put("traceHash", traceHash);
        environment.put("simulatedSeconds", picos / 1_000_000_000 / 1e3);
        environment.put("captureCommands", captureCommands);
    }
}
