package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.PlacedCalls;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The network's call processing: joins the interface of a caller with those of the called, asks the switches for paths and carries
 * what one side says to the other, as late as the path makes it. Inside the kernel only.
 */
@Clause("Q.2931 (02/95) §5.1, §5.2; Q.2971 (10/95) §9")
public final class CallProcessing extends PlacedCalls<Cause> implements PathControl.Upcalls {
    private final EventScheduler scheduler;
    private final PathControl paths;
    private final Map<String, NetworkSide> sides = new TreeMap<>();
    private final Map<CallLeg, JoinedCall> calls = new LinkedHashMap<>();

    /** A network without interfaces. */
    public CallProcessing(EventScheduler scheduler, PathControl paths) {
        super(scheduler, value -> Cause.of(CallLeg.NETWORK, value), Cause.of(CallLeg.USER, CauseValue.USER_BUSY));
        this.scheduler = scheduler;
        this.paths = paths;
    }

    /**
     * Adds a host's interface.
     *
     * @param link the network's end of it
     * @throws IllegalArgumentException the host has one
     */
    public NetworkSide attach(String host, AssuredLink link) {
        if (sides.containsKey(host)) throw new IllegalArgumentException("host " + host + " has an interface already");
        NetworkSide side = new NetworkSide(host, scheduler, link, this);
        sides.put(host, side);
        return side;
    }

    EventScheduler scheduler() {
        return scheduler;
    }

    PathControl paths() {
        return paths;
    }

    /** Empty if no such host has an interface. */
    Optional<NetworkSide> side(String host) {
        return Optional.ofNullable(sides.get(host));
    }

    void join(CallLeg leg, JoinedCall call) {
        calls.put(leg, call);
    }

    void part(CallLeg leg) {
        calls.remove(leg);
    }

    void indicated(NetworkSide side, CallLeg leg, Indication indication) {
        if (indication.primitive() == Primitive.SETUP_INDICATION) {
            JoinedCall call = new JoinedCall(this, side, leg, place());
            join(leg, call);
            call.begin(indication.message().orElseThrow());
            hasPlaced();
            return;
        }
        JoinedCall call = calls.get(leg);
        if (call != null) call.indicated(leg, indication);
    }

    @Override
    public void pathLost(PathControl.Path path, CauseValue cause) {
        for (JoinedCall call : joined()) call.pathLost(path, cause);
    }

    @Override
    public void pathChanged(PathControl.Path path, TrafficContract now) {
        for (JoinedCall call : joined()) call.pathChanged(path, now);
    }

    @Override
    public boolean release(int number, CauseValue cause) {
        List<JoinedCall> found =
                joined().stream().filter(call -> call.number() == number).toList();
        found.forEach(call -> call.release(cause));
        return !found.isEmpty();
    }

    /**
     * The network clears every call that a host has placed.
     *
     * @return how many
     */
    public int releaseCallsOf(String host, CauseValue cause) {
        List<JoinedCall> found =
                joined().stream().filter(call -> call.callerHost().equals(host)).toList();
        found.forEach(call -> call.release(cause));
        return found.size();
    }

    private List<JoinedCall> joined() {
        return calls.values().stream().distinct().toList();
    }

    /** Calls, numbers and timers that are there, one line each; empty once every call is over. */
    public List<String> leftovers() {
        List<String> lines = new ArrayList<>();
        joined().forEach(call -> lines.add("call processing: " + call));
        sides.values().forEach(side -> lines.addAll(side.leftovers()));
        return lines;
    }
}
