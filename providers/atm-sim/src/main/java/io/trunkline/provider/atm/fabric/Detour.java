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

    /** A way, and the contract for which it has room. */
    private record Way(List<Link> links, TrafficContract fits) {
        private long cells() {
            return (long) fits.forward().pcr() + fits.backward().pcr();
        }
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
        Way way = wayRound(failed);
        if (way == null) paths.lost(path, CauseValue.RESOURCE_UNAVAILABLE);
        else path.circuit.takeWay(way.links, way.fits, path, now);
        if (!path.isLost && !path.contract().equals(before)) paths.changed(path);
        links.addAll(path.links());
        links.forEach(paths.sharing()::roomCame);
    }

    private Way wayRound(Link failed) {
        Set<Link> avoided = new HashSet<>(Set.of(failed));
        Way best = null;
        while (true) {
            Optional<List<Link>> links = paths.way(path, avoided);
            if (links.isEmpty()) return best;
            Optional<Way> way = path.circuit.along(links.get()).map(fits -> new Way(links.get(), fits));
            if (way.isPresent() && (best == null || way.get().cells() > best.cells())) best = way.get();
            Optional<Link> narrow = path.circuit.narrow(links.get());
            if (narrow.isEmpty()) return best;
            avoided.add(narrow.get());
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
