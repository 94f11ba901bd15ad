package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.Policer;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.List;

/** What a circuit has on one link: a channel in each direction that it uses, and the room that is booked for it. */
final class Hop {
    final Link link;
    final Node upstream;
    final int vci;
    /** The hop before it, {@code null} at the caller. */
    Hop parent;

    Admission.Reservation reservation;
    /** Branches that use it. */
    int branches;

    boolean isOpen;

    /** Away from the caller. */
    private final Lane outward;
    /** Towards the caller; {@code null} where nothing may come from there. */
    private final Lane inward;

    /** Cells from the caller cross the switch at the far end of this hop. */
    private Crossing outwardCrossing;

    Hop(Link link, Node upstream, Hop parent, Terms terms) {
        this.link = link;
        this.upstream = upstream;
        this.parent = parent;
        this.vci = terms.vci;
        this.reservation = terms.reservation;
        TrafficContract contract = terms.contract;
        outward = lane(link.outOf(upstream), Grades.forward(contract, terms.moves), contract.forwardMaxSdu());
        inward = terms.rootedOnly
                ? null
                : lane(link.into(upstream), Grades.backward(contract, terms.moves), contract.backwardMaxSdu());
    }

    /** What a hop is given. */
    record Terms(
            int vci, Admission.Reservation reservation, TrafficContract contract, boolean rootedOnly, boolean moves) {}

    private Lane lane(Output output, Lane.Grade grade, int maxSduOctets) {
        Lane lane = new Lane(output, 0, vci, grade);
        if (maxSduOctets > 0 && maxSduOctets < lane.maxSduOctets) lane.maxSduOctets = maxSduOctets;
        output.lanes.put(lane.key(), lane);
        return lane;
    }

    Node downstream() {
        return link.other(upstream);
    }

    /** Cells may pass from the hop before it into this one and back. */
    void open(TrafficContract contract, long tolerancePicos) {
        if (isOpen) return;
        isOpen = true;
        if (parent == null) return;
        if (parent.outwardCrossing == null) {
            Policer edge = parent.parent == null ? Grades.forwardPolicer(contract, parent.link, tolerancePicos) : null;
            parent.outwardCrossing = new Crossing(upstream, edge);
            parent.outward.sink = parent.outwardCrossing;
        }
        parent.outwardCrossing.add(outward);
        if (inward == null || parent.inward == null) return;
        boolean atEdge = downstream().isHost();
        Crossing back = new Crossing(upstream, atEdge ? Grades.backwardPolicer(contract, link, tolerancePicos) : null);
        back.add(parent.inward);
        inward.sink = back;
    }

    /** The contract is another one. */
    void modified(TrafficContract contract, long nowPicos) {
        outward.queue.share(Grades.rate(contract.forward()));
        if (inward != null) inward.queue.share(Grades.rate(contract.backward()));
        change(outward, contract.forward(), nowPicos);
        if (inward != null) change(inward, contract.backward(), nowPicos);
    }

    private static void change(Lane lane, CellTraffic traffic, long nowPicos) {
        if (lane.sink instanceof Crossing crossing && crossing.policer() != null) {
            crossing.policer().change(traffic, nowPicos);
        }
    }

    /** No cell passes between the hop before it and this one any more. */
    void detach() {
        if (parent != null && parent.outwardCrossing != null) parent.outwardCrossing.remove(outward);
        if (parent != null && inward != null) inward.sink = null;
        isOpen = false;
    }

    /** Gives everything back; what is on the way is lost. */
    void close() {
        detach();
        for (Lane lane : inward == null ? List.of(outward) : List.of(outward, inward)) {
            lane.sink = null;
            lane.output.stopRepeating(lane);
            lane.output.lanes.remove(lane.key());
        }
        reservation.release();
    }

    Lane outward() {
        return outward;
    }

    Lane inward() {
        return inward;
    }
}
