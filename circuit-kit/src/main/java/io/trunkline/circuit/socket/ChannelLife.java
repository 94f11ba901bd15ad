package io.trunkline.circuit.socket;

import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.circuit.sscop.SscopDriver;
import io.trunkline.circuit.sscop.SscopError;
import io.trunkline.circuit.sscop.SscopOutput;
import io.trunkline.circuit.sscop.SscopProfile;
import io.trunkline.circuit.sscop.SscopRelease;
import io.trunkline.circuit.sscop.SscopState;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.Ready;

/**
 * How one end of a channel begins and how it ends: in order, abortively, or because something has failed. It runs the channel's
 * SSCOP entity and answers what that says. In the kernel.
 */
final class ChannelLife implements SscopOutput {
    private final ChannelEnd channel;
    private final Traffic traffic;
    private final ControlSdus control;
    private final SscopDriver driver;
    /** The called side waits for the begin of a channel that was accepted with its circuit. */
    private boolean acceptsBegin;

    private Octets answerToBegin = Octets.NONE;

    private boolean open;
    private Ws2Exception sendFailure;
    private Ws2Exception failure;
    private boolean closed;
    private boolean ended;
    private boolean left;

    ChannelLife(ChannelEnd channel, Traffic traffic, ControlSdus control, SscopProfile profile) {
        this.channel = channel;
        this.traffic = traffic;
        this.control = control;
        this.driver = new SscopDriver(profile, channel.events(), this);
    }

    Sscop sscop() {
        return driver.sscop();
    }

    // ---- how far it is

    boolean isOpen() {
        return open;
    }

    /** The socket has been closed. */
    boolean isClosed() {
        return closed;
    }

    /** Its connection is over, or about to be. */
    boolean isEnded() {
        return ended;
    }

    /** It needs the circuit no more. */
    boolean hasLeft() {
        return left;
    }

    Ws2Exception failure() {
        return failure;
    }

    /** Why nothing can be sent, {@code null} if something can. */
    Ws2Exception sendFailure() {
        return failure != null ? failure : sendFailure;
    }

    /** What has been taken has arrived at the other side. */
    boolean hasSentEverything() {
        boolean assured = sscop().queued() == 0 && sscop().outstanding() == 0;
        return traffic.queuedOctets() == 0 && (assured || ended || left);
    }

    // ---- beginning

    /** The calling side begins it. @param request what goes along, nothing if that went with the circuit */
    void open(Octets request) {
        sscop().establish(channel.nowPicos(), request);
    }

    /** The called side has accepted it together with its circuit; its begin will come. @param answer what is left to be said */
    void awaitBegin(Octets answer) {
        acceptsBegin = true;
        answerToBegin = answer;
    }

    /** The unit that it was made for has come, and may be one that begins nothing. */
    void leaveUnlessBegun() {
        if (sscop().state() == SscopState.IDLE) leaveOnceSent();
    }

    /** The called side accepts a channel whose begin has come. */
    void accept(Octets answer) {
        open = true;
        sscop().accept(channel.nowPicos(), answer);
        channel.ready();
    }

    /** The called side does not. */
    void refuse(CauseValue cause) {
        sscop().refuse(channel.nowPicos(), Octets.of(cause.code()));
        channel.ready();
        // inside an event of the entity its answer is not there yet
        channel.events().after(0, this::leaveOnceSent);
    }

    @Override
    public void established(Octets userToUser, boolean confirm) {
        if (left) {
            refuseAfterTheEnd();
        } else if (!confirm && closed && (ended || !acceptsBegin)) {
            refuse(CauseValue.NORMAL_UNSPECIFIED);
        } else if (!confirm && acceptsBegin) {
            open = true;
            sscop().accept(channel.nowPicos(), answerToBegin);
        } else if (!confirm) {
            channel.owner().opened(userToUser); // a request: the circuit made this end for it
        } else {
            open = true;
            channel.owner().opened(userToUser);
            control.sendNotices();
        }
    }

    /** The other side begins anew what has ended here: there is nobody any more to take it. */
    private void refuseAfterTheEnd() {
        sscop().refuse(channel.nowPicos(), Octets.of(CauseValue.NORMAL_UNSPECIFIED.code()));
        channel.events().after(0, () -> {
            while (sscop().hasPdu()) channel.circuit().sendAside(channel.take());
            driver.close();
        });
    }

    // ---- while it lasts

    @Override
    public void deliver(Octets sdu) {
        channel.delivered(sdu);
    }

    @Override
    public void acknowledged(int sdus) {
        if (!hasSentEverything()) return;
        channel.tell(Ready.LINGERED);
        endIfOver();
    }

    @Override
    public void somethingToTransmit() {
        if (!left) channel.entityReady();
    }

    // ---- the end in order

    /** Both sides have finished, or this one has closed and all of it has arrived: nothing is left to be done. */
    void endIfOver() {
        if (ended || !control.isFarewellSent() || !hasSentEverything() || (!control.peerHasFinished() && !closed))
            return;
        ended = true;
        release(CauseValue.NORMAL_CALL_CLEARING);
    }

    private void release(CauseValue cause) {
        sscop().release(channel.nowPicos(), Octets.of(cause.code()));
    }

    /** The socket has been closed: what was taken is still sent, or not. */
    void close(boolean abortive) {
        if (closed) return;
        closed = true;
        if (failure != null || left) return;
        if (abortive) {
            abort();
            return;
        }
        traffic.discard();
        if (control.isFarewellSent() || ended) endIfOver();
        else control.finishAnyway();
    }

    private void abort() {
        traffic.clear();
        if (!ended) release(CauseValue.NORMAL_UNSPECIFIED);
        ended = true;
        channel.circuit().withdraw(channel);
        if (sscop().state() == SscopState.IDLE) leave();
        else channel.ready();
    }

    /** The other side takes nothing more; what it has sent can still be read. */
    void stops() {
        if (sendFailure != null || failure != null) return;
        sendFailure = CircuitErrors.failure(CauseValue.NORMAL_CALL_CLEARING, Side.PEER);
        traffic.clear();
        channel.circuit().withdraw(channel);
        channel.tell(Ready.SEND);
        control.finishAnyway();
    }

    @Override
    public void released(SscopRelease reason, Octets userToUser) {
        if (left) return;
        switch (reason) {
            case CONFIRMED -> leave();
            case BY_PEER_USER -> releasedByPeer(userToUser);
            case REFUSED -> fails(CircuitErrors.failure(cause(userToUser, CauseValue.CALL_REJECTED), Side.PEER));
            case NO_ANSWER -> {
                if (ended) leave();
                else fails(CircuitErrors.failure(CauseValue.NO_USER_RESPONDING, Side.NETWORK));
            }
            case NO_RESPONSE -> fails(CircuitErrors.failure(CauseValue.RECOVERY_ON_TIMER_EXPIRY, Side.NETWORK));
            default -> fails(CircuitErrors.failure(CauseValue.NORMAL_UNSPECIFIED, Side.PEER));
        }
    }

    private void releasedByPeer(Octets userToUser) {
        boolean normal = cause(userToUser, CauseValue.NORMAL_UNSPECIFIED) == CauseValue.NORMAL_CALL_CLEARING;
        if (!normal) {
            fails(CircuitErrors.failure(CauseValue.NORMAL_UNSPECIFIED, Side.PEER));
            return;
        }
        ended = true;
        stops();
        control.peerGone();
        leaveOnceSent();
        channel.tell(Ready.RECEIVE | Ready.ENDED | Ready.LINGERED);
    }

    private static CauseValue cause(Octets userToUser, CauseValue otherwise) {
        return userToUser.isEmpty()
                ? otherwise
                : CauseValue.of(userToUser.at(0)).orElse(otherwise);
    }

    /** The entity still has an answer to send; then nothing keeps the channel. */
    private void leaveOnceSent() {
        channel.events().after(0, () -> {
            while (!left && sscop().hasPdu()) channel.circuit().sendAside(channel.take());
            leave();
        });
    }

    /** It needs the circuit no more. */
    private void leave() {
        if (left) return;
        left = true;
        ended = true;
        traffic.clear();
        driver.close();
        channel.circuit().leave(channel);
    }

    // ---- failures

    /** The connection has failed: what has not been read is lost. */
    private void fails(Ws2Exception why) {
        if (failure != null
                || left
                || ended) { // one that is over cannot fail any more: what has come can still be read
            leave();
            return;
        }
        failure = why;
        CircuitEnd circuit = channel.circuit();
        while (sscop().hasPdu() && circuit.isAttached()) circuit.sendAside(channel.take());
        leave();
        channel.owner().failed(why);
        channel.tell(Ready.RECEIVE | Ready.SEND | Ready.ENDED | Ready.LINGERED);
    }

    /** The circuit is no more. @param normally the side that called has cleared it because nobody needed it */
    void circuitEnded(Ws2Exception why, boolean normally) {
        if (!ended && !(normally && control.peerHasFinished())) {
            fails(why);
            return;
        }
        stops();
        leave();
        channel.tell(Ready.RECEIVE | Ready.SEND | Ready.ENDED | Ready.LINGERED);
    }

    @Override
    public void recovered(int unacknowledgedSdus) {
        sscop().answerRecovery(channel.nowPicos());
        if (unacknowledgedSdus > 0) fails(CircuitErrors.failure(CauseValue.TEMPORARY_FAILURE, Side.NETWORK));
    }

    @Override
    public void resynchronised(Octets userToUser, boolean confirm) {
        fails(CircuitErrors.failure(CauseValue.PROTOCOL_ERROR, Side.PEER)); // none of ours ever asks for it
    }

    @Override
    public void error(SscopError code) {
        channel.note("sscop error " + code);
    }
}
