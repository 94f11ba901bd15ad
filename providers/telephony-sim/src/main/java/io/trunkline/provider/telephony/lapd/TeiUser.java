package io.trunkline.provider.telephony.lapd;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.lapd.TeiUserEvent.*;
import static io.trunkline.provider.telephony.lapd.TeiUserState.*;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.StateTable;
import io.trunkline.provider.telephony.lapd.TeiMessage.Type;
import io.trunkline.simulation.SeededRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The management of a terminal's identifier, user side: asks for one, answers checks, gives it up when told. One thread at a time may
 * use it; times are picoseconds on a scale that only grows.
 */
@Clause("ITU-T Q.921 (09/97) §5.3.2 to §5.3.5")
public final class TeiUser {
    private static final int REFERENCES = 1 << 16;
    /** Identity verify is sent twice at most. */
    private static final int MAX_VERIFICATIONS = 2;

    private static final Set<TeiUserState> HELD = EnumSet.of(ASSIGNED, VERIFYING);

    private static final Action<TeiUser> REQUEST =
            action("send identity request with a new Ri, start T202", TeiUser::request);
    private static final Action<TeiUser> VERIFY = action("send identity verify, start T202", TeiUser::verify);
    private static final Action<TeiUser> ANSWER = action("send identity check response", TeiUser::answerCheck);
    private static final Action<TeiUser> TAKE = action("stop T202, MDL-ASSIGN request", TeiUser::take);
    private static final Action<TeiUser> FAIL = action("stop T202, MDL-ERROR response", TeiUser::fail);
    private static final Action<TeiUser> GIVE_UP = action("stop T202, MDL-REMOVE request", TeiUser::giveUp);
    private static final Action<TeiUser> STOP = action("stop T202", TeiUser::stop);

    static final StateTable<TeiUserState, TeiUserEvent, TeiUser> TABLE = table();

    // @formatter:off
    private static StateTable<TeiUserState, TeiUserEvent, TeiUser> table() {
        return StateTable.<TeiUserState, TeiUserEvent, TeiUser>named("identifier, user side")
            .row(UNASSIGNED, WANTED,              does(REQUEST),      REQUESTING, "Q.921 §5.3.2")
            .row(REQUESTING, ASSIGNED_HERE,       does(TAKE),         ASSIGNED,   "Q.921 §5.3.2")
            .row(REQUESTING, DENIED,              does(FAIL),         UNASSIGNED, "Q.921 §5.3.2")
            .row(REQUESTING, T202_AGAIN,          does(REQUEST),      REQUESTING, "Q.921 §5.3.2.1")
            .row(REQUESTING, T202_FINAL,          does(FAIL),         UNASSIGNED, "Q.921 §5.3.2.1")
            .row(REQUESTING, LINE_DOWN,           does(FAIL),         UNASSIGNED, "Q.921 §5.3.2.1")
            .row(ASSIGNED,   CHECK_REQUEST,       does(ANSWER),       ASSIGNED,   "Q.921 §5.3.3.2")
            .row(ASSIGNED,   VERIFICATION_WANTED, does(VERIFY),       VERIFYING,  "Q.921 §5.3.5.2")
            .row(VERIFYING,  CHECK_REQUEST,       does(STOP, ANSWER), ASSIGNED,   "Q.921 §5.3.5.2")
            .row(VERIFYING,  T202_AGAIN,          does(VERIFY),       VERIFYING,  "Q.921 §5.3.5.3")
            .row(VERIFYING,  T202_FINAL,          does(GIVE_UP),      UNASSIGNED, "Q.921 §5.3.5.3")
            .rows(HELD, ASSIGNED_ELSEWHERE,       does(GIVE_UP),      UNASSIGNED, "Q.921 §5.3.2")
            .rows(HELD, REMOVE,                   does(GIVE_UP),      UNASSIGNED, "Q.921 §5.3.4")
            .otherwise(List.of(), "–");
    }
    // @formatter:on

    private final LapdProfile profile;
    private final SeededRandom random;
    private final TeiUserOutput output;
    private final RunningTimers<LapdTimer> timers;
    private final StateMachine<TeiUserState, TeiUserEvent, TeiUser> machine;
    private int reference;
    private int attempts;
    private int tei;

    /** A terminal without an identifier. */
    public TeiUser(LapdProfile profile, SeededRandom random, TimerService<LapdTimer> timers, TeiUserOutput output) {
        this.profile = profile;
        this.random = random;
        this.output = output;
        this.timers = new RunningTimers<>(LapdTimer.class, profile::duration, timers);
        this.machine = TABLE.machine(this, UNASSIGNED);
    }

    /** The state. */
    public TeiUserState state() {
        return machine.state();
    }

    /** The identifier, if the terminal has one. */
    public Optional<Integer> tei() {
        return HELD.contains(machine.state()) ? Optional.of(tei) : Optional.empty();
    }

    /** MDL-ASSIGN indication: an identifier is wanted. Asking while one is asked for changes nothing. */
    public void want(long nowPicos) {
        fire(WANTED, nowPicos, () -> attempts = 0);
    }

    /** Somebody else seems to have the identifier too: the network is asked to check. */
    public void verify(long nowPicos) {
        if (machine.state() == ASSIGNED) fire(VERIFICATION_WANTED, nowPicos, () -> attempts = 0);
    }

    /** The line carries nothing any more; an identifier that is held stays. */
    public void lineDown(long nowPicos) {
        fire(LINE_DOWN, nowPicos, () -> {});
    }

    /** A message of the network. */
    public void received(TeiMessage message, long nowPicos) {
        boolean mine = tei().isPresent() && message.concerns(tei);
        switch (message.type()) {
            case IDENTITY_ASSIGNED -> assigned(message, nowPicos);
            case IDENTITY_DENIED -> {
                if (message.reference() == reference) fire(DENIED, nowPicos, () -> {});
            }
            case IDENTITY_CHECK_REQUEST -> {
                if (mine) fire(CHECK_REQUEST, nowPicos, () -> {});
            }
            case IDENTITY_REMOVE -> {
                if (mine) fire(REMOVE, nowPicos, () -> {});
            }
            case IDENTITY_REQUEST, IDENTITY_CHECK_RESPONSE, IDENTITY_VERIFY -> {} // of another terminal
        }
    }

    private void assigned(TeiMessage message, long nowPicos) {
        boolean asked = machine.state() == REQUESTING && message.reference() == reference;
        if (asked && TeiAssigner.isAutomatic(message.action())) {
            fire(ASSIGNED_HERE, nowPicos, () -> tei = message.action());
        } else if (message.reference() != reference && tei().equals(Optional.of(message.action()))) {
            fire(ASSIGNED_ELSEWHERE, nowPicos, () -> {});
        }
    }

    /** A timer has expired; one that was stopped meanwhile does nothing. */
    public void expired(LapdTimer timer, long nowPicos) {
        if (!timers.expire(timer)) return;
        int most = machine.state() == VERIFYING ? MAX_VERIFICATIONS : profile.n202();
        fire(attempts >= most ? T202_FINAL : T202_AGAIN, nowPicos, () -> {});
    }

    private void fire(TeiUserEvent event, long nowPicos, Runnable before) {
        timers.now(nowPicos);
        machine.fire(event, before);
    }

    private void send(Type type, int action) {
        output.send(new TeiMessage(type, reference, action).frame(LapdSide.USER));
    }

    private void request() {
        attempts++;
        reference = random.below(REFERENCES);
        send(Type.IDENTITY_REQUEST, LapdFrame.TEI_BROADCAST);
        timers.start(LapdTimer.T202);
    }

    private void verify() {
        attempts++;
        output.send(new TeiMessage(Type.IDENTITY_VERIFY, 0, tei).frame(LapdSide.USER));
        timers.start(LapdTimer.T202);
    }

    private void answerCheck() {
        int answer = random.below(REFERENCES);
        output.send(new TeiMessage(Type.IDENTITY_CHECK_RESPONSE, answer, tei).frame(LapdSide.USER));
    }

    private void stop() {
        timers.stop(LapdTimer.T202);
    }

    private void take() {
        stop();
        output.assigned(tei);
    }

    private void fail() {
        stop();
        output.failed();
    }

    private void giveUp() {
        stop();
        output.removed();
    }
}
