package io.trunkline.provider.telephony.exchange;

import java.util.ArrayList;
import java.util.List;

/** A way over trunks from one exchange to another. */
record TrunkRoute(List<Office> offices, List<Trunk> trunks, long delayPicos) {
    /** True if it is whole, no exchange on it is full, and it has so many circuits. */
    boolean isFree(int circuits) {
        for (Trunk trunk : trunks) if (!trunk.line.isUp() || trunk.circuits.free() < circuits) return false;
        for (Office office : offices) if (office.isFull()) return false;
        return true;
    }

    /** Where it leads. */
    Office last() {
        return offices.get(offices.size() - 1);
    }

    /** The same, and over one more trunk. */
    TrunkRoute and(Trunk trunk) {
        List<Office> through = new ArrayList<>(offices);
        through.add(trunk.other(last()));
        List<Trunk> over = new ArrayList<>(trunks);
        over.add(trunk);
        return new TrunkRoute(List.copyOf(through), List.copyOf(over), delayPicos + trunk.line.delayPicos());
    }

    /** How long a message takes over it: the lines and the work of every exchange. */
    long signallingDelayPicos() {
        long total = delayPicos;
        for (Office office : offices) total += office.setupDelayPicos;
        return total;
    }
}
