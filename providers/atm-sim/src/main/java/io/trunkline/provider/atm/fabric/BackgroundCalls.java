package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.network.OfferedCalls;
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
    private final OfferedCalls counts;

    private boolean stopped;

    BackgroundCalls(Background background, EventScheduler scheduler, NetworkPlan.Background traffic, int index) {
        this.background = background;
        this.scheduler = scheduler;
        this.traffic = traffic;
        this.counts = new OfferedCalls(traffic.name());
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
        counts.offer();
        long hold = (long) random.exponential(meanHoldPicos);
        PathControl.Answer answer = background.circuit(traffic, ServiceCategory.CBR, rate);
        if (answer instanceof PathControl.Answer.Refused refused) {
            counts.block(refused.cause().value());
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
        return counts.offered();
    }

    /** Calls that found no room. */
    long blocked() {
        return counts.blocked();
    }

    /** Adds its counts to those of the others of its entry. */
    void report(SortedMap<String, Long> into) {
        counts.report(holding.size(), into);
    }

    void stop() {
        stopped = true;
        for (CircuitPath path : List.copyOf(holding.keySet())) end(path);
    }
}
