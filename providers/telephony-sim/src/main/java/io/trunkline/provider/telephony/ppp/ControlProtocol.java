package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import java.util.List;
import java.util.Optional;

/**
 * A negotiation at work: the Link Control Protocol, or one that borrows its packets. It is handed packets and the time and asked when its
 * timer expires. One thread at a time; times are picoseconds on a scale that only grows.
 */
@Clause("RFC 1661 §4, §5")
final class ControlProtocol {
    /** No deadline. */
    static final long NEVER = ControlEntity.NEVER;

    private final ControlProfile profile;
    private final Negotiation negotiation;
    private final ControlOutput output;
    private final ControlEntity entity;
    private final StateMachine<ControlState, ControlEvent, ControlEntity> machine;

    ControlProtocol(ControlProfile profile, Negotiation negotiation, ControlOutput output) {
        this.profile = profile;
        this.negotiation = negotiation;
        this.output = output;
        this.entity = new ControlEntity(profile, negotiation, output);
        this.machine = ControlTable.TABLE.machine(entity, ControlState.S0_INITIAL);
    }

    ControlState state() {
        return machine.state();
    }

    boolean isOpened() {
        return machine.state() == ControlState.S9_OPENED;
    }

    int protocol() {
        return profile.protocol();
    }

    /** The layer below is ready. */
    void up(long nowPicos) {
        entity.restart();
        fire(ControlEvent.UP, nowPicos);
    }

    /** The layer below is gone. */
    void down(long nowPicos) {
        fire(ControlEvent.DOWN, nowPicos);
    }

    void open(long nowPicos) {
        fire(ControlEvent.OPEN, nowPicos);
    }

    void close(long nowPicos) {
        fire(ControlEvent.CLOSE, nowPicos);
    }

    /** The far end does not speak this protocol. */
    void protocolRejected(long nowPicos) {
        fire(ControlEvent.RXJ_MINUS, nowPicos);
    }

    long nextPicos() {
        return entity.restartAtPicos();
    }

    void expire(long nowPicos) {
        if (entity.restartAtPicos() > nowPicos) return;
        entity.stopTimer();
        fire(entity.hasRestarts() ? ControlEvent.TO_PLUS : ControlEvent.TO_MINUS, nowPicos);
    }

    /** Sends an Echo-Request, a Protocol-Reject or a Discard-Request; only in the opened state, otherwise nothing. */
    void sendOther(ControlCode code, Octets data) {
        if (isOpened()) output.send(ControlPacket.of(code, entity.takeId(), data));
    }

    /** The information of a frame of this protocol, from where the packet begins; whatever it is, this does not throw. */
    void received(byte[] octets, int from, long nowPicos) {
        ControlPacket.decode(new OctetReader(octets, from, octets.length))
                .toOptional()
                .flatMap(this::withoutVendor)
                .ifPresent(packet -> received(packet, nowPicos));
    }

    /** The packet as it is on the line: with the vendor before its data. */
    byte[] encode(ControlPacket packet) {
        Octets data = new OctetWriter(profile.vendor().size() + packet.data().size())
                .octets(profile.vendor())
                .octets(packet.data())
                .toOctets();
        return new ControlPacket(packet.code(), packet.id(), data).encode().toArray();
    }

    private Optional<ControlPacket> withoutVendor(ControlPacket packet) {
        int octets = profile.vendor().size();
        Octets data = packet.data();
        if (data.size() < octets || !data.slice(0, octets).equals(profile.vendor())) return Optional.empty();
        return Optional.of(new ControlPacket(packet.code(), packet.id(), data.slice(octets, data.size())));
    }

    private void received(ControlPacket packet, long nowPicos) {
        Optional<ControlCode> known = ControlCode.of(packet.code())
                .filter(code -> !code.isLinkOnly() || profile.protocol() == PppProtocol.LINK_CONTROL.number());
        if (known.isEmpty()) {
            fire(ControlEvent.RUC, packet, nowPicos);
            return;
        }
        switch (known.get()) {
            case CONFIGURE_REQUEST -> configureRequest(packet, nowPicos);
            case CONFIGURE_ACK -> configureAck(packet, nowPicos);
            case CONFIGURE_NAK, CONFIGURE_REJECT -> configureNak(known.get(), packet, nowPicos);
            case TERMINATE_REQUEST -> fire(ControlEvent.RTR, packet, nowPicos);
            case TERMINATE_ACK -> terminateAck(packet, nowPicos);
            case CODE_REJECT -> codeReject(packet, nowPicos);
            case ECHO_REQUEST -> fire(ControlEvent.RXR, packet, nowPicos);
            default -> output.other(known.get(), packet);
        }
    }

    private void configureRequest(ControlPacket packet, long nowPicos) {
        Decoded<List<ConfigureOption>> options =
                ConfigureOption.decodeAll(packet.data().reader());
        if (!options.isValue()) return;
        entity.received(packet);
        fire(entity.judged(options.require()), packet, nowPicos);
    }

    private void configureAck(ControlPacket packet, long nowPicos) {
        if (isQuiet()) {
            fire(ControlEvent.RCA, packet, nowPicos);
        } else if (entity.isAnswer(packet) && packet.data().equals(entity.requested())) {
            entity.answered();
            negotiation.granted(
                    ConfigureOption.decodeAll(packet.data().reader()).require());
            fire(ControlEvent.RCA, packet, nowPicos);
        }
    }

    private void configureNak(ControlCode code, ControlPacket packet, long nowPicos) {
        if (isQuiet()) {
            fire(ControlEvent.RCN, packet, nowPicos);
            return;
        }
        Optional<List<ConfigureOption>> options =
                ConfigureOption.decodeAll(packet.data().reader()).toOptional();
        if (!entity.isAnswer(packet) || options.isEmpty()) return;
        List<ConfigureOption> asked =
                ConfigureOption.decodeAll(entity.requested().reader()).require();
        boolean refused = code == ControlCode.CONFIGURE_REJECT;
        if (refused && !asked.containsAll(options.get())) return;
        entity.answered();
        if (refused) negotiation.refused(options.get());
        else negotiation.bettered(options.get());
        fire(ControlEvent.RCN, packet, nowPicos);
    }

    /** In these states nothing is outstanding, and every answer is answered. */
    private boolean isQuiet() {
        return state() == ControlState.S2_CLOSED || state() == ControlState.S3_STOPPED;
    }

    private void terminateAck(ControlPacket packet, long nowPicos) {
        boolean ending = state() == ControlState.S4_CLOSING || state() == ControlState.S5_STOPPING;
        if (!ending || entity.isAnswerToTermination(packet)) fire(ControlEvent.RTA, packet, nowPicos);
    }

    /** Without the packets of every negotiation there is none; the others can be done without. */
    private void codeReject(ControlPacket packet, long nowPicos) {
        Decoded<ControlPacket> rejected = ControlPacket.decode(packet.data().reader());
        int code = packet.data().isEmpty() ? 0 : packet.data().at(0);
        boolean vital =
                ControlCode.of(code).filter(known -> !known.isLinkOnly()).isPresent();
        rejected.toOptional().ifPresent(output::refused);
        fire(vital ? ControlEvent.RXJ_MINUS : ControlEvent.RXJ_PLUS, packet, nowPicos);
    }

    private void fire(ControlEvent event, ControlPacket packet, long nowPicos) {
        entity.received(packet);
        fire(event, nowPicos);
    }

    private void fire(ControlEvent event, long nowPicos) {
        entity.now(nowPicos);
        machine.fire(event);
        if (!ControlState.TIMED.contains(machine.state())) entity.stopTimer();
    }
}
