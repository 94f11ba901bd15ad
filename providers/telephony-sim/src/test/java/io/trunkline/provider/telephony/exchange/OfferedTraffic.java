package io.trunkline.provider.telephony.exchange;

import io.trunkline.provider.telephony.call.Switching.Answer;
import io.trunkline.provider.telephony.call.Switching.Circuit;
import io.trunkline.simulation.SeededRandom;
import java.util.PriorityQueue;

/** Offers Poisson calls of some widths to a trunk of the exchange, without signalling, and counts the lost ones in batches. */
final class OfferedTraffic {
    private static final int BATCHES = 20;
    /** Student's t for 19 degrees of freedom, both sides 2.5 %. */
    private static final double T_95 = 2.093;

    private record Held(double until, Circuit circuit) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            return Double.compare(until, other.until);
        }
    }

    /** A part that was lost, and half of the interval in which its mean is with 95 %. */
    record Lost(double part, double halfWidth) {}

    private final Town town;
    private final int[] widths;
    private final double[] erlangs;
    private final SeededRandom arrivals;
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private double now;

    OfferedTraffic(int circuits, int[] widths, double[] erlangs, long seed) {
        this.town = Town.of(
                "hosts { alice {}, bob {} }",
                "exchanges { x {}, y {} }",
                "links = [ { from = alice, to = x }, { from = bob, to = y }, { from = x, to = y, circuits = " + circuits
                        + " } ]");
        this.widths = widths.clone();
        this.erlangs = erlangs.clone();
        this.arrivals = SeededRandom.of(seed, "offered");
    }

    Lost[] offer(int calls) {
        double total = 0;
        for (double erlang : erlangs) total += erlang;
        for (int i = 0; i < calls / 50; i++)
            call(total, new long[2][widths.length]); // until the trunk is as full as it will be
        double[][] parts = new double[widths.length][BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            long[][] counts = new long[2][widths.length];
            for (int i = 0; i < calls / BATCHES; i++) call(total, counts);
            for (int kind = 0; kind < widths.length; kind++)
                parts[kind][batch] = (double) counts[1][kind] / counts[0][kind];
        }
        while (!held.isEmpty()) held.remove().circuit().giveBack();
        if (!town.exchange.isIdle()) throw new AssertionError("circuits are left over");
        Lost[] lost = new Lost[widths.length];
        for (int kind = 0; kind < widths.length; kind++) lost[kind] = interval(parts[kind]);
        return lost;
    }

    private void call(double total, long[][] counts) {
        now += arrivals.exponential(1 / total);
        while (!held.isEmpty() && held.element().until() <= now)
            held.remove().circuit().giveBack();
        double which = arrivals.fraction() * total;
        int kind = 0;
        while (kind < widths.length - 1 && which >= erlangs[kind]) which -= erlangs[kind++];
        double until = now + arrivals.exponential(1);
        counts[0][kind]++;
        if (town.exchange.takeCircuit("alice", "bob", widths[kind]) instanceof Answer.Taken<Circuit> taken) {
            held.add(new Held(until, taken.thing()));
        } else {
            counts[1][kind]++;
        }
    }

    private static Lost interval(double[] batches) {
        double sum = 0;
        for (double batch : batches) sum += batch;
        double mean = sum / batches.length;
        double squares = 0;
        for (double batch : batches) squares += (batch - mean) * (batch - mean);
        return new Lost(mean, T_95 * Math.sqrt(squares / (batches.length - 1) / batches.length));
    }
}
