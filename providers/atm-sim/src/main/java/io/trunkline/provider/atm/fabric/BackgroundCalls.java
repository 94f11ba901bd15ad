package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls of others: they come as a Poisson process, find room or not, and hold for exponential times. */
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
    private long blocked;
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
        Optional<CircuitPath> path = background.circuit(traffic, ServiceCategory.CBR, rate);
        if (path.isEmpty()) {
            blocked++;
            return;
        }
        holding.put(path.get(), background.stream(traffic, 0, path.get(), rate, null));
        scheduler.background(scheduler.nowPicos() + hold, () -> end(path.get()));
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
        return blocked;
    }

    void stop() {
        stopped = true;
        for (CircuitPath path : java.util.List.copyOf(holding.keySet())) end(path);
    }
}
