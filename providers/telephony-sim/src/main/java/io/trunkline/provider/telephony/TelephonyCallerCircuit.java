package io.trunkline.provider.telephony;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.CallerCircuit;
import io.trunkline.circuit.socket.Sums;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.bap.BapOutcome;
import io.trunkline.provider.telephony.bap.BapResponse;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.traffic.ChannelMapping;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The calling side of a circuit that is a bundle of calls of 64 kbit/s each. All of them are placed at once; a guaranteed group
 * gets all or none, others what there is. In the kernel.
 */
final class TelephonyCallerCircuit extends CallerCircuit implements Leg.Owner, BundleEnd.Owner {
    private static final int NETWORK = 2;
    /** However long its calls took to reach the other side. */
    private static final long LONGEST_CLEARING_PICOS = 10 * EventScheduler.PICOS_PER_SECOND;

    private final TelephonyHost host;
    private final BundleEnd bundle;
    private final BundleSize size;
    private final List<Leg> legs = new ArrayList<>();
    private final Charges charges;
    /** The call that brings the bundle; others are links of it. */
    private Leg first;

    private Qos asked = Qos.UNSPECIFIED;
    private Octets answer;
    private boolean bare;
    private boolean up;
    private boolean givenUp;
    private Octets request;
    /** Why a call has failed that was placed with others; {@code firstMissed} if that was the one that brings the bundle. */
    private Cause missed;

    private boolean firstMissed;

    private long dialledPicos;
    /** What waits until the calls that reached the other side are cleared there. */
    private EventScheduler.Planned clearing;

    TelephonyCallerCircuit(TelephonyHost host, TelephonyHost.CircuitKey key, long number) {
        super(host, key, number, FrameFormat.COMPACT);
        this.host = host;
        this.bundle = new BundleEnd(host, end(), true, this);
        this.size = new BundleSize(this, bundle);
        this.charges = new Charges(host.network().exchange());
    }

    @Override
    public TelephonyHost host() {
        return host;
    }

    BundleEnd bundle() {
        return bundle;
    }

    /** Links that it keeps only because they are paid for. */
    int surplus() {
        return isActive() ? size.surplus() : 0;
    }

    /** Somebody else needs them. */
    void dropSurplus() {
        size.dropNow();
    }

    /** Its calls. */
    List<Leg> legs() {
        return List.copyOf(legs);
    }

    /** What sizes it, or is to while it is placed; where nothing does, what the group would like. */
    private Qos sizedBy() {
        return group() == null || Sums.asksForRates(asked) ? asked : askedGroupQos();
    }

    // ---- placing

    @Override
    protected void place(Qos toCarry, Octets memberRequest) {
        asked = toCarry;
        request = memberRequest;
        givenUp = false;
        ChannelMapping mapping = host.mapping(toCarry);
        int wanted = mapping.channels(toCarry);
        int reachable = host.reachableChannels(wanted);
        if (ChannelMapping.isAllOrNothing(toCarry) && wanted > reachable) {
            notPlaced(refusal(unavailable(), reachable));
            return;
        }
        size.wanted(Math.min(wanted, Math.max(1, Math.min(reachable, mapping.mostChannels()))));
        host.reclaim(size.wanted(), this::dialAll);
    }

    /** There are channels as far as this side knows. */
    private void dialAll() {
        if (isOver() || givenUp) return;
        answer = null;
        missed = null;
        firstMissed = false;
        up = false;
        Optional<String> called = host.network().numberOf(peer());
        if (called.isEmpty()) {
            notPlaced(TelephonyErrors.failure(Cause.of(NETWORK, CauseValue.UNALLOCATED_NUMBER)));
            return;
        }
        CallLabel label = label();
        bare = label.kind() == CallLabel.Kind.BARE;
        dialledPicos = events().nowPicos();
        first = dial(label.encode());
        for (int i = 1; i < size.wanted() && !isOver() && first != null; i++) dialLink();
    }

    private CallLabel label() {
        int service = MemberRequest.decode(request).require().calledService();
        int calls = ChannelMapping.isAllOrNothing(asked) ? size.wanted() : 1;
        CallLabel label = CallLabel.member(number(), service, calls, request);
        return label.octets() <= host.network().userDataInSignalling() ? label : label.bare();
    }

    /** One more link of the bundle. */
    Leg dialLink() {
        return dial(CallLabel.link(number()).encode());
    }

    private Leg dial(Octets label) {
        Access access = host.accessToDial();
        Leg leg = new Leg(access, this);
        legs.add(leg);
        leg.call = host.dial(access, host.network().numberOf(peer()).orElseThrow(), label, leg);
        return leg;
    }

    @Override
    protected void giveUp() {
        givenUp = true;
        if (clearing != null) clearing.cancel();
        releaseAll(CauseValue.NORMAL_CALL_CLEARING);
        notPlaced(TelephonyErrors.failure(Cause.of(NETWORK, CauseValue.NORMAL_CALL_CLEARING)));
    }

    private void releaseAll(CauseValue cause) {
        first = null;
        for (Leg leg : legs()) {
            if (leg.run != null) bundle.lost(leg.run);
            charges.note(leg);
            leg.release(cause);
        }
        legs.clear();
    }

    private static Cause unavailable() {
        return Cause.of(NETWORK, CauseValue.QUALITY_OF_SERVICE_UNAVAILABLE);
    }

    /** @param channels that could be had */
    Ws2Exception refusal(Cause cause, int channels) {
        return refusal(cause, asked, channels);
    }

    Ws2Exception refusal(Cause cause, Qos refused, int channels) {
        return TelephonyErrors.refusal(cause, host.nearest(refused, channels).orElse(null));
    }

    // ---- what its calls tell

    @Override
    public void seized(Leg leg) {
        host.network().observation().bundle(leg.access, leg.channel(), host.name() + "-" + number());
    }

    @Override
    public void connected(Leg leg, Octets said) {
        charges.note(leg);
        if (leg == first) answer = said;
        leg.run = bundle.begin(leg.access.channel(leg.channel()));
        if (!isActive()) settleMissed();
    }

    @Override
    public void reached(Leg leg) {
        if (!isActive()) settleMissed();
    }

    @Override
    public void ended(Leg leg, Cause cause) {
        legs.remove(leg);
        if (leg.run != null) bundle.lost(leg.run);
        if (isActive()) {
            size.ended(leg, cause);
            return;
        }
        if (isOver() || first == null) return;
        boolean full = TelephonyErrors.isOfCapacity(cause) || TelephonyErrors.isBusy(cause);
        if (leg == first && !full) {
            refuse(cause);
            return;
        }
        missed = cause;
        firstMissed |= leg == first;
        settleMissed();
        placedIfComplete();
    }

    /** Once it is known of every call whether it has a channel at the other side, so that what could be had is known too. */
    private void settleMissed() {
        if (isOver() || first == null || missed == null) return;
        boolean allOrNothing = ChannelMapping.isAllOrNothing(asked);
        if (!allOrNothing && !firstMissed || !legs.stream().allMatch(Leg::isReached)) return;
        if (allOrNothing || legs.isEmpty()) {
            refuse(missed);
            return;
        }
        size.wanted(legs.size());
        releaseAll(CauseValue.NORMAL_CALL_CLEARING);
        onceCleared(this::dialAll);
    }

    private void refuse(Cause cause) {
        int had = (int) legs.stream().filter(Leg::isReached).count();
        boolean full = TelephonyErrors.isOfCapacity(cause) || had > 0 && TelephonyErrors.isBusy(cause);
        boolean capacity = full && size.wanted() > 1;
        releaseAll(CauseValue.NORMAL_CALL_CLEARING);
        if (!capacity) notPlaced(TelephonyErrors.failure(cause));
        else if (had == 0) notPlaced(refusal(cause, had));
        else onceCleared(() -> notPlaced(refusal(cause, had)));
    }

    /**
     * Who places calls next is to find the channels free. What clears these waits behind what was still to be said to set them up, and takes as
     * many messages as it took to place them.
     */
    private void onceCleared(Runnable next) {
        long picos = Math.min(2 * (events().nowPicos() - dialledPicos), LONGEST_CLEARING_PICOS);
        clearing = events().after(picos, next);
    }

    private EventScheduler events() {
        return host.events();
    }

    // ---- what the bundle tells

    @Override
    public void ready() {
        up = true;
        placedIfComplete();
    }

    @Override
    public void joined(BundleEnd.Run run) {
        if (isActive()) size.joined(run);
        else placedIfComplete();
    }

    @Override
    public void closed(BundleEnd.Run run, CauseValue cause) {
        for (Leg leg : legs()) {
            if (leg.run != run) continue;
            leg.release(cause);
            ended(leg, Cause.of(NETWORK, cause));
        }
    }

    /** It is placed once every call that it is made of carries fragments or has failed. */
    private void placedIfComplete() {
        if (isActive() || isOver() || first == null || !up) return;
        if (!legs.stream().allMatch(Leg::isJoined)) return;
        if (missed != null) size.wanted(legs.size());
        if (bare) placedBare();
        else placed(Optional.of(answer).filter(said -> !said.isEmpty()));
    }

    @Override
    public BapResponse callRequested() {
        return BapResponse.FULL_NAK;
    }

    @Override
    public void dial(BapExchange exchange) {
        size.dial(exchange);
    }

    @Override
    public void ended(BapExchange exchange, BapOutcome outcome) {
        size.ended(exchange, outcome);
    }

    // ---- while it lasts

    @Override
    protected void change(Qos toCarry, Consumer<Ws2Exception> outcome) {
        size.change(toCarry, refused -> {
            if (refused == null) asked = toCarry;
            outcome.accept(refused);
        });
    }

    /** Links have gone or come without being asked for. */
    void resized() {
        if (isActive()) changed();
    }

    @Override
    protected void refit() {
        int fragment = host.fragmentOctets(sizedBy());
        bundle.fragmentOctets(fragment);
        end().fragmentOctets(Math.min(host.settings().fragmentOctets(), bundle.packetOctets(fragment)));
        end().pump();
    }

    @Override
    protected Qos granted(Qos toCarry) {
        int channels = isActive() ? Math.max(1, bundle.joinedLinks()) : Math.max(1, size.wanted());
        return host.mapping(sizedBy()).granted(toCarry, channels);
    }

    /** Channels are counted for the worst packets; what they carry beyond is shared as the contract is. */
    @Override
    protected long shareOctetsPerSecond(long promised) {
        FlowSpec group = askedGroupQos().sending();
        long contract = group.tokenRateOctetsPerSecond();
        if (promised == 0 || !FlowSpec.isSpecified(contract) || contract == 0) return promised;
        FlowSpec plain = group.withServiceType(ServiceType.SERVICETYPE_BESTEFFORT);
        long carried = host.mapping(sizedBy()).carriedOctetsPerSecond(plain, Math.max(1, bundle.joinedLinks()));
        return carried <= contract ? promised : (long) ((double) promised * carried / contract);
    }

    @Override
    public Map<String, String> facts() {
        return host.facts(legs, bundle, sizedBy(), charges);
    }

    // ---- the end

    @Override
    protected void clear() {
        size.close();
        releaseAll(CauseValue.NORMAL_CALL_CLEARING);
    }

    /** Its last call has gone. */
    void gone(Cause cause) {
        size.close();
        end(TelephonyErrors.failure(cause));
    }

    @Override
    protected void released() {
        if (clearing != null) clearing.cancel();
        size.close();
        bundle.close();
        releaseAll(CauseValue.NORMAL_CALL_CLEARING);
    }
}
