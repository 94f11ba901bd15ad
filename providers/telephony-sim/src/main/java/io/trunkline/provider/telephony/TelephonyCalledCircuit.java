package io.trunkline.provider.telephony;

import io.trunkline.api.Qos;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.CalledCircuit;
import io.trunkline.circuit.socket.Sums;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.bap.BapResponse;
import io.trunkline.provider.telephony.call.Call;
import io.trunkline.provider.telephony.call.CallListener;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The called side of a circuit that is a bundle of calls. Further links are answered once the first one has been. A bundle that
 * gets all its calls or none is offered once all of them have come, so that one that is taken is not refused for want of channels
 * afterwards. In the kernel.
 */
final class TelephonyCalledCircuit extends CalledCircuit implements Leg.Owner, BundleEnd.Owner {
    private final TelephonyHost host;
    private final BundleEnd bundle;
    private final List<Leg> legs = new ArrayList<>();
    /** None: the side that called pays. */
    private final Charges charges;

    private final Leg first;
    private final String bundleName;
    private final int awaited;
    /** Its request is for somebody, who has not been asked yet. */
    private boolean waits;

    private boolean alerted;
    /** All calls that it began with carry, or have failed; until then those count that are on their way. */
    private boolean stands;

    /** @param awaited calls that must be there before it is offered */
    TelephonyCalledCircuit(
            TelephonyHost host, String caller, MemberRequest request, Access access, Call call, int awaited) {
        super(host, caller, request, FrameFormat.COMPACT);
        this.host = host;
        this.awaited = awaited;
        this.charges = new Charges(host.network().exchange());
        this.bundle = new BundleEnd(host, end(), false, this);
        this.bundleName = caller + "-" + request.circuit();
        this.first = add(access, call);
        refit();
    }

    private Leg add(Access access, Call call) {
        Leg leg = new Leg(access, this);
        leg.call = call;
        legs.add(leg);
        return leg;
    }

    private void refit() {
        int fragment = host.fragmentOctets(sizedBy());
        bundle.fragmentOctets(fragment);
        end().fragmentOctets(Math.min(host.settings().fragmentOctets(), bundle.packetOctets(fragment)));
    }

    /** What sizes it, as far as the caller has said; where nothing does, what the group would like. Seen from the caller. */
    private Qos sizedBy() {
        Qos size = size();
        return !isOfGroup() || Sums.asksForRates(size) ? size : askedGroupQos().orElse(Qos.UNSPECIFIED);
    }

    @Override
    protected void changed() {
        refit();
        super.changed();
    }

    @Override
    protected void resized() {
        refit();
    }

    // ---- the calls

    /** Who listens to the first call. */
    CallListener listener() {
        return first;
    }

    /** One more link. @return who listens to its call */
    CallListener link(Access access, Call call) {
        if (!isAccepted()) call.alert(Octets.NONE);
        return adopt(access, call);
    }

    /** One that came before the first call, and has alerted. @return who listens to it */
    CallListener adopt(Access access, Call call) {
        Leg leg = add(access, call);
        if (isAccepted()) call.accept(Octets.NONE);
        offerIfComplete();
        return leg;
    }

    /** Until all calls are there the caller learns of each that it has got this far, and nobody is asked. */
    @Override
    public void offer() {
        waits = true;
        if (legs.size() < awaited) alert();
        offerIfComplete();
    }

    private void offerIfComplete() {
        if (!waits || isOver() || legs.size() < awaited) return;
        waits = false;
        super.offer();
    }

    @Override
    protected void alert() {
        if (!alerted) first.call.alert(Octets.NONE);
        alerted = true;
    }

    @Override
    protected Octets take(Octets memberAnswer) {
        boolean fits = memberAnswer.size() <= host.network().userDataInSignalling();
        first.call.accept(fits ? memberAnswer : Octets.NONE);
        for (Leg leg : List.copyOf(legs)) if (leg != first) leg.call.accept(Octets.NONE);
        return fits ? Octets.NONE : memberAnswer;
    }

    @Override
    protected void refuse(CauseValue cause) {
        for (Leg leg : List.copyOf(legs)) leg.reject(cause);
        legs.clear();
    }

    @Override
    public void seized(Leg leg) {
        host.network().observation().bundle(leg.access, leg.channel(), bundleName);
    }

    @Override
    public void connected(Leg leg, Octets said) {
        leg.run = bundle.begin(leg.access.channel(leg.channel()));
    }

    @Override
    public void ended(Leg leg, Cause cause) {
        legs.remove(leg);
        if (leg.run != null) bundle.lost(leg.run);
        noteStanding();
        boolean normal = cause.value() == CauseValue.NORMAL_CALL_CLEARING.code();
        if (legs.isEmpty() || (leg == first && !isAccepted())) end(TelephonyErrors.failure(cause), normal);
        else if (leg.run != null && isAccepted()) changed();
    }

    // ---- the bundle

    @Override
    public void joined(BundleEnd.Run run) {
        noteStanding();
        if (legs.stream().filter(Leg::isJoined).count() > 1) changed();
    }

    private void noteStanding() {
        stands |= isAccepted() && legs.stream().allMatch(Leg::isJoined);
    }

    @Override
    public void ready() {
        refit();
    }

    @Override
    public void closed(BundleEnd.Run run, CauseValue cause) {
        for (Leg leg : List.copyOf(legs)) {
            if (leg.run != run) continue;
            legs.remove(leg);
            noteStanding();
            leg.release(cause);
            if (legs.isEmpty()) end(TelephonyErrors.failure(silence()), false);
            else changed();
        }
    }

    /** The caller brings a bundle of the same number anew: he has lost this one, and its clearing was lost on the way. */
    void superseded() {
        end(TelephonyErrors.failure(silence()), false);
    }

    /** The last link has ended without the caller's clearing the call. */
    private static Cause silence() {
        return Cause.of(TelephonyErrors.NETWORK, CauseValue.TEMPORARY_FAILURE);
    }

    @Override
    public BapResponse callRequested() {
        return host.freeChannels() > 0 ? BapResponse.ACK : BapResponse.NAK; // not for ever, as a Full-Nak would be
    }

    // ---- what it is

    @Override
    protected Qos granted(Qos asked) {
        int channels = stands ? bundle.joinedLinks() : legs.size();
        return host.mapping(sizedBy()).granted(asked, Math.max(1, channels));
    }

    @Override
    public Map<String, String> facts() {
        return host.facts(legs, bundle, sizedBy(), charges);
    }

    @Override
    protected void released() {
        bundle.close();
        for (Leg leg : List.copyOf(legs)) leg.release(CauseValue.NORMAL_CALL_CLEARING);
        legs.clear();
    }
}
