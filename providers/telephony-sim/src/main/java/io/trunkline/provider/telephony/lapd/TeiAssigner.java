package io.trunkline.provider.telephony.lapd;

import static io.trunkline.protocol.Action.action;
import static io.trunkline.protocol.StateTable.does;
import static io.trunkline.provider.telephony.lapd.TeiCheckEvent.*;
import static io.trunkline.provider.telephony.lapd.TeiCheckState.*;

import io.trunkline.circuit.timer.RunningTimers;
import io.trunkline.circuit.timer.TimerService;
import io.trunkline.protocol.Action;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.StateMachine;
import io.trunkline.protocol.StateTable;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.lapd.TeiMessage.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The management of identifiers at the network's side of one line: gives them to terminals, checks who has which, takes them back. One
 * thread at a time may use it; times are picoseconds on a scale that only grows.
 */
@Clause("ITU-T Q.921 (09/97) §5.3.2 to §5.3.5")
public final class TeiAssigner {
    /** The lowest identifier that is assigned. */
    public static final int FIRST = 64;
    /** The highest. */
    public static final int LAST = 126;

    private static final int ANY = LapdFrame.TEI_BROADCAST;

    private static final Action<TeiAssigner> ASK = action("send identity check request, start T201", TeiAssigner::ask);
    private static final Action<TeiAssigner> COUNT = action("note Ri of the answer", TeiAssigner::count);
    private static final Action<TeiAssigner> JUDGE =
            action("remove identifiers without an answer or with several", TeiAssigner::judge);

    static final StateTable<TeiCheckState, TeiCheckEvent, TeiAssigner> TABLE = table();

    // @formatter:off
    private static StateTable<TeiCheckState, TeiCheckEvent, TeiAssigner> table() {
        return StateTable.<TeiCheckState, TeiCheckEvent, TeiAssigner>named("identity check, network side")
            .row(IDLE,        CHECK_WANTED,      does(ASK),   ASKED,       "Q.921 §5.3.3.2")
            .row(ASKED,       RESPONSE,          does(COUNT), ASKED,       "Q.921 §5.3.3.2")
            .row(ASKED,       T201_ALL_ANSWERED, does(JUDGE), IDLE,        "Q.921 §5.3.3.2")
            .row(ASKED,       T201_SOME_SILENT,  does(ASK),   ASKED_AGAIN, "Q.921 §5.3.3.2")
            .row(ASKED_AGAIN, RESPONSE,          does(COUNT), ASKED_AGAIN, "Q.921 §5.3.3.2")
            .row(ASKED_AGAIN, T201_ALL_ANSWERED, does(JUDGE), IDLE,        "Q.921 §5.3.3.2")
            .row(ASKED_AGAIN, T201_SOME_SILENT,  does(JUDGE), IDLE,        "Q.921 §5.3.3.2")
            .otherwise(List.of(), "–");
    }
    // @formatter:on

    /**
     * What was answered to a request.
     *
     * @param reference Ri
     */
    private record Assignment(int reference, long atPicos) {}

    private final long doubtPicos;
    private final TeiAssignerOutput output;
    private final RunningTimers<LapdTimer> timers;
    private final StateMachine<TeiCheckState, TeiCheckEvent, TeiAssigner> machine;
    private final SortedSet<Integer> assigned = new TreeSet<>();
    /** By identifier, as long as nothing was heard of the terminal that has it. */
    private final SortedMap<Integer, Assignment> unused = new TreeMap<>();

    private final Deque<Integer> waitingChecks = new ArrayDeque<>();
    /** Of the check under way: Ri of the answers of this round, by identifier. */
    private final SortedMap<Integer, Set<Integer>> answers = new TreeMap<>();

    private final SortedSet<Integer> duplicates = new TreeSet<>();
    private final SortedSet<Integer> heard = new TreeSet<>();
    private int checked = ANY;
    private TeiMessage message;

    /** No terminal has an identifier. */
    public TeiAssigner(LapdProfile profile, TimerService<LapdTimer> timers, TeiAssignerOutput output) {
        this.output = output;
        this.doubtPicos = TimerTable.picos(profile.t202()) / 2; // a terminal repeats its request after T202
        this.timers = new RunningTimers<>(LapdTimer.class, profile::duration, timers);
        this.machine = TABLE.machine(this, IDLE);
    }

    /** True for identifiers that the network gives out. */
    static boolean isAutomatic(int tei) {
        return tei >= FIRST && tei <= LAST;
    }

    /** The identifiers that terminals have, in order. */
    public List<Integer> assigned() {
        return List.copyOf(assigned);
    }

    /** How far the check under way has come. */
    public TeiCheckState state() {
        return machine.state();
    }

    /** Checks who has an identifier; 127 checks all. One that is wanted already is not wanted twice. */
    public void check(int tei, long nowPicos) {
        boolean underWay = machine.state() != IDLE && checked == tei;
        if (!underWay && !waitingChecks.contains(tei)) waitingChecks.add(tei);
        next(nowPicos);
    }

    /** Takes an identifier back; 127 takes back all. */
    public void remove(int tei) {
        sendRemove(tei);
        for (int held : assigned()) if (tei == ANY || tei == held) lose(held);
    }

    /** A frame with this identifier has come: its terminal knows it. */
    public void used(int tei) {
        unused.remove(tei);
    }

    /** A message of a terminal. */
    public void received(TeiMessage received, long nowPicos) {
        switch (received.type()) {
            case IDENTITY_REQUEST -> request(received, nowPicos);
            case IDENTITY_CHECK_RESPONSE -> fire(RESPONSE, nowPicos, () -> message = received);
            case IDENTITY_VERIFY -> check(received.action(), nowPicos);
            case IDENTITY_ASSIGNED, IDENTITY_DENIED, IDENTITY_CHECK_REQUEST, IDENTITY_REMOVE -> {} // a network's
        }
    }

    /** A timer has expired; one that was stopped meanwhile does nothing. */
    public void expired(LapdTimer timer, long nowPicos) {
        if (!timers.expire(timer)) return;
        fire(isAllAnswered() ? T201_ALL_ANSWERED : T201_SOME_SILENT, nowPicos, () -> {});
        next(nowPicos);
    }

    private void next(long nowPicos) {
        if (machine.state() != IDLE || waitingChecks.isEmpty()) return;
        fire(CHECK_WANTED, nowPicos, () -> {
            checked = waitingChecks.remove();
            duplicates.clear();
            heard.clear();
        });
    }

    private void fire(TeiCheckEvent event, long nowPicos, Runnable before) {
        timers.now(nowPicos);
        machine.fire(event, before);
    }

    private void request(TeiMessage request, long nowPicos) {
        int wanted = request.action();
        if (wanted != ANY) {
            if (isAutomatic(wanted)) send(Type.IDENTITY_DENIED, request.reference(), wanted);
            return;
        }
        for (int tei : List.copyOf(unused.keySet())) {
            Assignment before = unused.get(tei);
            if (before.reference() == request.reference()) {
                send(Type.IDENTITY_ASSIGNED, request.reference(), tei); // the request has come twice
                return;
            }
            if (nowPicos - before.atPicos() >= doubtPicos) check(tei, nowPicos); // its assignment may be lost
        }
        assign(request.reference(), nowPicos);
    }

    private void assign(int reference, long nowPicos) {
        int free = FIRST;
        while (assigned.contains(free)) free++;
        if (free > LAST) {
            send(Type.IDENTITY_DENIED, reference, ANY);
            check(ANY, nowPicos);
            return;
        }
        assigned.add(free);
        unused.put(free, new Assignment(reference, nowPicos));
        output.assigned(free);
        send(Type.IDENTITY_ASSIGNED, reference, free);
    }

    private void send(Type type, int reference, int action) {
        output.send(new TeiMessage(type, reference, action).frame(LapdSide.NETWORK));
    }

    private void sendRemove(int tei) {
        send(Type.IDENTITY_REMOVE, 0, tei);
        send(Type.IDENTITY_REMOVE, 0, tei); // twice, as one may be lost
    }

    private void lose(int tei) {
        unused.remove(tei);
        if (assigned.remove(tei)) output.removed(tei);
    }

    // ---- checks

    private void ask() {
        answers.clear();
        send(Type.IDENTITY_CHECK_REQUEST, 0, checked);
        timers.start(LapdTimer.T201);
    }

    private void count() {
        for (int tei : message.actions()) {
            if (checked != ANY && checked != tei) continue;
            Set<Integer> references = answers.computeIfAbsent(tei, any -> new HashSet<>());
            references.add(message.reference());
            heard.add(tei);
            if (references.size() > 1) duplicates.add(tei);
        }
    }

    private Set<Integer> expected() {
        SortedSet<Integer> expected = new TreeSet<>(assigned);
        if (checked != ANY) {
            expected.clear();
            expected.add(checked);
        }
        return expected;
    }

    private boolean isAllAnswered() {
        return heard.containsAll(expected());
    }

    private void judge() {
        SortedSet<Integer> lost = new TreeSet<>(expected());
        lost.removeAll(heard);
        lost.addAll(duplicates);
        for (int tei : heard) if (!assigned.contains(tei)) lost.add(tei);
        for (int tei : lost) {
            sendRemove(tei);
            lose(tei);
        }
    }
}
