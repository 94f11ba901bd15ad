package io.trunkline.provider.telephony;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.call.Call;
import io.trunkline.provider.telephony.call.CallListener;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.List;

/** One call of 64 kbit/s that a bundle consists of, from either side. In the kernel. */
final class Leg implements CallListener {
    /** Who owns it. */
    interface Owner {
        /** Its channel is known; nothing has passed on it yet. */
        void seized(Leg leg);

        /** The other side has a channel for it. */
        default void reached(Leg leg) {}

        /** Its channel is switched through. @param said by the other side */
        void connected(Leg leg, Octets said);

        /** It is over, and had not been given up here. */
        void ended(Leg leg, Cause cause);
    }

    final Access access;
    private final Owner owner;
    /** That has agreed on it, {@code null} without one. */
    BapExchange exchange;
    /** It is being given up in order. */
    private boolean leaving;
    /** That asks the other side whether it may go, {@code null} without one. */
    private BapExchange question;

    Call call;
    /** The link on its channel, {@code null} before it is switched through. */
    BundleEnd.Run run;

    private int channel;
    private boolean reached;
    private boolean over;

    Leg(Access access, Owner owner) {
        this.access = access;
        this.owner = owner;
    }

    /** The number of its channel at this access, 0 before the network has said it. */
    int channel() {
        return channel;
    }

    /** The other side has a channel for it. */
    boolean isReached() {
        return reached;
    }

    /** It is being given up in order. */
    boolean isLeaving() {
        return leaving;
    }

    /** It is to go. @param asking the other side, {@code null} if it is not asked */
    void leave(BapExchange asking) {
        leaving = true;
        question = asking;
    }

    /** The other side has been asked: without its consent it stays. */
    void answered(BapExchange asked, boolean agreed) {
        if (asked == question && !agreed) leaving = false;
        if (asked == question) question = null;
    }

    /** Its link carries fragments. */
    boolean isJoined() {
        return run != null && run.isJoined();
    }

    boolean isOver() {
        return over;
    }

    /** Gives it up: nobody is told of its end. */
    void release(CauseValue cause) {
        if (over) return;
        over = true;
        call.release(cause, Octets.NONE);
    }

    /** Refuses it. */
    void reject(CauseValue cause) {
        if (over) return;
        over = true;
        call.reject(cause, Octets.NONE);
    }

    @Override
    public void proceeding(List<Integer> channels) {
        if (!channels.isEmpty()) seized(channels.get(0));
    }

    private void seized(int number) {
        if (channel == number) return;
        channel = number;
        owner.seized(this);
    }

    @Override
    public void alerting(Octets userData) {
        if (over || reached) return;
        reached = true;
        owner.reached(this);
    }

    @Override
    public void connected(List<Integer> channels, Octets userData) {
        if (over) return;
        reached = true;
        seized(channels.get(0));
        owner.connected(this, userData);
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData) {
        if (over) return;
        over = true;
        boolean foundHere = byNetwork && cause.location() == TelephonyErrors.USER;
        owner.ended(this, foundHere ? new Cause(TelephonyErrors.NETWORK, cause.value(), cause.diagnostics()) : cause);
    }
}
