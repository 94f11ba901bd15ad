package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.saal.Sscop;
import io.trunkline.provider.atm.saal.SscopDriver;
import io.trunkline.provider.atm.saal.SscopError;
import io.trunkline.provider.atm.saal.SscopOutput;
import io.trunkline.provider.atm.saal.SscopRelease;
import io.trunkline.provider.atm.saal.SscopState;
import io.trunkline.provider.atm.saal.SscopTimer;
import io.trunkline.provider.atm.shim.Frame;
import io.trunkline.provider.atm.shim.FrameKind;
import io.trunkline.provider.atm.shim.MemberAnswer;
import io.trunkline.provider.atm.shim.StreamKind;
import io.trunkline.provider.atm.wire.CauseValue;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of a member's connection on a circuit: an SSCOP entity of its own, which begins and ends it and assures a stream,
 * and the traffic. Loss or a stopped reader here never delays another channel. In the kernel.
 */
final class ChannelEnd implements SscopOutput {
    /** Who is told. */
    interface Owner {
        /** Something has changed. @param what {@link Ready} bits */
        void changed(int what);

        /** The other side has accepted. */
        default void opened(Octets answer) {}

        /** The channel has failed, before or after it was open. */
        default void failed(Ws2Exception why) {}

        /** The other side says that the member's quality of service has changed; seen from there. */
        default void qosCame(Qos theirs) {}

        /** The other side says that its group's quality of service has changed; seen from there. */
        default void groupQosCame(Qos theirs) {}
    }

    private static final byte[] NOTHING = {};
    private static final int SSCOP_HEADER_OCTETS = 12;

    private final CircuitEnd circuit;
    private final int number;
    private final SscopDriver driver;
    private final Traffic traffic;
    private final boolean messages;
    /** What the other side is told once the channel is open. */
    private final List<Octets> notices = new ArrayList<>();

    private GroupMember membership;
    private Owner owner;
    /** Where it is scheduled, and what it has said that it has to send. The circuit's. */
    GroupScheduler<ChannelEnd> scheduler;

    int offeredOctets;
    /** The called side waits for the begin of a channel that was accepted with its circuit. */
    private boolean acceptsBegin;

    private boolean open;
    private byte[] farewell; // not null: nothing is sent behind it
    private boolean farewellSent;
    private boolean asked;
    private byte[] peersFarewell; // not null: nothing arrives behind it
    private Ws2Exception sendFailure;
    private Ws2Exception failure;
    private boolean closed;
    private boolean ended;
    private boolean left;
    /** The entity is being given its next SDU; the circuit asks already. */
    private boolean feeding;

    private double cellLoss;
    private long octetsSent;
    private long octetsReceived;
    private long octetsLost;

    /** @param membership in its own host's group, {@code null} outside groups */
    ChannelEnd(CircuitEnd circuit, int number, boolean messages, GroupMember membership, AtmSettings settings) {
        this.circuit = circuit;
        this.number = number;
        this.messages = messages;
        this.membership = membership;
        this.driver = new SscopDriver(settings.memberProfile(), circuit.events(), this);
        this.traffic = messages
                ? new MessageTraffic(this, settings.bufferOctets(), settings.largestMessageOctets())
                : new StreamTraffic(this, settings.bufferOctets(), settings.fragmentOctets());
        if (traffic instanceof StreamTraffic stream) stream.giveCredit();
    }

    void owner(Owner newOwner) {
        owner = newOwner;
    }

    // ---- for the traffic

    Sscop sscop() {
        return driver.sscop();
    }

    EventScheduler events() {
        return circuit.events();
    }

    long nowPicos() {
        return events().nowPicos();
    }

    int fragmentOctets() {
        return circuit.fragmentOctets();
    }

    void assure(Octets sdu) {
        sscop().send(sdu, nowPicos());
    }

    void ready() {
        circuit.ready(this);
    }

    void roomCame() {
        owner.changed(Ready.SEND);
    }

    /** Tells who owns it. @param what {@link Ready} bits */
    void tell(int what) {
        owner.changed(what);
    }

    void dataCame() {
        owner.changed(Ready.RECEIVE);
    }

    void lost(long octets) {
        octetsLost += octets;
    }

    boolean isOpen() {
        return open;
    }

    // ---- what the circuit asks

    int number() {
        return number;
    }

    GroupMember membership() {
        return membership;
    }

    double cellLoss() {
        return cellLoss;
    }

    /** For rehearsals: the probability that a cell of what this end sends is lost. */
    void cellLoss(double probability) {
        cellLoss = probability;
    }

    CircuitEnd circuit() {
        return circuit;
    }

    /** The size of the next frame, 0 if there is none. */
    int nextOctets() {
        if (left) return 0;
        feeding = true;
        int own = sscop().hasPdu() ? 0 : traffic.nextOctets();
        if (own == 0) finishIfDone();
        feeding = false;
        if (own > 0) return own;
        return sscop().hasPdu() ? SSCOP_HEADER_OCTETS + sscop().nextOctets() : 0;
    }

    /** The next frame, {@code null} if there is none any more. */
    byte[] take() {
        if (!sscop().hasPdu()) return traffic.take();
        byte[] pdu = sscop().poll(nowPicos()).encode().toArray();
        byte[] sdu = Frame.open(FrameKind.SSCOP, number, 0, pdu.length);
        System.arraycopy(pdu, 0, sdu, Frame.HEADER_OCTETS, pdu.length);
        askAtTheEnd();
        return sdu;
    }

    /** The last SDU has gone: rather than wait for the timer it asks at once whether all has come. */
    private void askAtTheEnd() {
        if (!farewellSent || asked || sscop().queued() > 0) return;
        asked = true;
        sscop().expired(SscopTimer.POLL, nowPicos());
    }

    void received(Frame frame) {
        if (frame.kind() == FrameKind.SSCOP) {
            sscop().received(frame.octets(), frame.from(), frame.from() + frame.lengthOctets(), nowPicos());
            if (!left) circuit.ready(this);
        } else if (!left) {
            traffic.received(frame);
        }
    }

    // ---- beginning

    /** The calling side begins it. @param request what goes along, nothing if that went with the circuit */
    void open(Octets request) {
        sscop().establish(nowPicos(), request);
    }

    /** The called side has accepted it together with its circuit; its begin will come. */
    void awaitBegin() {
        acceptsBegin = true;
    }

    /** The called side accepts a channel whose begin has come. */
    void accept(Octets answer, GroupMember ofMember, Owner newOwner) {
        membership = ofMember;
        owner = newOwner;
        circuit.follow(this);
        open = true;
        sscop().accept(nowPicos(), answer);
        circuit.ready(this);
    }

    /** The called side does not. */
    void refuse(CauseValue cause) {
        sscop().refuse(nowPicos(), Octets.of(cause.code()));
        circuit.ready(this);
        events().after(0, this::leaveOnceSent); // inside an event of the entity its answer is not there yet
    }

    @Override
    public void established(Octets userToUser, boolean confirm) {
        if (!confirm && closed && (ended || !acceptsBegin)) {
            refuse(CauseValue.NORMAL_UNSPECIFIED);
        } else if (!confirm && acceptsBegin) {
            open = true;
            sscop().accept(nowPicos(), Octets.NONE);
        } else if (!confirm) {
            owner.opened(userToUser); // a request: the circuit made this end for it
        } else {
            open = true;
            owner.opened(userToUser);
            sendNotices();
        }
    }

    // ---- sending

    int send(ByteBuffer data, int most) throws Ws2Exception {
        if (failure != null) throw failure;
        if (sendFailure != null) throw sendFailure;
        int before = data.position();
        ByteBuffer part = messages ? data : data.duplicate().limit(data.position() + Math.min(most, data.remaining()));
        int taken = traffic.send(part);
        data.position(part.position());
        if (taken >= 0) octetsSent += data.position() - before;
        circuit.ready(this);
        return taken;
    }

    int sendRoom() {
        return traffic.sendRoom();
    }

    /** Nothing more will be sent; {@code data} goes behind all that has been taken. */
    void finish(byte[] data) {
        if (farewell != null || failure != null) return;
        farewell = data;
        circuit.ready(this);
    }

    /** What has been taken has arrived at the other side. */
    boolean hasSentEverything() {
        boolean assured = sscop().queued() == 0 && sscop().outstanding() == 0;
        return traffic.queuedOctets() == 0 && (assured || ended || left);
    }

    private void finishIfDone() {
        boolean canSay = farewell != null && !farewellSent && traffic.queuedOctets() == 0;
        if (!canSay || sscop().state() != SscopState.DATA_TRANSFER_READY || sscop().queued() > 0) return;
        farewellSent = true;
        OctetWriter out = new OctetWriter();
        out.u8((closed ? StreamKind.CLOSE : StreamKind.FINISH).ordinal());
        if (messages) out.i32((int) traffic.endOffset());
        assure(out.octets(Octets.copyOf(farewell)).toOctets());
    }

    /** Tells the other side that the member's quality of service has changed. */
    void tellQos(Qos qos) {
        tell(StreamKind.QOS, qos);
    }

    /** Tells the other side that the group's quality of service has changed. @return false if it cannot be told now */
    boolean tellGroupQos(Qos qos) {
        return tell(StreamKind.GROUP_QOS, qos);
    }

    private boolean tell(StreamKind kind, Qos qos) {
        if (ended || farewellSent) return false;
        notices.add(new OctetWriter()
                .u8(kind.ordinal())
                .octets(MemberAnswer.ofQos(qos))
                .toOctets());
        if (open) sendNotices();
        return true;
    }

    private void sendNotices() {
        notices.forEach(this::assure);
        notices.clear();
        circuit.ready(this);
    }

    @Override
    public void acknowledged(int sdus) {
        if (!hasSentEverything()) return;
        owner.changed(Ready.LINGERED);
        endIfOver();
    }

    /** Both sides have finished, or this one has closed and all of it has arrived: nothing is left to be done. */
    private void endIfOver() {
        if (ended || !farewellSent || !hasSentEverything() || (peersFarewell == null && !closed)) return;
        ended = true;
        sscop().release(nowPicos(), Octets.of(CauseValue.NORMAL_CALL_CLEARING.code()));
    }

    // ---- receiving

    @Override
    public void deliver(Octets sdu) {
        if (sdu.isEmpty()) return;
        StreamKind kind = StreamKind.of(sdu.at(0));
        if (kind == StreamKind.DATA) {
            if (!messages && peersFarewell == null) {
                traffic.arrived(sdu.toArray(), 1, sdu.size() - 1);
                dataCame();
            }
        } else if (kind == StreamKind.QOS || kind == StreamKind.GROUP_QOS) {
            Decoded<Qos> qos = MemberAnswer.qosOf(sdu.slice(1, sdu.size()));
            if (!(qos instanceof Decoded.Value<Qos> value)) return;
            if (kind == StreamKind.QOS) owner.qosCame(value.value());
            else owner.groupQosCame(value.value());
        } else if (kind != null) {
            peerFinishes(kind, sdu);
        }
        if (kind != StreamKind.DATA) traffic.othersCame();
    }

    private void peerFinishes(StreamKind kind, Octets sdu) {
        int from = messages ? 5 : 1;
        if (peersFarewell != null || sdu.size() < from) return;
        if (messages) traffic.ends(sdu.slice(1, from).reader().u32());
        peersFarewell = sdu.slice(from, sdu.size()).toArray();
        if (kind == StreamKind.CLOSE) stops();
        owner.changed(Ready.RECEIVE | Ready.ENDED);
        endIfOver();
    }

    int receive(ByteBuffer data, boolean peek) throws Ws2Exception {
        if (failure != null) throw failure;
        if (!traffic.hasArrived()) {
            return peersFarewell == null ? ProviderSocket.WOULD_BLOCK : messages ? ProviderSocket.DISCONNECTED : 0;
        }
        int octets = traffic.receive(data, peek);
        if (!peek && octets > 0) octetsReceived += octets;
        circuit.ready(this);
        return octets;
    }

    int receivableOctets() {
        return traffic.receivableOctets();
    }

    /** What came with the other side's end, empty before. */
    byte[] peersFarewell() {
        return peersFarewell == null ? NOTHING : peersFarewell;
    }

    // ---- the end

    /** The socket has been closed: what was taken is still sent, or not. */
    void close(boolean abortive) {
        if (closed) return;
        closed = true;
        if (failure != null || left) return;
        if (abortive) {
            traffic.clear();
            if (!ended) sscop().release(nowPicos(), Octets.of(CauseValue.NORMAL_UNSPECIFIED.code()));
            ended = true;
            circuit.withdraw(this);
            if (sscop().state() == SscopState.IDLE) leave();
            else circuit.ready(this);
            return;
        }
        traffic.discard();
        if (farewellSent || ended) {
            endIfOver();
            return;
        }
        if (farewell == null) farewell = NOTHING;
        circuit.ready(this);
    }

    /** The other side takes nothing more; what it has sent can still be read. */
    private void stops() {
        if (sendFailure != null || failure != null) return;
        sendFailure = AtmErrors.failure(CauseValue.NORMAL_CALL_CLEARING, Side.PEER);
        traffic.clear();
        circuit.withdraw(this);
        owner.changed(Ready.SEND);
        if (farewell == null) farewell = NOTHING;
        circuit.ready(this);
    }

    @Override
    public void released(SscopRelease reason, Octets userToUser) {
        if (left) return;
        switch (reason) {
            case CONFIRMED -> leave();
            case BY_PEER_USER -> releasedByPeer(userToUser);
            case REFUSED -> fails(AtmErrors.failure(cause(userToUser, CauseValue.CALL_REJECTED), Side.PEER));
            case NO_ANSWER -> {
                if (ended) leave();
                else fails(AtmErrors.failure(CauseValue.NO_USER_RESPONDING, Side.NETWORK));
            }
            case NO_RESPONSE -> fails(AtmErrors.failure(CauseValue.RECOVERY_ON_TIMER_EXPIRY, Side.NETWORK));
            default -> fails(AtmErrors.failure(CauseValue.NORMAL_UNSPECIFIED, Side.PEER));
        }
    }

    private void releasedByPeer(Octets userToUser) {
        boolean normal = cause(userToUser, CauseValue.NORMAL_UNSPECIFIED) == CauseValue.NORMAL_CALL_CLEARING;
        if (!normal) {
            fails(AtmErrors.failure(CauseValue.NORMAL_UNSPECIFIED, Side.PEER));
            return;
        }
        ended = true;
        stops();
        if (peersFarewell == null) peersFarewell = NOTHING;
        leaveOnceSent();
        owner.changed(Ready.RECEIVE | Ready.ENDED | Ready.LINGERED);
    }

    private static CauseValue cause(Octets userToUser, CauseValue otherwise) {
        return userToUser.isEmpty()
                ? otherwise
                : CauseValue.of(userToUser.at(0)).orElse(otherwise);
    }

    /** The entity still has an answer to send; then nothing keeps the channel. */
    private void leaveOnceSent() {
        events().after(0, () -> {
            while (!left && sscop().hasPdu()) circuit.sendAside(take());
            leave();
        });
    }

    /** The connection has failed: what has not been read is lost. */
    void fails(Ws2Exception why) {
        if (failure != null
                || left
                || ended) { // one that is over cannot fail any more: what has come can still be read
            leave();
            return;
        }
        failure = why;
        while (sscop().hasPdu() && circuit.isAttached()) circuit.sendAside(take());
        leave();
        owner.failed(why);
        owner.changed(Ready.RECEIVE | Ready.SEND | Ready.ENDED | Ready.LINGERED);
    }

    /** The circuit is no more. @param normally the side that called has cleared it because nobody needed it */
    void circuitEnded(Ws2Exception why, boolean normally) {
        if (!ended && !(normally && peersFarewell != null)) {
            fails(why);
            return;
        }
        stops();
        leave();
        owner.changed(Ready.RECEIVE | Ready.SEND | Ready.ENDED | Ready.LINGERED);
    }

    /** It needs the circuit no more. */
    private void leave() {
        if (left) return;
        left = true;
        ended = true;
        traffic.clear();
        driver.close();
        circuit.leave(this);
    }

    @Override
    public void recovered(int unacknowledgedSdus) {
        sscop().answerRecovery(nowPicos());
        if (unacknowledgedSdus > 0) fails(AtmErrors.failure(CauseValue.TEMPORARY_FAILURE, Side.NETWORK));
    }

    @Override
    public void resynchronised(Octets userToUser, boolean confirm) {
        fails(AtmErrors.failure(CauseValue.PROTOCOL_ERROR, Side.PEER)); // none of ours ever asks for it
    }

    @Override
    public void error(SscopError code) {
        events().trace().add(nowPicos(), circuit.name() + "/" + number, "sscop error " + code);
    }

    @Override
    public void somethingToTransmit() {
        if (!left && !feeding) circuit.ready(this);
    }

    @Override
    public void startTimer(SscopTimer timer, long atPicos, boolean background) {
        throw new AssertionError("the driver keeps the timers");
    }

    @Override
    public void stopTimer(SscopTimer timer) {
        throw new AssertionError("the driver keeps the timers");
    }

    // ---- what it looks like

    Ws2Exception failure() {
        return failure;
    }

    int readiness() {
        boolean over = failure != null || (peersFarewell != null && !traffic.hasArrived());
        int ready = over ? Ready.RECEIVE | Ready.ENDED : 0;
        if (traffic.hasArrived()) ready |= Ready.RECEIVE;
        if (failure != null || sendFailure != null || sendRoom() > 0) ready |= Ready.SEND;
        return ready;
    }

    long octetsSent() {
        return octetsSent;
    }

    long octetsReceived() {
        return octetsReceived;
    }

    /** Octets of messages that were lost on their way here. */
    long octetsLost() {
        return octetsLost;
    }

    int queuedOctets() {
        return traffic.queuedOctets();
    }
}
