package io.trunkline.provider.reference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.ServiceType;
import io.trunkline.spi.AdmissionLedger;
import io.trunkline.spi.Group;
import io.trunkline.spi.Rates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What carries the members of one group between two hosts, or one socket in none: one contract with the link, and the
 * members' shares of it. All qualities of service are seen from the caller. The contract is the group's where that asks for
 * rates, else the sum of what the members ask for. A member without a share sends from the whole of the group's contract,
 * or best effort where there is none.
 */
final class Circuit {
    private final String name;
    private final Link link;
    /** The lane in which the caller sends. */
    private final int callerLane;

    private final Group group;
    private final Map<End, Share> members = new LinkedHashMap<>();
    private final Shaper[] whole = new Shaper[2];
    private Qos groupQos;
    private AdmissionLedger.Reservation contract;
    /** The network has broken its promise: best effort until something else is agreed. */
    private boolean lost;

    /** One calling member, the end that answers it, and its own shapers if it has a share. */
    private static final class Share {
        private Qos qos;
        private End answering;
        private final Shaper[] shapers = new Shaper[2];

        private Share(Qos qos) {
            this.qos = qos;
        }
    }

    /** @param group {@code null} for a socket in none */
    Circuit(String name, Link link, int callerLane, Group group) {
        this.name = name;
        this.link = link;
        this.callerLane = callerLane;
        this.group = group;
        this.groupQos = group == null ? Qos.UNSPECIFIED : group.qos();
    }

    String name() {
        return name;
    }

    Group group() {
        return group;
    }

    Lane callerLane() {
        return link.lane(callerLane);
    }

    Lane calleeLane() {
        return link.lane(1 - callerLane);
    }

    /** What the group has here. */
    Qos askedGroupQos() {
        return groupQos;
    }

    Qos groupQos() {
        return lost ? broken(groupQos) : groupQos;
    }

    /** What a member has. */
    Qos qos(End caller) {
        Share share = members.get(caller);
        if (share == null) return Qos.UNSPECIFIED;
        return lost ? broken(share.qos) : share.qos;
    }

    private static Qos broken(Qos promised) {
        return new Qos(broken(promised.sending()), broken(promised.receiving()), promised.providerSpecific());
    }

    private static FlowSpec broken(FlowSpec promised) {
        return promised.serviceType().isReserved()
                ? promised.withServiceType(ServiceType.SERVICETYPE_NETWORK_UNAVAILABLE)
                : promised;
    }

    /** The calling ends. */
    List<End> callers() {
        return new ArrayList<>(members.keySet());
    }

    /** The ends that answer them. */
    List<End> callees() {
        return new ArrayList<>(members.values().stream()
                .map(share -> share.answering)
                .filter(Objects::nonNull)
                .toList());
    }

    // ---- what is promised

    /**
     * A member wants to be connected.
     *
     * @throws QosRefusedException there is no room for its own quality of service, or none for the group's
     */
    void enter(End caller, Qos own, long nowNanos) throws QosRefusedException {
        boolean first = members.isEmpty();
        List<Qos> others = sharesExcept(null);
        boolean joinsWhatIsLost = lost && Rates.of(own).equals(Rates.NONE);
        try {
            if (!joinsWhatIsLost) book(groupQos, others, own, first && isSizedBy(groupQos) ? groupQos : own);
        } catch (QosRefusedException refused) {
            if (first) end();
            throw refused;
        }
        members.put(caller, new Share(own));
        reshape(nowNanos);
        tell(caller, nowNanos);
    }

    private boolean hasContract() {
        return contract != null && contract.isInForce();
    }

    /**
     * Gives a member another quality of service.
     *
     * @param by the end that asks, the member's or the one that answers it
     * @throws QosRefusedException it cannot be had; the old one stays
     */
    void change(End by, End caller, Qos own, long nowNanos) throws QosRefusedException {
        book(groupQos, sharesExcept(caller), own, own);
        members.get(caller).qos = own;
        reshape(nowNanos);
        tell(by, nowNanos);
    }

    /**
     * Gives the group another quality of service, and {@link #tell tells} nobody: it may be undone.
     *
     * @throws QosRefusedException it cannot be had; the old one stays
     */
    void change(Qos wanted, long nowNanos) throws QosRefusedException {
        book(wanted, sharesExcept(null), Qos.UNSPECIFIED, wanted);
        groupQos = wanted;
        reshape(nowNanos);
    }

    private List<Qos> sharesExcept(End caller) {
        List<Qos> shares = new ArrayList<>();
        members.forEach((end, share) -> {
            if (end != caller) shares.add(share.qos);
        });
        return shares;
    }

    private static boolean isSizedBy(Qos groupQos) {
        return !Rates.of(groupQos).equals(Rates.NONE);
    }

    /** Books what the group and all members need together, or nothing. @param asked what a refusal speaks of */
    private void book(Qos ofGroup, List<Qos> others, Qos own, Qos asked) throws QosRefusedException {
        Rates rest = sum(others);
        Rates size = isSizedBy(ofGroup) ? Rates.of(ofGroup) : sum(List.of(rest, Rates.of(own)), rates -> rates);
        if (isSizedBy(ofGroup)) checkShares(ofGroup, others, own);
        if (!hasContract()) contract = link.ledger().book(null, Rates.NONE).orElseThrow();
        if (contract.rebook(onLink(size))) {
            lost = false;
            return;
        }
        throw refusal(asked, isSizedBy(ofGroup) ? Rates.NONE : rest);
    }

    private static Rates sum(List<Qos> all) {
        return sum(all, Rates::of);
    }

    /** Never more than {@link Rates#UNBOUNDED}. */
    private static <T> Rates sum(List<T> all, java.util.function.Function<T, Rates> rates) {
        long sending = 0;
        long receiving = 0;
        for (T one : all) {
            sending = plus(sending, rates.apply(one).sendingOctetsPerSecond());
            receiving = plus(receiving, rates.apply(one).receivingOctetsPerSecond());
        }
        return new Rates(sending, receiving);
    }

    private static long plus(long one, long other) {
        return one > Rates.UNBOUNDED - other ? Rates.UNBOUNDED : one + other;
    }

    /** The shares may not exceed the group's contract. */
    private static void checkShares(Qos ofGroup, List<Qos> others, Qos own) throws QosRefusedException {
        AdmissionLedger shares = new AdmissionLedger(Rates.of(ofGroup));
        try {
            for (Qos other : others) shares.admit(null, other);
        } catch (QosRefusedException tooLittle) {
            QosRefusedException refused =
                    ReferenceCause.NO_CAPACITY.refusal("its members have shares of " + sum(others), null);
            refused.addSuppressed(tooLittle);
            throw refused;
        }
        try {
            shares.admit(null, own);
        } catch (QosRefusedException refused) {
            throw ReferenceCause.NO_CAPACITY.refusal(
                    "of the group's contract, " + refused.detail(),
                    refused.available().orElse(null));
        }
    }

    /** @param kept what stays booked whatever becomes of {@code asked} */
    private QosRefusedException refusal(Qos asked, Rates kept) {
        Rates had = contract.rates();
        contract.rebook(onLink(kept));
        Rates left = onLink(link.ledger().left(null));
        Qos available =
                link.ledger().available(null, onLink(asked)).map(this::onLink).orElse(null);
        contract.rebook(had);
        return ReferenceCause.NO_CAPACITY.refusal("asked for " + Rates.of(asked) + ", left are " + left, available);
    }

    private Rates onLink(Rates rates) {
        return callerLane == 0 ? rates : new Rates(rates.receivingOctetsPerSecond(), rates.sendingOctetsPerSecond());
    }

    private Qos onLink(Qos qos) {
        return callerLane == 0 ? qos : qos.mirrored();
    }

    /** True if the contract that the link has withdrawn is this one: from now on it is best effort. */
    boolean loses(AdmissionLedger.Reservation withdrawn, long nowNanos) {
        if (withdrawn != contract) return false;
        lost = true;
        reshape(nowNanos);
        tell(null, nowNanos);
        return true;
    }

    /** The network breaks its promise. @return false if there was none */
    boolean withdraw(long nowNanos) {
        if (!hasContract() || contract.rates().equals(Rates.NONE)) return false;
        contract.release();
        return loses(contract, nowNanos);
    }

    // ---- members

    /** A member's connection is there: both ends can send, unless the caller has gone meanwhile. */
    void connected(End caller, End callee, long nowNanos) {
        Share share = members.get(caller);
        if (share == null) return;
        share.answering = callee;
        reshape(nowNanos);
        tell(callee, nowNanos);
    }

    /** An end needs the circuit no more; the last calling one ends it. */
    void leave(End end, long nowNanos) {
        Share share = members.remove(end);
        if (share == null) {
            members.values().stream().filter(s -> s.answering == end).forEach(s -> s.answering = null);
            return;
        }
        if (share.answering != null) share.answering.leave(nowNanos);
        forget(share.shapers);
        if (members.isEmpty()) {
            end();
        } else {
            if (!lost && !isSizedBy(groupQos)) contract.rebook(onLink(sum(sharesExcept(null))));
            reshape(nowNanos);
        }
    }

    private void end() {
        if (contract != null) contract.release();
        forget(whole);
        link.forget(this);
    }

    private void forget(Shaper[] shapers) {
        for (int side = 0; side < 2; side++)
            if (shapers[side] != null) lane(side).forget(shapers[side]);
    }

    /** @param side 0 for what the caller sends, 1 for what it receives */
    private Lane lane(int side) {
        return side == 0 ? callerLane() : calleeLane();
    }

    // ---- who knows of it

    /**
     * Tells every end for which something has changed: the one that asked and the callers at once, all others as soon as
     * they can know.
     *
     * @param by {@code null} if the network or the group asked
     */
    void tell(End by, long nowNanos) {
        boolean byCallee = by != null && !members.containsKey(by);
        members.forEach((caller, share) -> {
            Terms terms = new Terms(qos(caller), groupQos());
            if (byCallee && share.answering == by) by.tellThere(terms, nowNanos);
            else caller.hears(terms, caller == by);
            if (share.answering == null) return;
            if (share.answering == by) by.hears(terms.mirrored(), true);
            else caller.tellThere(terms.mirrored(), nowNanos);
        });
    }

    // ---- shaping

    /** Makes the lanes do what has been promised. */
    private void reshape(long nowNanos) {
        for (int side = 0; side < 2; side++) {
            Shaper before = whole[side];
            whole[side] = shaper(before, side, groupQos, nowNanos);
            for (Map.Entry<End, Share> member : members.entrySet()) reshape(side, member, nowNanos);
            if (before != null && whole[side] == null) lane(side).forget(before);
            lane(side).pump(nowNanos);
        }
    }

    private void reshape(int side, Map.Entry<End, Share> member, long nowNanos) {
        Share share = member.getValue();
        Shaper before = share.shapers[side];
        Shaper own = shaper(before, side, share.qos, nowNanos);
        share.shapers[side] = own;
        if (own != null) own.shareOf(whole[side]);
        End end = side == 0 ? member.getKey() : share.answering;
        Shaper sendsFrom = own != null ? own : whole[side];
        if (share.answering != null) {
            end.scheduleBy(sendsFrom != null ? sendsFrom.scheduler : lane(side).bestEffort(), nowNanos);
        }
        if (before != null && own == null) lane(side).forget(before);
    }

    /** The shaper for one direction of a quality of service, {@code null} if that promises nothing. */
    private Shaper shaper(Shaper before, int side, Qos qos, long nowNanos) {
        Rates rates = lost ? Rates.NONE : Rates.of(qos);
        long rate = side == 0 ? rates.sendingOctetsPerSecond() : rates.receivingOctetsPerSecond();
        if (rate == 0) return null;
        FlowSpec flow = side == 0 ? qos.sending() : qos.receiving();
        long bucket = FlowSpec.isSpecified(flow.tokenBucketOctets()) ? flow.tokenBucketOctets() : 0;
        Shaper shaper = before != null ? before : lane(side).promise();
        shaper.rate(rate, Math.max(bucket, lane(side).plan().quantumOctets()), nowNanos);
        return shaper;
    }
}
