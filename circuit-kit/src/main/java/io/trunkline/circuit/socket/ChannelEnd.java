package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.shim.StreamKind;
import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * One end of a member's connection on a circuit, with an SSCOP entity of its own: frames and data go in and out here, {@link
 * ChannelLife} begins and ends it, {@link ControlSdus} tells the other side what is no data. Loss or a stopped reader here never delays another channel. In the kernel.
 */
public final class ChannelEnd {
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

    private final CircuitEnd circuit;
    private final int number;
    private final Traffic traffic;
    private final boolean messages;
    private final ControlSdus control;
    private final ChannelLife life;
    private final Sscop sscop;

    private GroupMember membership;
    private Owner owner;
    /** Where it is scheduled, and what it has said that it has to send. The circuit's. */
    GroupScheduler<ChannelEnd> scheduler;

    int offeredOctets;
    /** The entity is being given its next SDU; the circuit asks already. */
    private boolean feeding;

    private final ChannelFigures figures;
    /** How it was served, once it is not any more. */
    private ServiceFigures served;

    private double cellLoss;

    /** @param membership in its own host's group, {@code null} outside groups */
    ChannelEnd(CircuitEnd circuit, int number, boolean messages, GroupMember membership, ChannelSettings settings) {
        this.circuit = circuit;
        this.number = number;
        this.messages = messages;
        this.figures = new ChannelFigures(circuit.events().nowPicos());
        this.membership = membership;
        this.traffic = messages
                ? new MessageTraffic(this, settings.messageWindow(), settings.largestMessageOctets())
                : new StreamTraffic(this, settings.bufferOctets(), settings.fragmentOctets());
        this.control = new ControlSdus(this, traffic, messages);
        this.life = new ChannelLife(this, traffic, control, settings.memberProfile());
        this.sscop = life.sscop();
        if (traffic instanceof StreamTraffic stream) stream.giveCredit();
    }

    void owner(Owner newOwner) {
        owner = newOwner;
    }

    // ---- for its parts and the traffic

    Owner owner() {
        return owner;
    }

    ChannelLife life() {
        return life;
    }

    Sscop sscop() {
        return sscop;
    }

    EventScheduler events() {
        return circuit.events();
    }

    long nowPicos() {
        return events().nowPicos();
    }

    FrameFormat format() {
        return circuit.format();
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

    /** The entity has something to send. */
    void entityReady() {
        if (!feeding) circuit.ready(this);
    }

    void roomCame() {
        owner.changed(Ready.SEND);
    }

    /** Tells who owns it. @param what {@link Ready} bits */
    public void tell(int what) {
        owner.changed(what);
    }

    void dataCame() {
        owner.changed(Ready.RECEIVE);
    }

    /** Something that came is not as it should be: the trace says what. */
    void note(String what) {
        events().trace().add(nowPicos(), circuit.name() + "/" + number, what);
    }

    void lost(long octets) {
        figures.lost(octets);
    }

    boolean isOpen() {
        return life.isOpen();
    }

    // ---- what the circuit asks

    /** Its number on the circuit. */
    public int number() {
        return number;
    }

    /** In its own host's group, {@code null} outside groups. */
    public GroupMember membership() {
        return membership;
    }

    /** For rehearsals: the probability that a cell, or fragment, of what this end sends is lost. */
    public double cellLoss() {
        return cellLoss;
    }

    /** Sets it. */
    public void cellLoss(double probability) {
        cellLoss = probability;
    }

    CircuitEnd circuit() {
        return circuit;
    }

    /** The size of the next frame, 0 if there is none. */
    int nextOctets() {
        if (life.hasLeft()) return 0;
        feeding = true;
        int own = sscop.hasPdu() ? 0 : traffic.nextOctets();
        if (own == 0) control.finishIfDone();
        feeding = false;
        if (own > 0) return own;
        return sscop.hasPdu() ? circuit.format().headerOctets(FrameKind.SSCOP, number) + sscop.nextOctets() : 0;
    }

    /** The next frame carries none of the member's data: by such frames both sides know that the other is there. */
    boolean isNextControl() {
        return sscop.isNextControl();
    }

    /** The next frame, {@code null} if there is none any more. */
    byte[] take() {
        if (!sscop.hasPdu()) return traffic.take();
        int octets = sscop.nextOctets();
        byte[] sdu = circuit.format().open(FrameKind.SSCOP, number, 0, octets);
        sscop.poll(nowPicos()).encode(OctetWriter.into(sdu, sdu.length - octets));
        control.askAtTheEnd();
        return sdu;
    }

    void received(Frame frame) {
        if (frame.kind() == FrameKind.SSCOP) {
            sscop.received(frame.octets(), frame.from(), frame.from() + frame.lengthOctets(), nowPicos());
            if (!life.hasLeft()) circuit.ready(this);
        } else if (!life.hasLeft()) {
            traffic.received(frame);
        }
    }

    // ---- beginning

    /** The calling side begins it. @param request what goes along, nothing if that went with the circuit */
    void open(Octets request) {
        life.open(request);
    }

    /** The called side has accepted it together with its circuit; its begin will come. */
    void awaitBegin(Octets answer) {
        life.awaitBegin(answer);
    }

    /** The called side has made it for this frame. */
    void begin(Frame frame) {
        received(frame);
        life.leaveUnlessBegun();
    }

    /** The called side accepts a channel whose begin has come. */
    void accept(Octets answer, GroupMember ofMember, Owner newOwner) {
        membership = ofMember;
        owner = newOwner;
        circuit.follow(this);
        life.accept(answer);
    }

    /** The called side does not. */
    void refuse(CauseValue cause) {
        life.refuse(cause);
    }

    /** What the other side has said of its room before anything was sent. */
    void peersWindow(OptionalInt octets) {
        octets.ifPresent(traffic::peersWindow);
    }

    // ---- sending

    int send(ByteBuffer data) throws Ws2Exception {
        Ws2Exception failure = life.sendFailure();
        if (failure != null) throw failure;
        int before = data.position();
        int waiting = traffic.queuedOctets();
        int taken = traffic.send(data);
        if (taken >= 0) figures.sent(data.position() - before, waiting);
        circuit.ready(this);
        return taken;
    }

    int sendRoom() {
        return traffic.sendRoom();
    }

    /** Nothing more will be sent; {@code data} goes behind all that has been taken. */
    void finish(byte[] data) {
        if (life.failure() == null) control.finish(data);
    }

    /** What has been taken has arrived at the other side. */
    boolean hasSentEverything() {
        return life.hasSentEverything();
    }

    /** Tells the other side that the member's quality of service has changed. */
    void tellQos(Qos qos) {
        control.tell(StreamKind.QOS, qos);
    }

    /** Tells the other side that the group's quality of service has changed. @return false if it cannot be told now */
    boolean tellGroupQos(Qos qos) {
        return control.tell(StreamKind.GROUP_QOS, qos);
    }

    // ---- receiving

    /** The entity has delivered an SDU. */
    void delivered(Octets sdu) {
        if (sdu.isEmpty()) return;
        StreamKind kind = StreamKind.of(sdu.at(0));
        if (kind != StreamKind.DATA) {
            control.came(kind, sdu);
        } else if (!messages && !control.peerHasFinished()) {
            if (traffic.arrived(sdu.slice(1, sdu.size()).buffer())) dataCame();
        }
    }

    int receive(ByteBuffer data, boolean peek) throws Ws2Exception {
        if (life.failure() != null) throw life.failure();
        if (!traffic.hasArrived()) {
            if (!control.peerHasFinished()) return ProviderSocket.WOULD_BLOCK;
            return messages ? ProviderSocket.DISCONNECTED : 0;
        }
        int octets = traffic.receive(data, peek);
        if (!peek && octets > 0) figures.received(octets);
        if (!messages) circuit.ready(this); // messages do it themselves when there is credit to give
        return octets;
    }

    /** As {@link #receive}, but would block as long as {@code data} cannot be filled and waiting may change that. */
    int receiveFully(ByteBuffer data) throws Ws2Exception {
        boolean ended = life.failure() != null || control.peerHasFinished();
        return !ended && traffic.holdsOut(data.remaining()) ? ProviderSocket.WOULD_BLOCK : receive(data, false);
    }

    int receivableOctets() {
        return traffic.receivableOctets();
    }

    /** What came with the other side's end, empty before. */
    byte[] peersFarewell() {
        return control.peersFarewell();
    }

    // ---- the end

    /** The socket has been closed: what was taken is still sent, or not. */
    void close(boolean abortive) {
        life.close(abortive);
    }

    /** The circuit is no more. @param normally the side that called has cleared it because nobody needed it */
    void circuitEnded(Ws2Exception why, boolean normally) {
        life.circuitEnded(why, normally);
    }

    // ---- what it looks like

    Ws2Exception failure() {
        return life.failure();
    }

    int readiness() {
        boolean over = life.failure() != null || (control.peerHasFinished() && !traffic.hasArrived());
        int ready = over ? Ready.RECEIVE | Ready.ENDED : 0;
        if (traffic.hasArrived()) ready |= Ready.RECEIVE;
        else traffic.watch();
        if (life.sendFailure() != null || sendRoom() > 0) ready |= Ready.SEND;
        return ready;
    }

    ChannelFigures figures() {
        return figures;
    }

    /** How it is served, or was until its end; {@code null} if it never was. */
    ServiceFigures served() {
        return scheduler == null ? served : circuit.served(this);
    }

    /** The circuit's end does not serve it any more. */
    void leaves() {
        if (scheduler == null) return;
        served = circuit.served(this);
        figures.end(nowPicos());
        scheduler.leave(this);
        scheduler = null;
    }

    int queuedOctets() {
        return traffic.queuedOctets();
    }
}
