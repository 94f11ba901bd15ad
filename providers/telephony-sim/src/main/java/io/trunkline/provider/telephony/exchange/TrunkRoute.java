package io.trunkline.provider.telephony.exchange;

import java.util.List;

/** A way over trunks from one exchange to another. */
record TrunkRoute(List<Office> offices, List<Trunk> trunks, long delayPicos) {
    boolean isUp() {
        for (Trunk trunk : trunks) if (!trunk.line.isUp()) return false;
        return true;
    }

    boolean hasRoomFor(int channels) {
        for (Trunk trunk : trunks) if (trunk.circuits.free() < channels) return false;
        return true;
    }

    boolean isCongested() {
        for (Office office : offices) if (office.isFull()) return true;
        return false;
    }

    /** How long a message takes over it: the lines and the work of every exchange. */
    long signallingDelayPicos() {
        long total = delayPicos;
        for (Office office : offices) total += office.setupDelayPicos;
        return total;
    }
}
