package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.F5Loopback;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.EventScheduler.Planned;
import java.util.LinkedHashMap;
import java.util.Map;

/** The end of a channel as the end point of end-to-end loopback: answers who asks, and awaits the answers to what was asked here. */
@Clause("ITU-T I.610 (02/99) §10.2.3")
final class LoopbackEnd {
    private record Asked(long sincePicos, LoopbackReceiver receiver, Planned limit) {}

    private final EventScheduler scheduler;
    private final LoopbackCounts counts;
    /** {@code null} on a channel that only receives. */
    private final PduSource source;

    private final Map<Integer, Asked> asked = new LinkedHashMap<>();
    private int lastTag;

    LoopbackEnd(Fabric fabric, PduSource source) {
        this.scheduler = fabric.scheduler();
        this.counts = fabric.loopbackCounts();
        this.source = source;
    }

    /** Asks the far end; the channel must be one that sends and receives. */
    void ask(LoopbackReceiver receiver) {
        int tag = ++lastTag;
        Planned limit = scheduler.after(HostPort.LOOPBACK_LIMIT_PICOS, () -> miss(tag));
        asked.put(tag, new Asked(scheduler.nowPicos(), receiver, limit));
        counts.countAsked();
        send(new F5Loopback(true, tag, F5Loopback.END_POINT, F5Loopback.END_POINT));
    }

    private void send(F5Loopback loopback) {
        source.send(Frame.oam(loopback.encode().toArray()));
    }

    private void miss(int tag) {
        Asked missed = asked.remove(tag);
        counts.countMissed();
        missed.receiver.missed();
    }

    /** An end-to-end OAM cell has come, at this instant. */
    void take(Octets payload) {
        if (!(F5Loopback.decode(payload.reader()) instanceof Decoded.Value<F5Loopback> value)) {
            counts.countMalformed();
            return;
        }
        F5Loopback loopback = value.value();
        if (loopback.toBeReturned()) answer(loopback);
        else returned(loopback);
    }

    private void answer(F5Loopback loopback) {
        if (source == null || !loopback.location().equals(F5Loopback.END_POINT)) {
            counts.countIgnored();
            return;
        }
        counts.countAnswered();
        send(loopback.returned());
    }

    private void returned(F5Loopback loopback) {
        Asked mine = asked.remove(loopback.correlationTag());
        if (mine == null) {
            counts.countIgnored();
            return;
        }
        mine.limit.cancel();
        counts.countReturned();
        mine.receiver.returned(scheduler.nowPicos() - mine.sincePicos);
    }

    /** The channel is closed: nobody is told any more. */
    void close() {
        asked.values().forEach(waiting -> waiting.limit.cancel());
        asked.clear();
    }
}
