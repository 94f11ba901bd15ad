package io.trunkline.provider.telephony.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways between exchanges, in the order in which they are tried: fewest trunks first, then the shortest, then as the network file lists
 * them. At most {@value #MOST} for each pair.
 */
final class Routes {
    private static final int MOST = 16;
    private static final int LONGEST = 8;

    private final List<Trunk> trunks;
    private final Map<Office, Map<Office, List<TrunkRoute>>> known = new LinkedHashMap<>();

    Routes(List<Trunk> trunks) {
        this.trunks = trunks;
    }

    List<TrunkRoute> between(Office from, Office to) {
        return known.computeIfAbsent(from, any -> new LinkedHashMap<>()).computeIfAbsent(to, any -> find(from, to));
    }

    private List<TrunkRoute> find(Office from, Office to) {
        List<TrunkRoute> found = new ArrayList<>();
        // one trunk more at a time: what is found early is short, so a dense network costs no more than it must
        for (int length = 0; length <= LONGEST && found.size() < MOST; length++) {
            List<TrunkRoute> ofLength = new ArrayList<>();
            extend(new TrunkRoute(List.of(from), List.of(), 0), to, length, ofLength);
            ofLength.sort(Comparator.comparingLong(TrunkRoute::delayPicos));
            found.addAll(ofLength);
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private void extend(TrunkRoute route, Office to, int more, List<TrunkRoute> found) {
        Office here = route.offices().get(route.offices().size() - 1);
        if (more == 0) {
            if (here == to) found.add(route);
            return;
        }
        if (here == to || found.size() >= MOST) return;
        for (Trunk trunk : trunks) {
            if (!trunk.joins(here) || route.offices().contains(trunk.other(here))) continue;
            extend(longer(route, trunk, trunk.other(here)), to, more - 1, found);
        }
    }

    private static TrunkRoute longer(TrunkRoute route, Trunk trunk, Office next) {
        List<Office> offices = new ArrayList<>(route.offices());
        offices.add(next);
        List<Trunk> over = new ArrayList<>(route.trunks());
        over.add(trunk);
        return new TrunkRoute(List.copyOf(offices), List.copyOf(over), route.delayPicos() + trunk.line.delayPicos());
    }
}
