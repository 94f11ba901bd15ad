package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageCheck;
import io.trunkline.provider.telephony.q931.MessageCheck.Finding;
import io.trunkline.provider.telephony.q931.MessageCheck.Problem;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done with a message in which something is wrong. */
@Clause("Q.931 (05/98) §5.8.4 to §5.8.7")
final class MessageErrors {
    /** In rising order of severity. */
    enum Treatment {
        /** Nothing is wrong that matters. */
        ACT,
        /** Act on it, then tell its sender: in a STATUS, or in the answer to a clearing message. */
        ACT_AND_REPORT,
        /** Do not act on it, tell its sender in a STATUS. */
        REPORT,
        /** Refuse the call. */
        CLEAR
    }

    /** @param cause what to tell, empty for {@link Treatment#ACT} */
    record Verdict(Treatment treatment, Optional<Cause> cause) {
        static final Verdict ACT = new Verdict(Treatment.ACT, Optional.empty());
    }

    private MessageErrors() {}

    /** A message of a type that is not known. */
    static Verdict unknownType(Message message, int location) {
        Octets type = Octets.of(message.header().typeCode());
        return new Verdict(
                Treatment.REPORT,
                Optional.of(new Cause(location, CauseValue.MESSAGE_TYPE_NOT_IMPLEMENTED.code(), type)));
    }

    /**
     * A message of a known type.
     *
     * @param expected what must be there as things stand: a channel in the first answer, a cause in the first clearing message
     * @param location of this side
     */
    static Verdict of(Message message, MessageType type, Optional<ElementType> expected, int location) {
        List<Finding> findings = new ArrayList<>(MessageCheck.findings(message, type, location == CallLeg.USER));
        expected.filter(element -> !message.has(element))
                .ifPresent(element -> findings.add(0, MessageCheck.missing(element)));
        Verdict worst = Verdict.ACT;
        for (Finding finding : findings) {
            Treatment treatment = treatment(finding.problem(), type);
            if (treatment.compareTo(worst.treatment()) <= 0) continue;
            Octets id = Octets.of(finding.elementId());
            worst = new Verdict(
                    treatment,
                    Optional.of(new Cause(location, finding.problem().cause().code(), id)));
        }
        return worst;
    }

    /** A clearing message clears, whatever is wrong with it. */
    private static Treatment treatment(Problem problem, MessageType type) {
        if (type == MessageType.RELEASE_COMPLETE || type == MessageType.STATUS && !problem.isGrave())
            return Treatment.ACT;
        if (problem == Problem.REPEATED || problem == Problem.OUT_OF_ORDER) return Treatment.ACT;
        boolean clearing = type == MessageType.RELEASE || type == MessageType.DISCONNECT;
        if (!problem.isGrave() || clearing) return Treatment.ACT_AND_REPORT;
        return type == MessageType.SETUP ? Treatment.CLEAR : Treatment.REPORT;
    }
}
