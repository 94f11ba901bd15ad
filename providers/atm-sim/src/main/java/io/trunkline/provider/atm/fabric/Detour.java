package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.CellRates;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.HashSet;
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

    /**
     * Another way between the same interfaces: the shortest with room for what both ends have agreed on, else that of those tried
     * that carries most; where there is none the path is lost.
     */
    void around(Link failed) {
        if (path.circuit.multipoint || paths.way(path, Set.of(failed)).isEmpty()) {
            paths.lost(path, CauseValue.NETWORK_OUT_OF_ORDER);
            return;
        }
        Set<Link> links = path.links();
        TrafficContract before = path.contract();
        long now = paths.settled();
        path.circuit.leaveWay(path.hops);
        Circuit.Way way = wayRound(failed);
        if (way == null) paths.lost(path, CauseValue.RESOURCE_UNAVAILABLE);
        else path.circuit.takeWay(way, path, now);
        if (!path.isLost && !path.contract().equals(before)) paths.changed(path);
        links.addAll(path.links());
        links.forEach(paths.sharing()::roomCame);
    }

    private Circuit.Way wayRound(Link failed) {
        Set<Link> avoided = new HashSet<>(Set.of(failed));
        Circuit.Way best = null;
        while (true) {
            Optional<List<Link>> links = paths.way(path, avoided);
            if (links.isEmpty()) return best;
            Circuit.Way way = path.circuit.along(links.get());
            if (way.fits().isPresent() && way.carriesMoreThan(best)) best = way;
            if (way.narrow().isEmpty()) return best;
            avoided.add(way.narrow().get());
        }
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
