package io.trunkline.provider.atm.call;

import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.List;
import java.util.Optional;

/** One called side of a call in the network. */
final class Branch {
    private final int endpoint;
    private final PathControl.Path path;
    private final TrafficContract offeredContract;
    private Optional<NetworkSide> side = Optional.empty();
    private Optional<CallLeg> leg = Optional.empty();
    private boolean answered;

    Branch(int endpoint, PathControl.Path path) {
        this.endpoint = endpoint;
        this.path = path;
        this.offeredContract = path.contract();
    }

    int endpoint() {
        return endpoint;
    }

    PathControl.Path path() {
        return path;
    }

    /** The contract that the called side is asked to take; the path may have less when it answers. */
    TrafficContract offeredContract() {
        return offeredContract;
    }

    /** The call at the called interface has begun. */
    void offered(NetworkSide calledSide, CallLeg calledLeg) {
        side = Optional.of(calledSide);
        leg = Optional.of(calledLeg);
    }

    boolean isAt(CallLeg other) {
        return leg.isPresent() && leg.get() == other;
    }

    Optional<CallLeg> leg() {
        return leg;
    }

    /** Does nothing before the call has come to the called interface or after it has left it. */
    void fire(CallInput input) {
        side.ifPresent(at -> at.fire(leg.orElseThrow(), input));
    }

    /** A message for the called side, sent as its state allows. */
    void tell(CallEvent event, MessageType type, List<Element> elements) {
        leg.ifPresent(at -> fire(CallInput.of(event, type, at, elements)));
    }

    void answer() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }
}
