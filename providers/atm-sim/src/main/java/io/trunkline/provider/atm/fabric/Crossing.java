package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Policer;
import java.util.Arrays;

/** A channel's entry in the table of a switch: where its cells go on, on which channels, and the policer at the edge. */
final class Crossing implements Sink {
    private final Node node;
    /** Where cells go on; the first stands apart, as most channels have one. */
    private Lane leg;

    private Lane[] otherLegs;
    private final Policer policer;

    /** @param policer {@code null} within the network */
    Crossing(Node node, Policer policer) {
        this.node = node;
        this.policer = policer;
    }

    /** Cells go on here too. */
    void add(Lane another) {
        if (leg == null) {
            leg = another;
            return;
        }
        int count = otherLegs == null ? 0 : otherLegs.length;
        otherLegs = otherLegs == null ? new Lane[1] : Arrays.copyOf(otherLegs, count + 1);
        otherLegs[count] = another;
    }

    /** Cells do not go on here any more. */
    void remove(Lane gone) {
        Lane[] others = otherLegs;
        boolean first = leg == gone;
        if (first) leg = null;
        otherLegs = null;
        if (others == null) return;
        for (Lane other : others) if (first || other != gone) add(other);
    }

    /** The least time from here to the far end of a next line. @param otherwise where there is more than one, or none */
    long shortestPicos(long otherwise) {
        return leg == null || otherLegs != null ? otherwise : leg.output.shortestPicos();
    }

    @Override
    public long touch() {
        return (leg == null ? 0 : leg.touch()) + (policer == null ? 0 : policer.touch());
    }

    Policer policer() {
        return policer;
    }

    @Override
    public boolean isPrompt() {
        return false;
    }

    @Override
    public void cell(Lane lane, Frame frame, int word, long atPicos) {
        int passed = word;
        if (policer != null) {
            int verdict = policer.judge(atPicos, (word & Frame.LOW_PRIORITY) != 0);
            if (verdict == Policer.DISCARD) {
                node.account(lane, word, -1);
                lane.output.count(lane, frame, Drop.POLICED);
                return;
            }
            if (verdict == Policer.TAG) {
                passed |= Frame.LOW_PRIORITY;
                lane.countTagged();
                lane.output.counts.countTagged();
                if (frame.tally != null) frame.tally.countTagged();
            }
        }
        node.account(lane, word, -1);
        if (leg != null) leg.output.offer(leg, frame, passed, atPicos);
        else lane.output.count(lane, frame, Drop.NO_CHANNEL);
        if (otherLegs == null) return;
        for (Lane other : otherLegs) other.output.offer(other, frame, passed, atPicos);
    }
}
