package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Policer;
import java.util.ArrayList;
import java.util.List;

/** A channel's entry in the table of a switch: where its cells go on, on which channels, and the policer at the edge. */
final class Crossing implements Sink {
    final List<Lane> legs = new ArrayList<>();

    private final Node node;
    private final Policer policer;

    /** @param policer {@code null} within the network */
    Crossing(Node node, Policer policer) {
        this.node = node;
        this.policer = policer;
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
                node.account(lane, -1);
                lane.output.count(lane, Drop.POLICED);
                return;
            }
            if (verdict == Policer.TAG) {
                passed |= Frame.LOW_PRIORITY;
                lane.counts.tagged++;
                lane.output.counts.tagged++;
            }
        }
        node.account(lane, -1);
        for (int i = 0; i < legs.size(); i++) {
            Lane leg = legs.get(i);
            node.account(leg, 1);
            leg.output.offer(leg, frame, passed, atPicos);
        }
    }
}
