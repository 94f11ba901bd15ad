package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import java.util.Optional;

/** One of the two accesses of a call in the network. */
final class Half {
    private final NetworkSide side;
    private CallLeg leg;
    private Optional<Switching.Bearer> bearer = Optional.empty();
    private Optional<Octets> parkedAs = Optional.empty();
    private Optional<EventScheduler.Planned> parkedUntil = Optional.empty();
    private boolean done;

    Half(NetworkSide side, CallLeg leg) {
        this.side = side;
        this.leg = leg;
    }

    NetworkSide side() {
        return side;
    }

    CallLeg leg() {
        return leg;
    }

    /** The call goes on as another leg: one terminal of several, or after a resumption. */
    void goOn(CallLeg other) {
        leg = other;
    }

    Optional<Switching.Bearer> bearer() {
        return bearer;
    }

    /** Holds these channels from now on; those held before are given back. */
    void hold(Switching.Bearer taken) {
        bearer.ifPresent(Switching.Bearer::giveBack);
        bearer = Optional.of(taken);
    }

    void letGo() {
        bearer.ifPresent(Switching.Bearer::giveBack);
        bearer = Optional.empty();
    }

    Optional<Octets> parkedAs() {
        return parkedAs;
    }

    void park(Octets identity, EventScheduler.Planned until) {
        letGo();
        parkedAs = Optional.of(identity);
        parkedUntil = Optional.of(until);
    }

    void unpark() {
        parkedUntil.ifPresent(EventScheduler.Planned::cancel);
        parkedAs = Optional.empty();
        parkedUntil = Optional.empty();
    }

    /** Nothing of the call is left here. */
    void finish() {
        unpark();
        letGo();
        done = true;
    }

    boolean isDone() {
        return done;
    }
}
