package io.trunkline.bench;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the kernel takes for an event that does nothing but plan its successor, with so many others pending. */
final class KernelEvents {
    private static final int EVENTS = 200_000;

    private final Simulation simulation = new Simulation(SimulationSettings.manual(1), new TraceLog());
    private final EventScheduler events = simulation.events();
    private final SplittableRandom random = new SplittableRandom(1);
    private final int pending;
    private long happened;

    private KernelEvents(int pending) {
        this.pending = pending;
        simulation.act(() -> {
            for (int i = 0; i < pending; i++) plan();
        });
    }

    static List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        slices.add(new Slice("10 pending", new KernelEvents(10)::nanosPerEvent));
        slices.add(new Slice("10 pending again", new KernelEvents(10)::nanosPerEvent));
        for (int pending : new int[] {100, 1_000, 10_000}) {
            slices.add(new Slice(pending + " pending", new KernelEvents(pending)::nanosPerEvent));
        }
        return slices;
    }

    /** On average one event happens in a nanosecond, however many are pending. */
    private void plan() {
        events.after(1 + random.nextLong(2 * pending * EventScheduler.PICOS_PER_NANO), this::happen);
    }

    private void happen() {
        happened++;
        plan();
    }

    private double nanosPerEvent() {
        long before = happened;
        long start = ProcessorTime.nanos();
        simulation.advance(EVENTS * EventScheduler.PICOS_PER_NANO);
        return (double) (ProcessorTime.nanos() - start) / (happened - before);
    }
}
