package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.ServiceCategory;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.network.NetworkPlan;
import io.trunkline.simulation.network.Quantity;
import java.util.Map;

/**
 * A best-effort circuit of others. Where there is no way for it, as a link is down or all channels are taken, it looks for one once
 * a second until there is: whoever sends there has work for as long as the file says, not only in the instant in which it begins.
 */
final class BackgroundCircuit {
    private static final long RETRY_PICOS = EventScheduler.PICOS_PER_SECOND;

    private final Background background;
    private final Fabric fabric;
    private final NetworkPlan.Background traffic;
    private final int index;
    private final boolean greedy;
    private boolean stopped;
    /** {@code null} while there is no way. */
    private CircuitPath path;
    /** {@code null} for one that always has something. */
    private CellStream stream;

    /**
     * Begins at once, or as soon as there is a way.
     *
     * @throws IllegalArgumentException an unknown kind or host; the message says which
     */
    BackgroundCircuit(Background background, Fabric fabric, NetworkPlan.Background traffic, int index) {
        this.background = background;
        this.fabric = fabric;
        this.traffic = traffic;
        this.index = index;
        this.greedy = traffic.kind().equals("greedy");
        begin();
    }

    private void begin() {
        if (stopped) return;
        int rate = greedy
                ? fabric.host(traffic.from()).link().rate().cellsPerSecond()
                : Background.cellsPerSecond(traffic);
        if (background.circuit(traffic, ServiceCategory.UBR, rate) instanceof Answer.Reserved reserved) {
            path = (CircuitPath) reserved.path();
            send(rate);
        } else {
            fabric.scheduler().background(fabric.scheduler().nowPicos() + RETRY_PICOS, this::begin);
        }
    }

    private void send(int rate) {
        Lane first = path.hops.get(0).outward();
        if (greedy) first.output.repeat(first, Background.frame(traffic, index));
        else stream = background.stream(traffic, index, path, rate, breaks());
    }

    private CellStream.Breaks breaks() {
        if (traffic.kind().equals("constant")) return null;
        if (!traffic.kind().equals("on-off")) {
            throw new IllegalArgumentException("background " + traffic.name() + " is of kind '" + traffic.kind()
                    + "'; expected constant, on-off, greedy or calls");
        }
        Map<String, String> properties = traffic.properties();
        return new CellStream.Breaks(
                fabric.scheduler().random("background:" + traffic.name() + ":" + index),
                Quantity.picos(properties.getOrDefault("on", "1s")),
                Quantity.picos(properties.getOrDefault("off", "1s")));
    }

    /** Units that arrived whole. */
    long deliveredUnits() {
        if (path == null || path.hops.isEmpty()) return 0;
        Lane last = path.hops.get(path.hops.size() - 1).outward();
        // hosts look seldom at a line on which nothing is awaited
        last.output.far().takeUpTo(fabric.scheduler().nowPicos() - 1);
        Sink end = last.sink;
        return end instanceof Reassembly reassembly ? reassembly.units() : 0;
    }

    /** Gives the circuit back, or looks for none any more. */
    void stop() {
        stopped = true;
        if (stream != null) stream.stop();
        if (path != null) path.release();
    }
}
