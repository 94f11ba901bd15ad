package io.trunkline.provider.reference;

import io.trunkline.spi.GroupScheduler;
import io.trunkline.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a link. It sends one piece at a time, of a quantum at most, so that an urgent one waits for no more than
 * that: first what has been promised and conforms, then whoever is next by priority and weight.
 */
final class Lane {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Agenda agenda;
    private final NetworkPlan plan;
    private final GroupScheduler<End> bestEffort;
    private final List<Shaper> shapers = new ArrayList<>();
    private boolean sending;
    private long carry;
    private Agenda.Entry wake;

    Lane(Agenda agenda, NetworkPlan plan) {
        this.agenda = agenda;
        this.plan = plan;
        bestEffort = newScheduler();
    }

    /** Nothing is in flight when a decision is made: {@link #sending} sees to that. */
    private GroupScheduler<End> newScheduler() {
        return new GroupScheduler<>(plan.quantumOctets(), 0);
    }

    NetworkPlan plan() {
        return plan;
    }

    Agenda agenda() {
        return agenda;
    }

    GroupScheduler<End> bestEffort() {
        return bestEffort;
    }

    /** A rate that has been promised. */
    Shaper promise() {
        Shaper shaper = new Shaper(newScheduler());
        shapers.add(shaper);
        return shaper;
    }

    /** The promise has ended; nobody sends from it any more. */
    void forget(Shaper shaper) {
        shapers.remove(shaper);
    }

    /** Sends the next piece, if there is one and nothing is being sent. */
    void pump(long nowNanos) {
        if (sending) return;
        Shaper promised = null;
        long conformsAt = TimeSource.NEVER;
        for (Shaper shaper : shapers) {
            End head = shaper.scheduler.next();
            long at = head == null
                    ? TimeSource.NEVER
                    : shaper.conformsAtNanos(head.pieceOctets(shaper.scheduler.grantOctets()));
            if (at < conformsAt) {
                promised = shaper;
                conformsAt = at;
            }
        }
        if (conformsAt <= nowNanos) {
            send(promised.scheduler, promised, nowNanos);
        } else if (bestEffort.next() != null) {
            send(bestEffort, null, nowNanos);
        } else {
            wakeAt(conformsAt);
        }
    }

    private void wakeAt(long atNanos) {
        if (wake != null) agenda.remove(wake);
        wake = atNanos == TimeSource.NEVER ? null : agenda.add(atNanos, this::pump);
    }

    private void send(GroupScheduler<End> scheduler, Shaper promised, long nowNanos) {
        End end = scheduler.next();
        int octets = end.pieceOctets(scheduler.grantOctets());
        scheduler.served(end, octets, nowNanos);
        if (promised != null) promised.pay(octets, nowNanos);
        End.Piece piece = end.take(octets, nowNanos);
        sending = true;
        agenda.add(nowNanos + durationNanos(octets), sentAt -> {
            sending = false;
            scheduler.acknowledge(octets);
            end.sent(piece, sentAt);
            pump(sentAt);
        });
    }

    private long durationNanos(int octets) {
        long exact = octets * NANOS_PER_SECOND + carry;
        carry = exact % plan.octetsPerSecond();
        return exact / plan.octetsPerSecond();
    }
}
