package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.Admission.Reservation;
import io.trunkline.provider.atm.traffic.CellRates;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of circuits that cannot have on a link what both ends have agreed on. Those that fit keep it, the oldest first; the
 * others share what is left, in proportion to what each could use. It is shared anew when the link has another rate and when room
 * on it is given back.
 */
final class Sharing {
    private final Paths paths;
    /** Circuits that carry less than was agreed on. */
    private final Set<Circuit> lowered = new LinkedHashSet<>();
    /** Links that are looked at once more at this instant. */
    private final Set<Link> due = new LinkedHashSet<>();

    Sharing(Paths paths) {
        this.paths = paths;
    }

    /** A circuit's contract has changed. */
    void note(Circuit circuit) {
        if (circuit.isLowered()) lowered.add(circuit);
        else lowered.remove(circuit);
    }

    /** A circuit is no more. */
    void forget(Circuit circuit) {
        lowered.remove(circuit);
    }

    /** Room on a link was given back, or a circuit came there that could use more. Who is told of it is told a moment later. */
    void roomCame(Link link) {
        if (loweredOn(link).isEmpty() || !due.add(link)) return;
        paths.scheduler().at(paths.scheduler().nowPicos(), () -> {
            due.remove(link);
            again(link);
        });
    }

    /** Shares a link, whatever its rate is now. */
    void again(Link link) {
        paths.settled();
        Admission admission = paths.room(link).admission;
        List<Reservation> withdrawn = admission.changeLine(Room.line(link), loweredOn(link));
        if (withdrawn.isEmpty()) return;
        Map<Reservation, CellRates> shares = shares(link, withdrawn);
        for (CircuitPath path : paths.all()) {
            boolean affected = false;
            for (Hop hop : path.hops) affected |= shares.containsKey(hop.reservation);
            if (affected && !path.isLost) new Detour(paths, path).share(link, shares);
        }
    }

    private Set<Reservation> loweredOn(Link link) {
        Set<Reservation> found = new LinkedHashSet<>();
        for (Circuit circuit : lowered) {
            if (!circuit.isBehind(link)) continue;
            for (Hop hop : circuit.hops()) if (hop.link == link) found.add(hop.reservation);
        }
        return found;
    }

    private Map<Reservation, CellRates> shares(Link link, List<Reservation> withdrawn) {
        Room room = paths.room(link);
        Map<Reservation, CellRates> shares = new LinkedHashMap<>();
        long forward = 0;
        long backward = 0;
        for (Circuit circuit : paths.circuitsOn(link)) {
            TrafficContract usable = circuit.usable().orElse(circuit.contract);
            for (Hop hop : circuit.hops()) {
                if (!withdrawn.contains(hop.reservation)) continue;
                CellRates needs = room.admission.needs(room.seen(usable, hop.upstream));
                shares.put(hop.reservation, needs);
                forward += needs.forward();
                backward += needs.backward();
            }
        }
        CellRates left = room.admission.left();
        for (Map.Entry<Reservation, CellRates> each : shares.entrySet()) {
            CellRates needs = each.getValue();
            each.setValue(new CellRates(
                    share(needs.forward(), left.forward(), forward),
                    share(needs.backward(), left.backward(), backward)));
        }
        return shares;
    }

    private static int share(int needed, int left, long allNeed) {
        return allNeed <= left ? needed : (int) ((long) needed * left / allNeed);
    }
}
