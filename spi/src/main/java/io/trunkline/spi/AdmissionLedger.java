package io.trunkline.spi;

import io.trunkline.api.FailureContext;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a link has been promised. The sum of what is booked never exceeds the capacity, in either direction, nor a
 * peer's limit where there is one; best effort books nothing and is always admitted. Give a ledger a group's rates as its
 * capacity, and it keeps the shares of the members.
 *
 * <p>Safe from any thread; calls nothing back.
 */
public final class AdmissionLedger {
    private final Map<Object, Rates> peerLimits = new HashMap<>();
    private final Map<Object, Rates> peerBooked = new HashMap<>();
    private final Set<Reservation> reservations = new LinkedHashSet<>();
    private Rates capacity;
    private Rates booked = Rates.NONE;

    /** A ledger in which nothing is booked. */
    public AdmissionLedger(Rates capacity) {
        this.capacity = capacity;
    }

    /** A part of the capacity that somebody holds, until it is released or withdrawn. */
    public final class Reservation {
        private final Object peer;
        private Rates rates = Rates.NONE;
        private boolean ended;

        private Reservation(Object peer) {
            this.peer = peer;
        }

        /** What is booked, nothing once it has ended. */
        public Rates rates() {
            synchronized (AdmissionLedger.this) {
                return rates;
            }
        }

        /** True until it is released or withdrawn. */
        public boolean isInForce() {
            synchronized (AdmissionLedger.this) {
                return !ended;
            }
        }

        /**
         * Books something else in its place.
         *
         * @throws QosRefusedException it does not fit, or the reservation has ended; what was booked stays
         */
        public void renegotiate(Qos wanted) throws QosRefusedException {
            synchronized (AdmissionLedger.this) {
                if (!rebook(Rates.of(wanted))) throw refusal(wanted, leftFor(this));
            }
        }

        /**
         * Books something else in its place, by rates.
         *
         * @return false if it does not fit, or the reservation has ended; what was booked stays
         */
        public boolean rebook(Rates wanted) {
            synchronized (AdmissionLedger.this) {
                if (ended || !wanted.fitInto(leftFor(this))) return false;
                change(this, wanted);
                return true;
            }
        }

        /** Gives back what is booked. Calling it again does nothing. */
        public void release() {
            synchronized (AdmissionLedger.this) {
                end(this);
            }
        }
    }

    /**
     * Books a quality of service.
     *
     * @param peer the other end, for its limit; {@code null} if none applies
     * @throws QosRefusedException it does not fit; its {@code available()} would
     */
    public synchronized Reservation admit(Object peer, Qos wanted) throws QosRefusedException {
        Optional<Reservation> admitted = book(peer, Rates.of(wanted));
        if (admitted.isPresent()) return admitted.get();
        throw refusal(wanted, left(peer));
    }

    /**
     * Books rates, for providers that add their own overhead to what a flow spec says.
     *
     * @param peer the other end, for its limit; {@code null} if none applies
     * @return empty if they do not fit
     */
    public synchronized Optional<Reservation> book(Object peer, Rates wanted) {
        if (!wanted.fitInto(left(peer))) return Optional.empty();
        Reservation reservation = new Reservation(peer);
        reservations.add(reservation);
        change(reservation, wanted);
        return Optional.of(reservation);
    }

    /** What could be booked now. */
    public synchronized Rates left(Object peer) {
        Rates ofLink = capacity.minus(booked);
        Rates limit = peerLimits.get(peer);
        return limit == null ? ofLink : ofLink.atMost(limit.minus(bookedFor(peer)));
    }

    /** What could be booked in place of a reservation. */
    private Rates leftFor(Reservation reservation) {
        return left(reservation.peer).plus(reservation.rates);
    }

    private Rates bookedFor(Object peer) {
        return peerBooked.getOrDefault(peer, Rates.NONE);
    }

    /** The sum of what is booked. */
    public synchronized Rates booked() {
        return booked;
    }

    /** What there is to book. */
    public synchronized Rates capacity() {
        return capacity;
    }

    /**
     * What of {@code wanted} would be admitted now: the same with rates cut down to what is left.
     *
     * @return empty if a direction that asks for a promise could get none
     */
    public synchronized Optional<Qos> available(Object peer, Qos wanted) {
        return cut(wanted, left(peer));
    }

    private static Optional<Qos> cut(Qos wanted, Rates left) {
        Rates asked = Rates.of(wanted);
        Rates given = asked.atMost(left);
        boolean nothingSent = asked.sendingOctetsPerSecond() > 0 && given.sendingOctetsPerSecond() == 0;
        boolean nothingReceived = asked.receivingOctetsPerSecond() > 0 && given.receivingOctetsPerSecond() == 0;
        if (nothingSent || nothingReceived) return Optional.empty();
        return Optional.of(new Qos(
                cut(wanted.sending(), asked.sendingOctetsPerSecond(), given.sendingOctetsPerSecond()),
                cut(wanted.receiving(), asked.receivingOctetsPerSecond(), given.receivingOctetsPerSecond()),
                wanted.providerSpecific()));
    }

    private static FlowSpec cut(FlowSpec flow, long asked, long given) {
        if (asked == given) return flow;
        long rate = Math.min(given, FlowSpec.POSITIVE_INFINITY_RATE - 1);
        long tokenRate = Rates.isBounded(flow.tokenRateOctetsPerSecond())
                ? Math.min(flow.tokenRateOctetsPerSecond(), rate)
                : rate;
        boolean hasPeak = Rates.isBounded(flow.peakBandwidthOctetsPerSecond());
        // the peak first or last, so that it is never below the token rate in between
        return hasPeak
                ? flow.withTokenRate(tokenRate).withPeakBandwidth(Math.max(tokenRate, rate))
                : flow.withTokenRate(tokenRate);
    }

    private static QosRefusedException refusal(Qos wanted, Rates left) {
        return new QosRefusedException(
                "asked for " + Rates.of(wanted) + ", left are " + left + "; ask for less or wait",
                cut(wanted, left).orElse(null),
                FailureContext.NONE);
    }

    /** Limits what is booked towards one peer; what is booked beyond it stays until it ends. {@code null}: no limit. */
    public synchronized void peerLimit(Object peer, Rates limit) {
        if (limit == null) {
            peerLimits.remove(peer);
        } else {
            peerLimits.put(peer, limit);
        }
    }

    /**
     * The link has another capacity. Where less is left than is booked, the latest reservations are withdrawn until the
     * rest fits.
     *
     * @return those that were withdrawn, the latest first; their holders must be told
     */
    public synchronized List<Reservation> capacity(Rates newCapacity) {
        capacity = newCapacity;
        List<Reservation> withdrawn = new ArrayList<>();
        Deque<Reservation> latestFirst = new ArrayDeque<>();
        reservations.forEach(latestFirst::push);
        for (Iterator<Reservation> next = latestFirst.iterator(); !booked.fitInto(capacity); ) {
            Reservation latest = next.next();
            boolean helps = !latest.rates.atMost(booked.minus(capacity)).equals(Rates.NONE);
            if (!helps) continue;
            end(latest);
            withdrawn.add(latest);
        }
        return withdrawn;
    }

    private void end(Reservation reservation) {
        if (reservation.ended) return;
        change(reservation, Rates.NONE);
        reservation.ended = true;
        reservations.remove(reservation);
    }

    private void change(Reservation reservation, Rates wanted) {
        booked = booked.minus(reservation.rates).plus(wanted);
        Rates ofPeer = bookedFor(reservation.peer).minus(reservation.rates).plus(wanted);
        if (ofPeer.equals(Rates.NONE)) {
            peerBooked.remove(reservation.peer);
        } else {
            peerBooked.put(reservation.peer, ofPeer);
        }
        reservation.rates = wanted;
    }
}
