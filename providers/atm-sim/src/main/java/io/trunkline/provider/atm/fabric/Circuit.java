package io.trunkline.provider.atm.fabric;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.call.PathControl.Answer;
import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.CellRates;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hops of a circuit: a chain, or a tree with branches. */
final class Circuit {
    /** Causes are found by the private network of the caller. */
    private static final int LOCATION = 1;

    final Node caller;
    final boolean multipoint;
    final boolean moves;
    /** What is in force. */
    TrafficContract contract;
    /** What both ends have agreed on; the network carries less while it has to. */
    private TrafficContract agreed;

    private final Paths paths;
    private final List<Hop> hops = new ArrayList<>();

    Circuit(Paths paths, Node caller, TrafficContract contract, boolean multipoint, boolean moves) {
        this.paths = paths;
        this.caller = caller;
        this.contract = contract;
        this.agreed = contract;
        this.multipoint = multipoint;
        this.moves = moves;
    }

    /** Why there is no room, and where. */
    record Refusal(Room room, CauseValue cause) {}

    static Answer.Refused refused(CauseValue cause, Optional<TrafficContract> available) {
        return new Answer.Refused(Cause.of(LOCATION, cause), available);
    }

    /**
     * Takes room for a branch along a way; hops that the circuit has already are shared.
     *
     * @param branch gets the hops, all or none
     */
    Optional<Refusal> extend(List<Link> way, List<Hop> branch) {
        Node node = caller;
        Hop parent = null;
        for (Link link : way) {
            Hop hop = existing(parent, link);
            if (hop == null) {
                Room room = paths.room(link);
                Optional<CauseValue> refusal = room.admission.causeOfRefusal(room.seen(contract, node));
                if (refusal.isPresent()) {
                    release(branch);
                    return Optional.of(new Refusal(room, refusal.get()));
                }
                hop = take(room, node, parent);
            }
            hop.branches++;
            branch.add(hop);
            parent = hop;
            node = link.other(node);
        }
        return Optional.empty();
    }

    private Hop existing(Hop parent, Link link) {
        for (Hop hop : hops) if (hop.parent == parent && hop.link == link) return hop;
        return null;
    }

    private Hop take(Room room, Node upstream, Hop parent) {
        Admission.Reservation reservation =
                room.admission.reserve(room.seen(contract, upstream)).orElseThrow();
        boolean rootedOnly = multipoint && contract.backward().pcr() == 0;
        Hop.Terms terms = new Hop.Terms(room.numbers.take(), reservation, contract, rootedOnly, moves);
        Hop hop = new Hop(room.link, upstream, parent, terms);
        hops.add(hop);
        return hop;
    }

    void open(List<Hop> branch) {
        for (Hop hop : branch) hop.open(contract, paths.tolerancePicos());
    }

    /** Gives back what no other branch needs, the leaf first. */
    void release(List<Hop> branch) {
        for (int i = branch.size() - 1; i >= 0; i--) {
            Hop hop = branch.get(i);
            if (--hop.branches > 0) continue;
            hop.close();
            paths.room(hop.link).numbers.giveBack(hop.vci);
            hops.remove(hop);
        }
        branch.clear();
    }

    /** Another contract on all hops, or on none. */
    Optional<Answer.Refused> modify(TrafficContract wanted, long nowPicos) {
        if (wanted.category() != contract.category()) {
            return Optional.of(refused(CauseValue.UNSUPPORTED_TRAFFIC_COMBINATION, Optional.empty()));
        }
        List<Hop> done = new ArrayList<>();
        for (Hop hop : hops) {
            if (!hop.reservation.renegotiate(seen(wanted, hop))) {
                Optional<TrafficContract> available = availableFor(wanted);
                for (Hop changed : done) changed.reservation.renegotiate(seen(contract, changed));
                return Optional.of(refused(CauseValue.USER_CELL_RATE_NOT_AVAILABLE, available));
            }
            done.add(hop);
        }
        contract = wanted;
        agreed = wanted;
        paths.sharing().note(this);
        for (Hop hop : hops) hop.modified(wanted, nowPicos);
        return Optional.empty();
    }

    /** What {@link #modify} could have: hops that were changed already count with all that they have. */
    private Optional<TrafficContract> availableFor(TrafficContract wanted) {
        Optional<TrafficContract> fits = Optional.of(wanted);
        for (Hop hop : hops) fits = fits.flatMap(fit -> available(hop, fit));
        return fits;
    }

    private Optional<TrafficContract> available(Hop hop, TrafficContract wanted) {
        return hop.reservation.available(seen(wanted, hop)).map(fit -> seen(fit, hop));
    }

    private TrafficContract seen(TrafficContract wanted, Hop hop) {
        return paths.room(hop.link).seen(wanted, hop.upstream);
    }

    // ---- what fails

    /** Gives back the hops between its interfaces, over which it will go another way. For circuits without branches. */
    void leaveWay(List<Hop> chain) {
        List<Hop> between = chain.subList(1, chain.size() - 1);
        chain.get(chain.size() - 1).detach();
        release(new ArrayList<>(between));
        between.clear();
        chain.get(1).parent = chain.get(0);
    }

    /**
     * A way that a circuit may take.
     *
     * @param fits the contract nearest to what was agreed on for which there is room, empty if there is none for any
     * @param narrow the first link on which there is less room than on those at the ends, empty if there is none
     */
    record Way(List<Link> links, Optional<TrafficContract> fits, Optional<Link> narrow) {
        boolean carriesMoreThan(Way other) {
            return other == null || cells() > other.cells();
        }

        private long cells() {
            return fits.map(fit -> (long) fit.forward().pcr() + fit.backward().pcr())
                    .orElse(0L);
        }
    }

    /** What there is room for on a way, after {@link #leaveWay}. */
    Way along(List<Link> links) {
        Optional<TrafficContract> most = usable();
        Optional<TrafficContract> fits = most;
        Optional<Link> narrow = Optional.empty();
        Node node = hops.get(0).downstream();
        for (Link link : between(links)) {
            Node upstream = node;
            fits = fits.flatMap(fit -> paths.room(link).available(fit, upstream));
            if (narrow.isEmpty() && !fits.equals(most)) narrow = Optional.of(link);
            node = link.other(node);
        }
        return new Way(links, fits, narrow);
    }

    private static List<Link> between(List<Link> way) {
        return way.subList(1, way.size() - 1);
    }

    /** Goes a way that has room, after {@link #leaveWay}; the contract that fits there is in force from now on. */
    void takeWay(Way way, CircuitPath path, long nowPicos) {
        List<Hop> chain = path.hops;
        carry(way.fits.orElseThrow(), nowPicos);
        Hop last = chain.remove(1);
        Hop parent = chain.get(0);
        for (Link link : between(way.links)) {
            parent = take(paths.room(link), parent.downstream(), parent);
            parent.branches++;
            chain.add(parent);
        }
        last.parent = parent;
        chain.add(last);
        if (path.isOpen) open(chain);
    }

    private void carry(TrafficContract fits, long nowPicos) {
        contract = fits;
        paths.sharing().note(this);
        for (Hop hop : hops) {
            hop.reservation.renegotiate(seen(fits, hop));
            hop.modified(fits, nowPicos);
        }
    }

    /** True if it carries less than was agreed on. */
    boolean isLowered() {
        return !contract.equals(agreed);
    }

    /** Hops that are in use. */
    List<Hop> hops() {
        return hops;
    }

    /** True if it has ends that are not lost, and the way to each of them leads over a link. */
    boolean isBehind(Link link) {
        List<CircuitPath> branches = paths.branches(this);
        return !branches.isEmpty() && branches.stream().allMatch(branch -> branch.uses(link));
    }

    /** What was agreed on, as far as there is room where its own was not withdrawn. */
    Optional<TrafficContract> usable() {
        Optional<TrafficContract> fits = Optional.of(agreed);
        for (Hop hop : hops) if (hop.reservation.isInForce()) fits = fits.flatMap(fit -> available(hop, fit));
        return fits;
    }

    /** Books its share of a link where its room was withdrawn. @return false if that is nothing */
    boolean rebook(Map<Admission.Reservation, CellRates> shares, long nowPicos) {
        Optional<TrafficContract> fits = usable();
        List<Hop> withdrawn =
                hops.stream().filter(hop -> shares.containsKey(hop.reservation)).toList();
        for (Hop hop : withdrawn) {
            CellRates share = shares.get(hop.reservation);
            fits = fits.flatMap(fit -> room(hop).fit(seen(fit, hop), share)).map(fit -> seen(fit, hop));
        }
        if (fits.isEmpty()) return false;
        for (Hop hop : withdrawn) {
            Optional<Admission.Reservation> booked = room(hop).reserve(seen(fits.get(), hop));
            if (booked.isEmpty()) return false;
            hop.reservation = booked.get();
        }
        if (!fits.get().equals(contract)) carry(fits.get(), nowPicos);
        return true;
    }

    private Admission room(Hop hop) {
        return paths.room(hop.link).admission;
    }
}
