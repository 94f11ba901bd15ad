package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.CellRates;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of one path over a link that failed or has another rate. The channels at both interfaces stay what they are. */
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
        Set<Link> links = path.links();
        TrafficContract before = path.contract();
        Optional<TrafficContract> fits = path.circuit.reroute(way.get(), path.hops, path.isOpen, paths.settled());
        if (fits.isEmpty()) paths.lost(path, CauseValue.RESOURCE_UNAVAILABLE);
        else if (!fits.get().equals(before)) paths.changed(path);
        links.addAll(path.links());
        links.forEach(paths.sharing()::roomCame);
    }

    /**
     * Its room on a link was withdrawn: it gets its share of it, or another way, or it is lost. A circuit with branches is sent at
     * one rate to all of them: it is lowered where all of them are behind that link, else those that are get lost alone.
     */
    void share(Link link, Map<Admission.Reservation, CellRates> shares) {
        TrafficContract before = path.contract();
        if (!path.circuit.isBehind(link) || !path.circuit.rebook(shares, paths.settled())) around(link);
        else if (!path.contract().equals(before)) paths.branches(path.circuit).forEach(paths::changed);
    }
}
