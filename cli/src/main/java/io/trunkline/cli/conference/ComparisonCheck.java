package io.trunkline.cli.conference;

import io.trunkline.api.Ws2Exception;
import io.trunkline.cli.ProviderKeys;
import io.trunkline.cli.UsageException;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.network.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out before a comparison begins whether what was given fits its providers: each has to start with it, each option is for
 * one of them at least, and so is each fault. Those that do not know a fault are held without it.
 */
final class ComparisonCheck {
    /** Starts the libraries of a provider, on a network of their own in which nothing goes wrong. */
    interface Opener {
        Venue open(String provider) throws UsageException, IOException;
    }

    private final SimulationOptions simulation;
    private final ProviderKeys keys = ProviderKeys.load();
    private final Set<String> bases = new LinkedHashSet<>();
    /** Why a provider that has faults does not know some of them: by base provider, then by fault. */
    private final Map<String, Map<String, String>> refusals = new LinkedHashMap<>();

    private ComparisonCheck(SimulationOptions simulation) {
        this.simulation = simulation;
    }

    /**
     * Leaves out for each provider what it does not know, and says so on standard error.
     *
     * @throws UsageException nobody knows what was given, or a provider cannot have what it knows
     */
    static void of(List<Trial> trials, SimulationOptions simulation, Opener opener) throws UsageException, IOException {
        ComparisonCheck check = new ComparisonCheck(simulation);
        for (String provider : trials.stream().map(Trial::provider).distinct().toList()) {
            try (Venue venue = opener.open(provider)) {
                check.look(venue);
            }
        }
        simulation.checkFor(check.keys, check.bases);
        for (String fault : simulation.faults()) check.isForSomebody(fault);
        check.refusals.forEach(check::leaveOut);
    }

    private void look(Venue venue) throws Ws2Exception {
        bases.add(venue.provider());
        Optional<SimulatedNetwork> network = venue.startNetwork();
        if (!keys.has(venue.provider(), SimulationOptions.FAULTS)) return;
        Map<String, String> reasons = refusals.computeIfAbsent(venue.provider(), none -> new LinkedHashMap<>());
        if (network.isEmpty()) return; // it finds out for itself
        for (String fault : simulation.faults()) {
            try {
                network.get().inject(Fault.parse(fault));
            } catch (IllegalArgumentException unknown) {
                // the outer one repeats the fault
                Throwable reason = unknown.getCause() == null ? unknown : unknown.getCause();
                reasons.put(fault, reason.getMessage());
            }
        }
    }

    private void isForSomebody(String fault) throws UsageException {
        List<String> told = new ArrayList<>();
        refusals.forEach((base, reasons) -> {
            if (reasons.containsKey(fault)) told.add(base + ": " + reasons.get(fault));
        });
        if (told.size() < refusals.size()) return;
        throw new UsageException(
                "--fault '" + fault + "' fits no provider of the comparison; " + String.join("; ", told));
    }

    private void leaveOut(String base, Map<String, String> reasons) {
        simulation.leaveOut(base, reasons.keySet());
        reasons.forEach((fault, reason) ->
                System.err.println(base + " goes without --fault '" + fault + "', which is not for it: " + reason));
    }
}
