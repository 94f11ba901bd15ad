package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.fault.CallFaults;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.TimerTable;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointReference;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.PartyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call in the network: the caller's interface, and a branch for each called one. A point-to-point call has branch 0 alone. */
@Clause("Q.2931 (02/95) §5; Q.2971 (10/95) §9")
final class JoinedCall {
    private final CallProcessing processing;
    private final NetworkSide callerSide;
    private final CallLeg caller;
    private final int number;
    private final Map<Integer, Branch> branches = new TreeMap<>();
    private Message setup;
    private TrafficContract asked;
    private TrafficContract contract;
    private final Modification modification = new Modification(this);
    private boolean isSilent;
    private boolean callerIsConnected;

    JoinedCall(CallProcessing processing, NetworkSide callerSide, CallLeg caller, int number) {
        this.processing = processing;
        this.callerSide = callerSide;
        this.caller = caller;
        this.number = number;
    }

    int number() {
        return number;
    }

    String callerHost() {
        return callerSide.host();
    }

    // setting up

    void begin(Message received) {
        setup = received;
        Optional<IncomingSetup> read = SetupElements.read(received).toOptional();
        if (read.isEmpty()) {
            refuse(network(CauseValue.UNSUPPORTED_TRAFFIC_COMBINATION), Optional.empty());
            return;
        }
        String calledHost = processing.paths().hostOf(read.get().called()).orElse("");
        Optional<CallFaults.CallFault<Cause>> fault = processing.faults().take(number, callerHost(), calledHost);
        Optional<Cause> refusal = fault.flatMap(CallFaults.CallFault::refusal);
        if (refusal.isPresent()) {
            refuse(refusal.get(), Optional.empty());
            return;
        }
        isSilent = fault.isPresent();
        asked = read.get().contract();
        contract = asked;
        boolean multipoint = read.get().multipoint();
        place(processing.paths().reserve(callerHost(), read.get().called(), contract, multipoint));
    }

    /** The called side does not answer, as if each SETUP had gone astray. */
    private void beSilent(Branch branch) {
        long silencePicos = 2 * TimerTable.picos(CallTimer.T303.networkDuration());
        processing.scheduler().after(silencePicos, () -> {
            if (branches.get(branch.endpoint()) == branch)
                branchFailed(branch, network(CauseValue.NO_USER_RESPONDING), List.of());
        });
    }

    private void place(PathControl.Answer answer) {
        if (answer instanceof PathControl.Answer.Reserved reserved) {
            Element channel = Element.of(
                    ElementType.CONNECTION_IDENTIFIER, reserved.path().callerEnd());
            tellCaller(CallEvent.PROCEEDING_REQUEST, MessageType.CALL_PROCEEDING, List.of(channel));
            offer(new Branch(0, reserved.path()), setup.elements());
        } else if (answer instanceof PathControl.Answer.Refused refused) {
            refuse(refused.cause(), refused.available());
        }
    }

    private void refuse(Cause cause, Optional<TrafficContract> available) {
        clearCaller(why(cause, Elements.available(available)));
    }

    /** Brings the call to a called interface. */
    private void offer(Branch branch, List<Element> setup) {
        branches.put(branch.endpoint(), branch);
        if (isSilent) {
            beSilent(branch);
            return;
        }
        List<Element> elements = new ArrayList<>(
                Elements.without(setup, ElementType.CONNECTION_IDENTIFIER, ElementType.ENDPOINT_REFERENCE));
        if (!branch.path().contract().equals(asked)) {
            elements.replaceAll(element -> element.id() == ElementType.TRAFFIC_DESCRIPTOR.code()
                    ? descriptor(branch.path().contract())
                    : element);
        }
        int at = Math.max(0, elements.size() - 1);
        elements.add(
                at, Element.of(ElementType.CONNECTION_IDENTIFIER, branch.path().calledEnd()));
        if (isMultipoint())
            elements.add(at, Element.of(ElementType.ENDPOINT_REFERENCE, new EndpointReference(false, 0)));
        later(branch, () -> {
            if (branches.get(branch.endpoint()) != branch) return;
            Optional<NetworkSide> side = processing.side(branch.path().calledHost());
            if (side.isEmpty()) {
                branchFailed(branch, network(CauseValue.DESTINATION_OUT_OF_ORDER), List.of());
                return;
            }
            CallLeg leg = side.get().begin();
            branch.offered(side.get(), leg);
            processing.join(leg, this);
            branch.fire(CallInput.of(CallEvent.SETUP_REQUEST, MessageType.SETUP, leg, elements));
        });
    }

    private boolean isMultipoint() {
        return SetupElements.isMultipoint(setup);
    }

    /** The branch of a point-to-point call, as long as it has one. */
    Optional<Branch> onlyBranch() {
        return isMultipoint() ? Optional.empty() : Optional.ofNullable(branches.get(0));
    }

    // what the interfaces say

    void indicated(CallLeg leg, Indication told) {
        if (leg == caller) {
            fromCaller(told);
            return;
        }
        for (Branch branch : new ArrayList<>(branches.values())) {
            if (branch.isAt(leg)) fromCalled(branch, told);
        }
        if (leg.isNull()) processing.part(leg);
    }

    private void fromCaller(Indication told) {
        switch (told.primitive()) {
            case RELEASE_INDICATION -> callerGone(told);
            case RELEASE_CONFIRM -> processing.part(caller);
            case MODIFICATION_INDICATION -> modification.asked(told.message().orElseThrow());
            case AVAILABILITY_INDICATION ->
                branches.values()
                        .forEach(branch -> toBranch(
                                branch, CallEvent.AVAILABILITY_REQUEST, MessageType.CONNECTION_AVAILABLE, List.of()));
            case NOTIFY_INDICATION ->
                branches.values()
                        .forEach(branch ->
                                toBranch(branch, CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, told.elements()));
            case ADD_PARTY_INDICATION -> addParty(told);
            case DROP_PARTY_INDICATION -> dropped(told);
            default -> {} // what the network itself asked for is confirmed
        }
    }

    private void fromCalled(Branch branch, Indication told) {
        switch (told.primitive()) {
            case ALERTING_INDICATION -> alerting(branch, told);
            case SETUP_CONFIRM -> answered(branch, told);
            case RELEASE_INDICATION -> branchFailed(branch, told.cause().orElseThrow(), told.userData());
            case MODIFICATION_CONFIRM -> modification.agreed(branch, told.elements());
            case MODIFICATION_REFUSED -> modification.refused(branch, told.elements());
            case NOTIFY_INDICATION ->
                later(branch, () -> tellCaller(CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, told.elements()));
            default -> {} // proceeding is known; what the network itself asked for is confirmed
        }
    }

    private void alerting(Branch branch, Indication told) {
        List<Element> elements = Elements.without(told.elements(), ElementType.CONNECTION_IDENTIFIER);
        later(branch, () -> {
            if (branch.endpoint() == 0) tellCaller(CallEvent.ALERTING_REQUEST, MessageType.ALERTING, elements);
            else tellParty(branch.endpoint(), MessageType.PARTY_ALERTING, List.of());
        });
    }

    private void answered(Branch branch, Indication told) {
        branch.path().open();
        branch.answer();
        branch.fire(CallInput.of(CallEvent.COMPLETION_REQUEST));
        TrafficContract present = branch.path().contract();
        if (!present.equals(branch.offeredContract())) tellCalled(branch, present);
        List<Element> elements = new ArrayList<>(
                Elements.without(told.elements(), ElementType.CONNECTION_IDENTIFIER, ElementType.ENDPOINT_REFERENCE));
        later(branch, () -> {
            if (branch.endpoint() != 0) {
                List<Element> kept = Elements.without(elements, ElementType.TRAFFIC_DESCRIPTOR);
                tellParty(branch.endpoint(), MessageType.ADD_PARTY_ACK, kept);
                return;
            }
            TrafficContract granted = branch.path().contract();
            if (!granted.equals(contract)) elements.add(0, descriptor(granted));
            contract = granted;
            callerIsConnected = true;
            elements.add(
                    Element.of(ElementType.CONNECTION_IDENTIFIER, branch.path().callerEnd()));
            tellCaller(CallEvent.SETUP_RESPONSE, MessageType.CONNECT, elements);
        });
    }

    private static Element descriptor(TrafficContract contract) {
        return Element.of(ElementType.TRAFFIC_DESCRIPTOR, ContractElements.descriptor(contract));
    }

    // parties

    private void addParty(Indication told) {
        Message message = told.message().orElseThrow();
        Optional<AtmAddress> called = message.find(ElementType.CALLED_NUMBER, PartyNumber.class)
                .flatMap(number -> number.address().toOptional());
        Optional<Branch> first = branches.values().stream().findFirst();
        if (!isMultipoint() || branches.containsKey(told.endpoint())) {
            reject(told.endpoint(), network(CauseValue.INVALID_ENDPOINT_REFERENCE));
            return;
        }
        if (called.isEmpty() || first.isEmpty()) {
            reject(told.endpoint(), network(CauseValue.INVALID_NUMBER_FORMAT));
            return;
        }
        PathControl.Answer answer = first.get().path().addParty(called.get());
        if (answer instanceof PathControl.Answer.Reserved reserved) {
            offer(new Branch(told.endpoint(), reserved.path()), SetupElements.forLeaf(setup, message));
        } else if (answer instanceof PathControl.Answer.Refused refused) {
            reject(told.endpoint(), refused.cause());
        }
    }

    private void reject(int endpoint, Cause cause) {
        tellParty(endpoint, MessageType.ADD_PARTY_REJECT, List.of(Elements.cause(cause)));
    }

    private void dropped(Indication told) {
        Branch branch = branches.remove(told.endpoint());
        if (branch == null) return;
        clearBranch(branch, told.cause().orElseThrow(), told.userData());
        if (branches.isEmpty()) clearCaller(List.of(Elements.cause(network(CauseValue.NORMAL_CALL_CLEARING))));
    }

    private void tellParty(int endpoint, MessageType type, List<Element> elements) {
        List<Element> all = new ArrayList<>(elements);
        all.add(Element.of(ElementType.ENDPOINT_REFERENCE, caller.endpoint(endpoint)));
        callerSide.fire(caller, CallInput.of(CallEvent.PARTY_REQUEST, type, caller, all));
    }

    // the contract

    /**
     * Told for each branch: the caller hears of it with the first. The answer to a caller who is not connected yet has the contract of that
     * time in it, and who has not answered is told when he has.
     */
    void pathChanged(PathControl.Path path, TrafficContract now) {
        for (Branch branch : branches.values()) {
            if (branch.path() != path) continue;
            if (callerIsConnected && !now.equals(contract)) tellCaller(now);
            if (branch.isAnswered()) later(branch, () -> tellCalled(branch, now));
        }
    }

    /** The caller has been told of one contract; if another one is in force, it is told of that now. */
    void callerKnows(TrafficContract told, TrafficContract present) {
        contract = told;
        if (!present.equals(contract)) tellCaller(present);
    }

    private void tellCaller(TrafficContract now) {
        contract = now;
        tellCaller(CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, ContractElements.notice(now));
    }

    void tellCalled(Branch branch, TrafficContract now) {
        branch.tell(CallEvent.NOTIFY_REQUEST, MessageType.NOTIFY, ContractElements.notice(now));
    }

    // clearing

    private void callerGone(Indication told) {
        processing.part(caller);
        Cause cause = told.cause().orElseThrow();
        for (Branch branch : new ArrayList<>(branches.values())) clearBranch(branch, cause, told.userData());
        branches.clear();
    }

    /** A called side is gone or was never reached: the caller loses that party, or the call. */
    private void branchFailed(Branch branch, Cause cause, List<Element> clearing) {
        branches.remove(branch.endpoint());
        branch.path().release();
        branch.leg().filter(CallLeg::isNull).ifPresent(processing::part);
        List<Element> elements = why(cause, clearing);
        boolean last = branches.isEmpty() || (branch.endpoint() == 0 && !branch.isAnswered());
        later(branch, () -> {
            if (last) clearCaller(elements);
            else if (branch.isAnswered()) tellParty(branch.endpoint(), MessageType.DROP_PARTY, elements);
            else tellParty(branch.endpoint(), MessageType.ADD_PARTY_REJECT, elements);
        });
    }

    private void clearCaller(List<Element> elements) {
        callerSide.fire(caller, CallInput.of(CallEvent.RELEASE_REQUEST, MessageType.RELEASE, caller, elements));
        if (caller.isNull()) processing.part(caller);
        for (Branch branch : new ArrayList<>(branches.values())) {
            clearBranch(branch, network(CauseValue.NORMAL_UNSPECIFIED), List.of());
        }
        branches.clear();
    }

    private void clearBranch(Branch branch, Cause cause, List<Element> clearing) {
        branch.path().release();
        toBranch(branch, CallEvent.RELEASE_REQUEST, MessageType.RELEASE, why(cause, clearing));
    }

    /** The network clears all of it. */
    void release(CauseValue cause) {
        for (Branch branch : new ArrayList<>(branches.values())) clearBranch(branch, network(cause), List.of());
        branches.clear();
        clearCaller(List.of(Elements.cause(network(cause))));
    }

    void pathLost(PathControl.Path path, CauseValue cause) {
        for (Branch branch : new ArrayList<>(branches.values())) {
            if (branch.path() != path) continue;
            toBranch(branch, CallEvent.RELEASE_REQUEST, MessageType.RELEASE, List.of(Elements.cause(network(cause))));
            branchFailed(branch, network(cause), List.of());
        }
    }

    // sending

    static Cause network(CauseValue value) {
        return Cause.of(CallLeg.NETWORK, value);
    }

    static List<Element> why(Cause cause, List<Element> more) {
        List<Element> elements = new ArrayList<>(List.of(Elements.cause(cause)));
        elements.addAll(more);
        return elements;
    }

    void tellCaller(CallEvent event, MessageType type, List<Element> elements) {
        callerSide.fire(caller, CallInput.of(event, type, caller, elements));
    }

    void toBranch(Branch branch, CallEvent event, MessageType type, List<Element> elements) {
        later(branch, () -> branch.tell(event, type, elements));
    }

    void later(Branch branch, Runnable event) {
        processing.scheduler().after(branch.path().signallingDelayPicos(), event);
    }

    @Override
    public String toString() {
        return "call " + number + " of " + callerHost() + " in " + caller.state() + ", branches " + branches.keySet();
    }
}
