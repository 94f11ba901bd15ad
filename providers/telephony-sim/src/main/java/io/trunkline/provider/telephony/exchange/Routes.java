package io.trunkline.provider.telephony.exchange;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.call.Switching.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds ways between exchanges. Of those that can be had the one with the fewest trunks is best, then the shortest, then the one whose trunks
 * the network file lists first. Each look goes once over the trunks, however many ways there are.
 */
final class Routes {
    private static final Comparator<TrunkRoute> BEST =
            Comparator.comparingLong(TrunkRoute::delayPicos).thenComparing(TrunkRoute::trunks, Routes::listedFirst);

    private final Map<Office, List<Trunk>> trunks = new LinkedHashMap<>();
    /** The best ways of all, which are mostly free. */
    private final Map<Office, Map<Office, Optional<TrunkRoute>>> known = new LinkedHashMap<>();

    /** @param trunks in the order of the network file */
    Routes(List<Trunk> trunks) {
        for (int i = 0; i < trunks.size(); i++) {
            Trunk trunk = trunks.get(i);
            trunk.place = i;
            for (Office end : List.of(trunk.from, trunk.to)) {
                this.trunks.computeIfAbsent(end, any -> new ArrayList<>()).add(trunk);
            }
        }
    }

    /** The best way that has so many circuits, or why there is none. */
    Answer<TrunkRoute> find(Office from, Office to, int circuits) {
        Optional<TrunkRoute> best = known.computeIfAbsent(from, any -> new LinkedHashMap<>())
                .computeIfAbsent(to, any -> best(from, to, trunk -> true, office -> true));
        if (best.isEmpty()) return new Answer.Refused<>(CauseValue.NO_ROUTE_TO_DESTINATION);
        if (best.get().isFree(circuits)) return new Answer.Taken<>(best.get());
        Predicate<Trunk> up = trunk -> trunk.line.isUp();
        Predicate<Trunk> wide = up.and(trunk -> trunk.circuits.free() >= circuits);
        Predicate<Office> able = office -> !office.isFull();
        Optional<TrunkRoute> free = best(from, to, wide, able);
        if (free.isPresent()) return new Answer.Taken<>(free.get());
        if (best(from, to, up, office -> true).isEmpty()) return new Answer.Refused<>(CauseValue.NETWORK_OUT_OF_ORDER);
        boolean onlyFull = best(from, to, wide, office -> true).isPresent()
                || best(from, to, up, able).isEmpty();
        return new Answer.Refused<>(onlyFull ? CauseValue.SWITCHING_CONGESTION : CauseValue.NO_CIRCUIT_AVAILABLE);
    }

    /** One trunk further at a time; what comes to an exchange with more trunks than another way is never better. */
    private Optional<TrunkRoute> best(Office from, Office to, Predicate<Trunk> over, Predicate<Office> through) {
        if (!through.test(from)) return Optional.empty();
        Map<Office, TrunkRoute> reached = Map.of(from, new TrunkRoute(List.of(from), List.of(), 0));
        Set<Office> seen = new LinkedHashSet<>(reached.keySet());
        while (!reached.isEmpty() && !reached.containsKey(to)) {
            Map<Office, TrunkRoute> further = new LinkedHashMap<>();
            for (TrunkRoute route : reached.values()) {
                for (Trunk trunk : trunks.getOrDefault(route.last(), List.of())) {
                    Office next = trunk.other(route.last());
                    if (seen.contains(next) || !over.test(trunk) || !through.test(next)) continue;
                    further.merge(next, route.and(trunk), (one, other) -> BEST.compare(other, one) < 0 ? other : one);
                }
            }
            seen.addAll(further.keySet());
            reached = further;
        }
        return Optional.ofNullable(reached.get(to));
    }

    /** Of two ways of as many trunks. */
    private static int listedFirst(List<Trunk> one, List<Trunk> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Integer.compare(one.get(i).place, other.get(i).place);
            if (order != 0) return order;
        }
        return 0;
    }
}
