package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.PlacedCalls;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.telephony.q931.CallIdentity;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The exchange's call processing: joins the access of a caller with that of the called, asks {@link Switching} for channels and circuits and
 * carries what one side says to the other, as late as the way makes it. Inside the kernel only.
 */
@Clause("Q.931 (05/98) §5.1 to §5.3, §5.6")
public final class CallProcessing extends PlacedCalls<Cause> implements Switching.Upcalls {
    private record ParkKey(String access, Octets identity) {}

    private final EventScheduler scheduler;
    private final Switching switching;
    private final Map<String, NetworkSide> sides = new TreeMap<>();
    private final Map<CallLeg, JoinedCall> calls = new LinkedHashMap<>();
    private final Map<ParkKey, JoinedCall> parked = new LinkedHashMap<>();

    /** An exchange without accesses. */
    public CallProcessing(EventScheduler scheduler, Switching switching) {
        super(scheduler, value -> Cause.of(CallLeg.NETWORK, value), Cause.of(CallLeg.USER, CauseValue.USER_BUSY));
        this.scheduler = scheduler;
        this.switching = switching;
    }

    /**
     * Adds an access.
     *
     * @param link the network's end of its D channel
     * @throws IllegalArgumentException there is one of this name
     */
    public NetworkSide attach(String access, DataLink link, AccessProfile profile) {
        if (sides.containsKey(access)) throw new IllegalArgumentException("access " + access + " is attached already");
        NetworkSide side = new NetworkSide(access, scheduler, link, profile, this);
        sides.put(access, side);
        return side;
    }

    EventScheduler scheduler() {
        return scheduler;
    }

    Switching switching() {
        return switching;
    }

    /** Empty if no access has this name. */
    Optional<NetworkSide> side(String access) {
        return Optional.ofNullable(sides.get(access));
    }

    void join(CallLeg leg, JoinedCall call) {
        calls.put(leg, call);
    }

    void part(CallLeg leg) {
        calls.remove(leg);
    }

    void moved(CallLeg from, CallLeg to) {
        JoinedCall call = calls.remove(from);
        if (call == null) return;
        calls.put(to, call);
        call.moved(from, to);
    }

    void indicated(NetworkSide side, CallLeg leg, Indication told) {
        switch (told.primitive()) {
            case SETUP_INDICATION -> begin(side, leg, told.message().orElseThrow());
            case RESUME_INDICATION -> resume(side, leg, told.message().orElseThrow());
            default -> {
                JoinedCall call = calls.get(leg);
                if (call != null) call.indicated(leg, told);
            }
        }
    }

    private void begin(NetworkSide side, CallLeg leg, Message setup) {
        JoinedCall call = new JoinedCall(this, new Half(side, leg), place());
        join(leg, call);
        call.begin(setup);
        hasPlaced();
    }

    // suspended calls

    private static Octets identity(Message message) {
        return message.find(ElementType.CALL_IDENTITY, CallIdentity.class)
                .map(CallIdentity::value)
                .orElse(Octets.NONE);
    }

    /** @return why not, empty if it is parked */
    Optional<CauseValue> park(JoinedCall call, Half half, Message suspend) {
        if (half.side().profile().kind().isPrimary()) return Optional.of(CauseValue.FACILITY_REJECTED);
        ParkKey key = new ParkKey(half.side().access(), identity(suspend));
        if (parked.containsKey(key)) return Optional.of(CauseValue.CALL_IDENTITY_IN_USE);
        parked.put(key, call);
        long picos = TimerTable.picos(half.side().profile().timing().of(RestartTimer.T307));
        half.park(key.identity(), scheduler.after(picos, () -> call.parkedTooLong(half)));
        part(half.leg());
        return Optional.empty();
    }

    void unpark(Half half) {
        half.parkedAs()
                .ifPresent(identity -> parked.remove(new ParkKey(half.side().access(), identity)));
    }

    private void resume(NetworkSide side, CallLeg leg, Message message) {
        String access = side.access();
        JoinedCall call = parked.get(new ParkKey(access, identity(message)));
        if (call != null) {
            call.resume(access, leg);
            return;
        }
        boolean another = parked.keySet().stream().anyMatch(key -> key.access().equals(access));
        refuseResumption(side, leg, another ? CauseValue.SUSPENDED_CALL_EXISTS : CauseValue.NO_CALL_SUSPENDED);
    }

    static void refuseResumption(NetworkSide side, CallLeg leg, CauseValue value) {
        Cause cause = Cause.of(CallLeg.NETWORK, value);
        side.ask(leg, CallEvent.RESUME_REFUSAL, MessageType.RESUME_REJECT, List.of(Elements.cause(cause)));
    }

    // what happens to calls from outside

    @Override
    public void bearerLost(Switching.Bearer bearer, CauseValue cause) {
        releaseIf(call -> call.holds(bearer), cause);
    }

    @Override
    public void circuitLost(Switching.Circuit circuit, CauseValue cause) {
        releaseIf(call -> call.uses(circuit), cause);
    }

    /** Their users are asked to give up all calls; whoever is called from there, or calls there, has his cleared in the usual way. */
    @Override
    @Clause("Q.931 (05/98) §5.5.1")
    public void restarted(List<String> accesses) {
        for (String access : accesses) side(access).ifPresent(side -> side.restart(Optional.empty()));
    }

    @Override
    public boolean release(int number, CauseValue cause) {
        return releaseIf(call -> call.number() == number, cause) > 0;
    }

    /**
     * The network clears every call that an access has placed or taken.
     *
     * @return how many
     */
    public int releaseCallsOf(String access, CauseValue cause) {
        return releaseIf(call -> call.isAt(access), cause);
    }

    private int releaseIf(Predicate<JoinedCall> which, CauseValue cause) {
        List<JoinedCall> found = joined().stream().filter(which).toList();
        found.forEach(call -> call.release(cause));
        return found.size();
    }

    private List<JoinedCall> joined() {
        List<JoinedCall> all = new ArrayList<>(calls.values());
        all.addAll(parked.values());
        return all.stream().distinct().toList();
    }

    /** Calls, numbers and timers that are there, one line each; empty once every call is over. */
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        joined().forEach(call -> lines.add("call processing: " + call));
        sides.values().forEach(side -> lines.addAll(side.leftovers()));
        return lines;
    }
}
