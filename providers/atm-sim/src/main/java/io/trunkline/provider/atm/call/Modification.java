package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import io.trunkline.provider.atm.wire.TrafficDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * How a joined call gets the contract that its caller asks for: the network books it, the called side agrees, the caller hears of
 * it. What the network imposes meanwhile goes to both sides at once; the caller, who is then told of what it asked for, is told of
 * the other thing again.
 */
@Clause("Q.2963.1 (07/96) §8")
final class Modification {
    private final JoinedCall call;
    /** In force before the change that is under way. */
    private TrafficContract before;

    /** What the caller has asked for last. */
    private TrafficContract wanted;

    Modification(JoinedCall call) {
        this.call = call;
    }

    void asked(Message request) {
        Optional<TrafficDescriptor> descriptor = request.find(ElementType.TRAFFIC_DESCRIPTOR, TrafficDescriptor.class);
        Optional<Branch> only = call.onlyBranch();
        if (only.isEmpty() || descriptor.isEmpty()) {
            refuse(JoinedCall.network(CauseValue.SERVICE_NOT_AVAILABLE), Optional.empty());
            return;
        }
        Branch branch = only.get();
        before = branch.path().contract();
        wanted = ContractElements.with(before, descriptor.get());
        if (branch.path().modify(wanted) instanceof PathControl.Answer.Refused refused) {
            refuse(refused.cause(), refused.available());
            return;
        }
        call.toBranch(branch, CallEvent.MODIFICATION_REQUEST, MessageType.MODIFY_REQUEST, request.elements());
    }

    private void refuse(Cause cause, Optional<TrafficContract> available) {
        List<Element> why = JoinedCall.why(cause, Elements.available(available));
        call.tellCaller(CallEvent.MODIFICATION_REFUSAL, MessageType.MODIFY_REJECT, why);
    }

    void agreed(Branch branch, List<Element> elements) {
        call.later(branch, () -> {
            call.tellCaller(CallEvent.MODIFICATION_RESPONSE, MessageType.MODIFY_ACKNOWLEDGE, elements);
            call.callerKnows(wanted, branch.path().contract());
        });
    }

    /** The called side keeps what it had, or what the network has imposed on it since. */
    void refused(Branch branch, List<Element> elements) {
        TrafficContract known =
                branch.path().contract().equals(wanted) ? before : branch.path().contract();
        branch.path().modify(before);
        TrafficContract present = branch.path().contract();
        if (!present.equals(known)) call.tellCalled(branch, present);
        call.later(branch, () -> {
            call.tellCaller(CallEvent.MODIFICATION_REFUSAL, MessageType.MODIFY_REJECT, elements);
            call.callerKnows(known, branch.path().contract());
        });
    }
}
