package io.trunkline.circuit.sscop;

import static io.trunkline.circuit.sscop.SscopState.DATA_TRANSFER_READY;
import static io.trunkline.circuit.sscop.SscopState.IDLE;
import static io.trunkline.circuit.sscop.SscopState.INCOMING_CONNECTION_PENDING;
import static io.trunkline.circuit.sscop.SscopState.OUTGOING_DISCONNECTION_PENDING;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * An SSCOP entity. It assumes, as the standard does, that the circuit below keeps the order of units. Units are taken from it one at a
 * time: connection control, STAT and USTAT, then POLL, then repeated SDs, then new ones. One thread at a time may use it; times are
 * picoseconds on a scale that only grows.
 */
@Clause("ITU-T Q.2110 (07/94)")
public final class Sscop {
    private static final int MAX_HELD_SDUS = SscopPdu.MODULUS / 4;
    private static final Set<SscopState> NO_DATA =
            EnumSet.of(IDLE, INCOMING_CONNECTION_PENDING, OUTGOING_DISCONNECTION_PENDING);
    private static final int TRAILER_OCTETS = 4;
    private static final int POLL_OCTETS = 8;

    private final SscopOutput output;
    private final SscopEntity entity;
    private final DataTransfer data;
    private final ControlQueue control;
    private final RunningTimers<SscopTimer> timers;
    private final StateMachine<SscopState, SscopEvent, SscopEntity> machine;
    private boolean inside;
    /** There is no unit to be sent, and nothing has happened since that was found: it is asked for every frame of the circuit. */
    private boolean rests;

    /** An entity without a connection. */
    public Sscop(SscopProfile profile, TimerService<SscopTimer> timers, SscopOutput output) {
        this(profile, timers, output, 0);
    }

    /** As if the standard let numbers begin elsewhere than at 0; the peer's too. */
    Sscop(SscopProfile profile, TimerService<SscopTimer> timers, SscopOutput output, int firstNumber) {
        this.output = output;
        this.entity = new SscopEntity(profile, timers, output, firstNumber);
        this.data = entity.data();
        this.control = entity.control();
        this.timers = entity.timers();
        this.machine = SscopTable.TABLE.machine(entity, IDLE);
    }

    /** The state. */
    public SscopState state() {
        return machine.state();
    }

    /** AA-ESTABLISH.request: sends BGN; a connection that there was is given up. */
    public void establish(long nowPicos, Octets userToUser) {
        fire(SscopEvent.ESTABLISH_REQUEST, nowPicos, () -> entity.userToUser(userToUser));
    }

    /** AA-ESTABLISH.response. */
    public void accept(long nowPicos, Octets userToUser) {
        fire(SscopEvent.ESTABLISH_RESPONSE, nowPicos, () -> entity.userToUser(userToUser));
    }

    /** AA-RELEASE.request to a connection that the peer asks for. */
    public void refuse(long nowPicos, Octets userToUser) {
        release(nowPicos, userToUser);
    }

    /** AA-RELEASE.request; data that was not acknowledged is dropped. */
    public void release(long nowPicos, Octets userToUser) {
        fire(SscopEvent.RELEASE_REQUEST, nowPicos, () -> entity.userToUser(userToUser));
    }

    /** AA-RESYNC.request: drops all data under way in both directions. */
    public void resynchronise(long nowPicos, Octets userToUser) {
        fire(SscopEvent.RESYNC_REQUEST, nowPicos, () -> entity.userToUser(userToUser));
    }

    /** AA-RESYNC.response. */
    public void answerResynchronisation(long nowPicos) {
        fire(SscopEvent.RESYNC_RESPONSE, nowPicos, () -> {});
    }

    /** AA-RECOVER.response. */
    public void answerRecovery(long nowPicos) {
        fire(SscopEvent.RECOVER_RESPONSE, nowPicos, () -> {});
    }

    /** True if {@link #send} takes data: there is a connection, or one has been asked for. */
    public boolean takesData() {
        return !NO_DATA.contains(machine.state());
    }

    /**
     * AA-DATA.request: queues an SDU; it is sent as credit allows. From inside an output it takes effect after the event under way, and
     * is dropped if there is no connection then.
     *
     * @throws IllegalStateException no connection, or 2^22 SDUs are held
     */
    public void send(Octets sdu, long nowPicos) {
        SscopState state = machine.state();
        if (!inside && !takesData()) {
            throw new IllegalStateException("SSCOP takes no data in state " + state
                    + ", expected a connection; call establish or accept first");
        }
        if (queued() + outstanding() >= MAX_HELD_SDUS) {
            throw new IllegalStateException(
                    "SSCOP holds " + MAX_HELD_SDUS + " SDUs already; wait until some are acknowledged");
        }
        if (!inside && state == DATA_TRANSFER_READY) {
            queueAtOnce(sdu, nowPicos);
        } else {
            fire(SscopEvent.DATA_REQUEST, nowPicos, () -> entity.sdu(sdu));
        }
    }

    /** What the row for this cell does, without the way through the table: bulk data comes here for each SDU. */
    private void queueAtOnce(Octets sdu, long nowPicos) {
        rests = false;
        timers.now(nowPicos);
        data.transmit().add(sdu);
        announce();
    }

    /** SDUs that were never sent. */
    public int queued() {
        return data.transmit().queued();
    }

    /** SDUs that were sent and are not acknowledged. */
    public int outstanding() {
        return data.transmit().outstanding();
    }

    /** The reader takes this many more SDUs from now on; without a call as many as come. Credit given before is not taken back. */
    public void credit(int sdus, long nowPicos) {
        rests = false;
        timers.now(nowPicos);
        if (data.receive().allow(sdus) && machine.state() == DATA_TRANSFER_READY) data.creditOpened();
        if (!inside) announce();
    }

    /** Octets from the circuit; whatever they are, this does not throw. They must not change any more: data that is delivered shares them. */
    public void received(byte[] octets, int from, int to, long nowPicos) {
        Decoded<SscopPdu> decoded =
                SscopPdu.decode(Octets.owning(octets, from, to).reader());
        if (decoded instanceof Decoded.Value<SscopPdu> value) received(value.value(), nowPicos);
        else fire(SscopEvent.MALFORMED, nowPicos, () -> {});
    }

    /** A unit from the circuit. */
    public void received(SscopPdu pdu, long nowPicos) {
        fire(eventOf(pdu), nowPicos, () -> entity.pdu(pdu));
    }

    private SscopEvent eventOf(SscopPdu pdu) {
        if (pdu instanceof SscopPdu.Sd) return SscopEvent.SD;
        if (pdu instanceof SscopPdu.Stat) return SscopEvent.STAT;
        if (pdu instanceof SscopPdu.Poll) return SscopEvent.POLL;
        if (pdu instanceof SscopPdu.Ustat) return SscopEvent.USTAT;
        if (pdu instanceof SscopPdu.Bgn bgn) return entity.isSeen(bgn.sq()) ? SscopEvent.BGN_AGAIN : SscopEvent.BGN;
        if (pdu instanceof SscopPdu.Rs rs) return entity.isSeen(rs.sq()) ? SscopEvent.RS_AGAIN : SscopEvent.RS;
        if (pdu instanceof SscopPdu.Er er) return entity.isSeen(er.sq()) ? SscopEvent.ER_AGAIN : SscopEvent.ER;
        return plainEventOf(pdu);
    }

    private static SscopEvent plainEventOf(SscopPdu pdu) {
        if (pdu instanceof SscopPdu.Bgak) return SscopEvent.BGAK;
        if (pdu instanceof SscopPdu.Bgrej) return SscopEvent.BGREJ;
        if (pdu instanceof SscopPdu.End) return SscopEvent.END;
        if (pdu instanceof SscopPdu.Endak) return SscopEvent.ENDAK;
        if (pdu instanceof SscopPdu.Rsak) return SscopEvent.RSAK;
        if (pdu instanceof SscopPdu.Erak) return SscopEvent.ERAK;
        return pdu instanceof SscopPdu.Ud ? SscopEvent.UD : SscopEvent.MD;
    }

    /** A timer has expired; one that was stopped meanwhile does nothing. */
    public void expired(SscopTimer timer, long nowPicos) {
        if (!timers.expire(timer)) return;
        SscopEvent event = switch (timer) {
            case CC -> entity.isLastAttempt() ? SscopEvent.CC_FINAL : SscopEvent.CC_AGAIN;
            case POLL -> SscopEvent.POLL_EXPIRED;
            case KEEP_ALIVE -> SscopEvent.KEEP_ALIVE_EXPIRED;
            case NO_RESPONSE -> SscopEvent.NO_RESPONSE_EXPIRED;
            case IDLE -> SscopEvent.IDLE_EXPIRED;
        };
        fire(event, nowPicos, () -> {});
    }

    private void fire(SscopEvent event, long nowPicos, Runnable before) {
        rests = false;
        timers.now(nowPicos);
        boolean outermost = !inside;
        inside = true;
        try {
            machine.fire(event, before);
            if (outermost && entity.takeError()) machine.fire(SscopEvent.PROTOCOL_ERROR);
        } finally {
            if (outermost) inside = false;
        }
        if (outermost) announce();
    }

    private void announce() {
        if (machine.state() == DATA_TRANSFER_READY) data.watchCredit();
        if (hasPdu()) output.somethingToTransmit();
    }

    /** True if there is a unit to be sent now. */
    public boolean hasPdu() {
        if (rests) return false;
        boolean has = !control.isEmpty() || machine.state() == DATA_TRANSFER_READY && data.hasSd();
        rests = !has && !inside;
        return has;
    }

    /** The longest SDU for which a unit of so many octets has room: data are padded to multiples of four. */
    public static int roomOf(int unitOctets) {
        return unitOctets - TRAILER_OCTETS & ~3;
    }

    /** Octets of the unit that {@link #poll} would give, 0 if none. */
    public int nextOctets() {
        SscopPdu next = control.peek();
        if (next != null) return next.lengthOctets();
        if (control.wantsPoll()) return POLL_OCTETS;
        if (!hasPdu()) return 0;
        int octets = data.nextSdu().size();
        return octets + (-octets & 3) + TRAILER_OCTETS;
    }

    /** True if {@link #poll} would give anything but an SD: those units are few and short. */
    public boolean isNextControl() {
        return !control.isEmpty();
    }

    /**
     * Takes the next unit.
     *
     * @throws NoSuchElementException {@link #hasPdu} is false
     */
    public SscopPdu poll(long nowPicos) {
        rests = false;
        timers.now(nowPicos);
        if (control.peek() != null) return control.take();
        if (control.wantsPoll()) {
            control.pollTaken();
            return data.nextPoll();
        }
        if (!hasPdu()) throw new NoSuchElementException("SSCOP has no unit to send; ask hasPdu first");
        return data.nextSd();
    }
}
