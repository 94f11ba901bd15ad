package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.call.PathControl;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls of others: they come as a Poisson process, find room or not, and hold for exponential times. They go through routing and
 * admission as the calls of hosts do, but nobody at the two hosts places or takes them: there is no signalling.
 */
final class BackgroundCalls {
    private final Background background;
    private final EventScheduler scheduler;
    private final NetworkPlan.Background traffic;
    private final SeededRandom random;
    private final int rate;
    private final double meanHoldPicos;
    private final double meanGapPicos;
    private final Map<CircuitPath, CellStream> holding = new LinkedHashMap<>();
    private long offered;
    /** By cause. */
    private final SortedMap<Integer, Long> blocked = new TreeMap<>();

    private boolean stopped;

    BackgroundCalls(Background background, EventScheduler scheduler, NetworkPlan.Background traffic, int index) {
        this.background = background;
        this.scheduler = scheduler;
        this.traffic = traffic;
        this.random = scheduler.random("calls:" + traffic.name() + ":" + index);
        this.rate = Background.cellsPerSecond(traffic);
        this.meanHoldPicos = Quantity.picos(traffic.properties().getOrDefault("hold", "180s"));
        double erlang = Double.parseDouble(traffic.properties().get("erlang"));
        this.meanGapPicos = erlang == 0 ? 0 : meanHoldPicos / erlang;
        if (erlang > 0) next();
    }

    private void next() {
        scheduler.background(scheduler.nowPicos() + (long) random.exponential(meanGapPicos), this::arrive);
    }

    private void arrive() {
        if (stopped) return;
        next();
        offered++;
        long hold = (long) random.exponential(meanHoldPicos);
        PathControl.Answer answer = background.circuit(traffic, ServiceCategory.CBR, rate);
        if (answer instanceof PathControl.Answer.Refused refused) {
            blocked.merge(refused.cause().value(), 1L, Long::sum);
        } else if (answer instanceof PathControl.Answer.Reserved reserved) {
            CircuitPath path = (CircuitPath) reserved.path();
            holding.put(path, background.stream(traffic, 0, path, rate, null));
            scheduler.background(scheduler.nowPicos() + hold, () -> end(path));
        }
    }

    private void end(CircuitPath path) {
        CellStream stream = holding.remove(path);
        if (stream == null) return;
        stream.stop();
        path.release();
    }

    /** Calls that came. */
    long offered() {
        return offered;
    }

    /** Calls that found no room. */
    long blocked() {
        return blocked.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Adds its counts to those of the others of its entry. */
    void report(SortedMap<String, Long> into) {
        String name = "background." + traffic.name() + ".calls.";
        into.merge(name + "offered", offered, Long::sum);
        into.merge(name + "holding", (long) holding.size(), Long::sum);
        into.merge(name + "blocked", blocked(), Long::sum);
        blocked.forEach((cause, count) -> into.merge(name + "blocked." + cause, count, Long::sum));
    }

    void stop() {
        stopped = true;
        for (CircuitPath path : List.copyOf(holding.keySet())) end(path);
    }
}
