package io.trunkline.provider.atm.traffic;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.spi.AdmissionLedger;
import io.trunkline.spi.Rates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Connection admission control of one link: what is promised never exceeds what the link has, in either direction. Contracts
 * are given as the link's near end sees them, forward out of it; for a call that comes from the far end use
 * {@link TrafficContract#mirrored}.
 *
 * <p>The book is kept by an {@link AdmissionLedger} in octets on the line, 53 for every cell, so that whole cells stay exact.
 * One thread at a time.
 */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §5.2, admission; how a network does it is its own matter")
public final class Admission {
    private static final int CELL_OCTETS = 53;
    private static final int WHOLE_PER_MILLE = 1_000;

    private final Terms terms;
    private final Set<Reservation> reservations = new LinkedHashSet<>();
    private LinkRate line;
    private AdmissionLedger ledger;

    /**
     * How a link is filled.
     *
     * @param utilizationPerMille share of the line that may be promised; what is left keeps the delay variation low
     * @param bufferCells cells that the link's queue holds for variable rates, 0 for none
     * @param maxCircuits circuits of all categories, best effort included
     */
    public record Terms(int utilizationPerMille, int bufferCells, int maxCircuits) {
        /** 95 percent of the line, 256 cells, every circuit that one virtual path can number. */
        public static final Terms USUAL = new Terms(950, 256, 65_504);

        /** Checks ranges. */
        public Terms {
            if (utilizationPerMille < 0
                    || utilizationPerMille > WHOLE_PER_MILLE
                    || bufferCells < 0
                    || maxCircuits < 0) {
                throw new IllegalArgumentException("utilization " + utilizationPerMille + " per mille, buffer of "
                        + bufferCells + " cells, " + maxCircuits + " circuits; expected 0 to 1000 and nothing below 0");
            }
        }
    }

    /** Nothing is promised yet. */
    public Admission(LinkRate line, Terms terms) {
        this.terms = terms;
        this.line = line;
        this.ledger = new AdmissionLedger(capacity());
    }

    private Rates capacity() {
        long cells = (long) line.cellsPerSecond() * terms.utilizationPerMille() / WHOLE_PER_MILLE;
        return new Rates(cells * CELL_OCTETS, cells * CELL_OCTETS);
    }

    /** A promise to one circuit, until it is released or withdrawn. */
    public final class Reservation {
        private TrafficContract contract;
        private AdmissionLedger.Reservation booked;

        private Reservation(TrafficContract contract, AdmissionLedger.Reservation booked) {
            this.contract = contract;
            this.booked = booked;
        }

        /** What is promised. */
        public TrafficContract contract() {
            return contract;
        }

        /** What is booked for it; nothing once it has ended. */
        public CellRates booked() {
            return cells(booked.rates());
        }

        /** False after it was released or withdrawn. */
        public boolean isInForce() {
            return booked.isInForce();
        }

        /**
         * Promises something else in its place; the category stays.
         *
         * @return false if that does not fit, has another category, or the reservation has ended; what was promised stays
         */
        public boolean renegotiate(TrafficContract wanted) {
            if (wanted.category() != contract.category() || !booked.rebook(rates(wanted))) return false;
            contract = wanted;
            return true;
        }

        /** What {@link #renegotiate} could promise now, as {@link Admission#available} finds it. */
        public Optional<TrafficContract> available(TrafficContract wanted) {
            CellRates left = left();
            CellRates own = booked();
            return fit(wanted, new CellRates(left.forward() + own.forward(), left.backward() + own.backward()));
        }

        /** Gives everything back. Calling it again does nothing. */
        public void release() {
            booked.release();
            reservations.remove(this);
        }
    }

    /**
     * Promises a contract.
     *
     * @return empty if the link cannot keep it; {@link #causeOfRefusal} says why
     */
    public Optional<Reservation> reserve(TrafficContract wanted) {
        if (reservations.size() >= terms.maxCircuits()) return Optional.empty();
        Optional<Reservation> made = ledger.book(null, rates(wanted)).map(booked -> new Reservation(wanted, booked));
        made.ifPresent(reservations::add);
        return made;
    }

    /** Why {@link #reserve} would refuse a contract now, empty if it would not. */
    public Optional<CauseValue> causeOfRefusal(TrafficContract wanted) {
        if (reservations.size() >= terms.maxCircuits()) return Optional.of(CauseValue.NO_VPCI_VCI_AVAILABLE);
        CellRates asked = needs(wanted);
        CellRates left = left();
        boolean fits = asked.forward() <= left.forward() && asked.backward() <= left.backward();
        return fits ? Optional.empty() : Optional.of(CauseValue.USER_CELL_RATE_NOT_AVAILABLE);
    }

    /**
     * The contract of the same category nearest to a wish that {@link #reserve} would promise now. Directions that fit stay as
     * they are; of the others the sustainable rate is kept as long as that helps, the peak is lowered first.
     *
     * @return empty if a direction that wants a promise could get none
     */
    public Optional<TrafficContract> available(TrafficContract wanted) {
        if (reservations.size() >= terms.maxCircuits()) return Optional.empty();
        return fit(wanted, left());
    }

    /** What a contract takes of the link. */
    public CellRates needs(TrafficContract contract) {
        return cells(rates(contract));
    }

    /** The contract nearest to a wish that takes no more of the link than this, as {@link #available} finds it. */
    public Optional<TrafficContract> fit(TrafficContract wanted, CellRates left) {
        CellTraffic forward = fit(wanted.category(), wanted.forward(), left.forward());
        CellTraffic backward = fit(wanted.category(), wanted.backward(), left.backward());
        boolean nothing = (wanted.forward().pcr() > 0 && forward.pcr() == 0)
                || (wanted.backward().pcr() > 0 && backward.pcr() == 0);
        return nothing ? Optional.empty() : Optional.of(wanted.withTraffic(forward, backward));
    }

    private CellTraffic fit(ServiceCategory category, CellTraffic wanted, int left) {
        if (bandwidth(category, wanted) <= left) return wanted;
        if (category == ServiceCategory.CBR) return withPeak(wanted, left);
        if (wanted.scr() >= left) return withPeak(new CellTraffic(left, left, wanted.mbs(), wanted.tagging()), left);
        int fits = wanted.scr(); // a peak equal to the sustainable rate takes just that
        for (int tooMuch = wanted.pcr(); tooMuch - fits > 1; ) {
            int between = fits + (tooMuch - fits) / 2;
            if (bandwidth(category, withPeak(wanted, between)) <= left) fits = between;
            else tooMuch = between;
        }
        return withPeak(wanted, fits);
    }

    private static CellTraffic withPeak(CellTraffic traffic, int pcr) {
        return pcr == 0 ? CellTraffic.NONE : new CellTraffic(pcr, traffic.scr(), traffic.mbs(), traffic.tagging());
    }

    /** What can be promised still. */
    public CellRates left() {
        return cells(ledger.left(null));
    }

    /** What is promised. */
    public CellRates booked() {
        return cells(ledger.booked());
    }

    /** Circuits that hold a reservation, best effort included. */
    public int circuits() {
        return reservations.size();
    }

    /**
     * The link has another rate, for example because a part of it failed. All promises are booked anew, the earliest first.
     *
     * @param except withdrawn in any case
     * @return those that are withdrawn, because they do not fit any more or were named, in the order in which they were made; tell
     *     their circuits
     */
    public List<Reservation> changeLine(LinkRate newLine, Set<Reservation> except) {
        line = newLine;
        List<Reservation> withdrawn = new ArrayList<>();
        AdmissionLedger before = ledger;
        ledger = new AdmissionLedger(capacity());
        for (Reservation reservation : reservations) {
            Optional<AdmissionLedger.Reservation> again =
                    except.contains(reservation) ? Optional.empty() : ledger.book(null, rates(reservation.contract));
            reservation.booked.release();
            again.ifPresentOrElse(booked -> reservation.booked = booked, () -> withdrawn.add(reservation));
        }
        assert before.booked().equals(Rates.NONE) : "booked on the old line: " + before.booked();
        withdrawn.forEach(reservations::remove);
        return withdrawn;
    }

    private Rates rates(TrafficContract contract) {
        return new Rates(
                (long) bandwidth(contract.category(), contract.forward()) * CELL_OCTETS,
                (long) bandwidth(contract.category(), contract.backward()) * CELL_OCTETS);
    }

    private int bandwidth(ServiceCategory category, CellTraffic traffic) {
        return EquivalentBandwidth.cellsPerSecond(category, traffic, line, terms.bufferCells());
    }

    private static CellRates cells(Rates rates) {
        return new CellRates((int) (rates.sendingOctetsPerSecond() / CELL_OCTETS), (int)
                (rates.receivingOctetsPerSecond() / CELL_OCTETS));
    }
}
