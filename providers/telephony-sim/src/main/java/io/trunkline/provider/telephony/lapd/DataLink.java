package io.trunkline.provider.telephony.lapd;

import static io.trunkline.provider.telephony.lapd.DataLinkState.MULTIPLE_FRAME_ESTABLISHED;
import static io.trunkline.provider.telephony.lapd.DataLinkState.TIMER_RECOVERY;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.StateMachine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A data link of one service access point and one terminal, seen from one side. Frames are expected in the order in which the peer
 * sent them, as a line keeps it. One thread at a time may use it; times are picoseconds on a scale that only grows.
 */
@Clause("ITU-T Q.921 (09/97) §5.4 to §5.8")
public final class DataLink {
    private static final Set<DataLinkState> DATA =
            EnumSet.of(DataLinkState.AWAITING_ESTABLISHMENT, MULTIPLE_FRAME_ESTABLISHED, TIMER_RECOVERY);

    private final LapdProfile profile;
    private final LapdSide side;
    private final DataLinkEntity entity;
    private final RunningTimers<LapdTimer> timers;
    private final StateMachine<DataLinkState, DataLinkEvent, DataLinkEntity> machine;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private boolean inside;

    private DataLink(LapdProfile profile, LapdSide side, DataLinkEntity entity, DataLinkState state) {
        this.profile = profile;
        this.side = side;
        this.entity = entity;
        this.timers = entity.timers();
        this.machine = DataLinkTable.TABLE.machine(entity, state);
    }

    /** A link that has to be given an identifier first. */
    public static DataLink withoutTei(
            LapdProfile profile, LapdSide side, int sapi, TimerService<LapdTimer> timers, DataLinkOutput output) {
        DataLinkEntity entity = new DataLinkEntity(profile, side, sapi, timers, output);
        return new DataLink(profile, side, entity, DataLinkState.TEI_UNASSIGNED);
    }

    /** A link of SAPI 0 with an identifier, which may be 127 for messages to every terminal. */
    public static DataLink withTei(
            LapdProfile profile, LapdSide side, int tei, TimerService<LapdTimer> timers, DataLinkOutput output) {
        DataLinkEntity entity = new DataLinkEntity(profile, side, LapdFrame.SAPI_CALL_CONTROL, timers, output);
        entity.tei(tei);
        return new DataLink(profile, side, entity, DataLinkState.TEI_ASSIGNED);
    }

    /** The state. */
    public DataLinkState state() {
        return machine.state();
    }

    /** True if messages are carried. */
    public boolean isEstablished() {
        return machine.state() == MULTIPLE_FRAME_ESTABLISHED || machine.state() == TIMER_RECOVERY;
    }

    /** True if {@link #send} takes messages: the link stands, or begins. */
    public boolean takesMessages() {
        return DATA.contains(machine.state());
    }

    /** The identifier, empty in states 1 to 3. */
    public Optional<Integer> tei() {
        return machine.state().compareTo(DataLinkState.TEI_ASSIGNED) < 0 ? Optional.empty() : Optional.of(entity.tei());
    }

    /** Messages that were handed over and are not acknowledged. */
    public int unacknowledged() {
        return entity.window().messages();
    }

    // ---- layer 3

    /** DL-ESTABLISH request; a link that stands begins anew, and what was not acknowledged is dropped. */
    public void establish(long nowPicos) {
        fire(DataLinkEvent.ESTABLISH_REQUEST, nowPicos, () -> {});
    }

    /** DL-RELEASE request; what was not acknowledged is dropped. */
    public void release(long nowPicos) {
        fire(DataLinkEvent.RELEASE_REQUEST, nowPicos, () -> {});
    }

    /**
     * DL-DATA request. From inside an output it takes effect after the event under way, and is dropped if the link is down then.
     *
     * @throws IllegalStateException the link is down and not being established
     * @throws IllegalArgumentException longer than N201
     */
    public void send(Octets message, long nowPicos) {
        checkLength(message);
        if (!inside && !takesMessages()) {
            throw new IllegalStateException("a data link takes no messages in state " + machine.state()
                    + ", expected one that stands; call establish first");
        }
        fire(DataLinkEvent.DATA_REQUEST, nowPicos, () -> entity.message(message));
    }

    /**
     * DL-UNIT DATA request: sent once, without acknowledgement.
     *
     * @throws IllegalArgumentException longer than N201
     */
    public void sendUnit(Octets message, long nowPicos) {
        checkLength(message);
        fire(DataLinkEvent.UNIT_DATA_REQUEST, nowPicos, () -> entity.message(message));
    }

    private void checkLength(Octets message) {
        if (message.size() <= profile.n201()) return;
        throw new IllegalArgumentException("a message of " + message.size() + " octets, expected at most "
                + profile.n201() + " (N201); shorten or segment it");
    }

    /** Takes no messages from the peer for a while, or takes them again. */
    public void busy(boolean busy, long nowPicos) {
        fire(busy ? DataLinkEvent.BUSY : DataLinkEvent.BUSY_CLEARED, nowPicos, () -> {});
    }

    // ---- management

    /** MDL-ASSIGN request: the link gets its identifier. */
    public void assign(int tei, long nowPicos) {
        fire(DataLinkEvent.ASSIGN_REQUEST, nowPicos, () -> entity.tei(tei));
    }

    /** MDL-ERROR response: there is no identifier for the link. */
    public void assignmentFailed(long nowPicos) {
        fire(DataLinkEvent.ASSIGN_FAILED, nowPicos, () -> {});
    }

    /** MDL-REMOVE request: the identifier is the link's no more. */
    public void removeTei(long nowPicos) {
        fire(DataLinkEvent.REMOVE_REQUEST, nowPicos, () -> {});
    }

    /** Persistent deactivation: the line does not carry anything any more. */
    public void lineDown(long nowPicos) {
        fire(DataLinkEvent.LINE_DOWN, nowPicos, () -> {});
    }

    // ---- the line and time

    /** A frame of the peer; one with another identifier than the link's or 127 is ignored. From inside an output it waits. */
    public void received(LapdFrame frame, long nowPicos) {
        if (inside) {
            later.add(() -> received(frame, nowPicos));
            return;
        }
        boolean broadcast = frame.tei() == LapdFrame.TEI_BROADCAST;
        if (broadcast ? !isUnit(frame) : !tei().equals(Optional.of(frame.tei()))) return;
        fire(FrameEvents.of(frame, side.peer(), profile.n201(), entity.window()), nowPicos, () -> entity.frame(frame));
    }

    private static boolean isUnit(LapdFrame frame) {
        return frame.control() instanceof LapdControl.U u && u.type() == LapdControl.Unnumbered.UI;
    }

    /** A timer has expired; one that was stopped meanwhile does nothing. */
    public void expired(LapdTimer timer, long nowPicos) {
        if (!timers.expire(timer)) return;
        if (timer == LapdTimer.T203) {
            fire(DataLinkEvent.T203_EXPIRED, nowPicos, () -> {});
        } else {
            fire(entity.isLastAttempt() ? DataLinkEvent.T200_FINAL : DataLinkEvent.T200_AGAIN, nowPicos, () -> {});
        }
    }

    private void fire(DataLinkEvent event, long nowPicos, Runnable before) {
        if (inside) {
            machine.fire(event, before);
            return;
        }
        timers.now(nowPicos);
        inside = true;
        try {
            machine.fire(event, before);
            settle();
        } finally {
            inside = false;
        }
        while (!later.isEmpty()) later.remove().run();
    }

    /** What may go out goes, and what was not acknowledged by it is acknowledged. */
    private void settle() {
        if (machine.state() == MULTIPLE_FRAME_ESTABLISHED && entity.maySend()) machine.fire(DataLinkEvent.I_QUEUED);
        if (isEstablished() && entity.acknowledgePending()) machine.fire(DataLinkEvent.ACKNOWLEDGE);
    }
}
