package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.List;
import java.util.Optional;

/** What becomes of one path over a link that failed or got slower. The channels at both interfaces stay what they are. */
final class Detour {
    private final Paths paths;
    private final CircuitPath path;

    Detour(Paths paths, CircuitPath path) {
        this.paths = paths;
        this.path = path;
    }

    /** Another way between the same interfaces, with the same contract or less; else the path is lost. */
    void around(Link failed) {
        Optional<List<Link>> way = path.circuit.multipoint ? Optional.empty() : paths.wayRound(path, failed);
        if (way.isEmpty()) {
            paths.lost(path, CauseValue.NETWORK_OUT_OF_ORDER);
            return;
        }
        TrafficContract before = path.contract();
        Optional<TrafficContract> fits = path.circuit.reroute(way.get(), path.hops, path.isOpen, paths.settled());
        if (fits.isEmpty()) paths.lost(path, CauseValue.RESOURCE_UNAVAILABLE);
        else if (!fits.get().equals(before)) paths.degraded(path);
    }

    /**
     * Its room on a link was withdrawn: less on the same way, or another way, or it is lost. A circuit with branches is sent
     * at one rate to all of them: it is lowered where all of them are behind that link, else those that are get lost alone.
     */
    void lower(Link slower) {
        List<CircuitPath> branches = paths.branches(path.circuit);
        boolean concernsAll = branches.stream().allMatch(branch -> branch.uses(slower));
        TrafficContract before = path.contract();
        if (!concernsAll || !path.circuit.rebook(slower, paths.settled())) around(slower);
        else if (!path.contract().equals(before)) branches.forEach(paths::degraded);
    }
}
