package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Instruction;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageCheck;
import io.trunkline.provider.atm.wire.MessageCheck.Finding;
import io.trunkline.provider.atm.wire.MessageCheck.Problem;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done with a message in which something is wrong. */
@Clause("Q.2931 (02/95) §5.6.5 to §5.6.8, §5.7")
final class MessageErrors {
    /** In rising order of severity. */
    enum Treatment {
        /** Nothing is wrong that matters. */
        ACT,
        /** Act on it, then tell its sender in a STATUS. */
        ACT_AND_REPORT,
        /** Do nothing. */
        DISCARD,
        /** Do not act on it, tell its sender in a STATUS. */
        REPORT,
        /** Clear the call. */
        CLEAR
    }

    /** @param cause what to tell, empty for {@link Treatment#ACT} and {@link Treatment#DISCARD} */
    record Verdict(Treatment treatment, Optional<Cause> cause) {
        static final Verdict ACT = new Verdict(Treatment.ACT, Optional.empty());
    }

    private MessageErrors() {}

    /** A message of a type that is not known. */
    static Verdict unknownType(Message message, int location) {
        Octets type = Octets.of(message.header().typeCode());
        Optional<Cause> cause = Optional.of(new Cause(location, CauseValue.MESSAGE_TYPE_NOT_IMPLEMENTED.code(), type));
        Instruction wish = message.header().instruction();
        if (!wish.explicit()) return new Verdict(Treatment.REPORT, cause);
        return switch (wish.action()) {
            case Instruction.CLEAR_CALL -> new Verdict(Treatment.CLEAR, cause);
            case Instruction.DISCARD -> new Verdict(Treatment.DISCARD, Optional.empty());
            default -> new Verdict(Treatment.REPORT, cause);
        };
    }

    /**
     * A message of a known type.
     *
     * @param channelExpected true if a connection identifier must be there: the network's SETUP and first answer
     */
    static Verdict of(Message message, MessageType type, boolean channelExpected, int location) {
        List<Finding> findings = new ArrayList<>(MessageCheck.findings(message, type));
        if (channelExpected) require(message, ElementType.CONNECTION_IDENTIFIER, findings);
        if (type == MessageType.SETUP && !has(message, ElementType.EXTENDED_QOS)) {
            require(message, ElementType.QOS_PARAMETER, findings);
        }
        Verdict worst = Verdict.ACT;
        for (Finding finding : findings) {
            Treatment treatment = treatment(finding, type);
            if (treatment.compareTo(worst.treatment()) <= 0) continue;
            Octets id = Octets.of(finding.elementId());
            worst = new Verdict(
                    treatment,
                    Optional.of(new Cause(location, finding.problem().cause().code(), id)));
        }
        return worst;
    }

    private static void require(Message message, ElementType type, List<Finding> findings) {
        if (has(message, type)) return;
        String text = type.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " is missing";
        findings.add(0, new Finding(Problem.MISSING, type.code(), Instruction.NONE, text));
    }

    private static boolean has(Message message, ElementType type) {
        return message.elements().stream()
                .anyMatch(element -> element.type().filter(type::equals).isPresent());
    }

    /** A clearing message clears, whatever is wrong with it. */
    private static Treatment treatment(Finding finding, MessageType type) {
        boolean mandatory = finding.problem() == Problem.MISSING || finding.problem() == Problem.MANDATORY_BAD;
        if (type == MessageType.RELEASE_COMPLETE) return Treatment.ACT;
        if (type == MessageType.RELEASE) return mandatory ? Treatment.ACT_AND_REPORT : Treatment.ACT;
        if (mandatory) return type == MessageType.SETUP ? Treatment.CLEAR : Treatment.REPORT;
        if (finding.problem() == Problem.REPEATED) return Treatment.ACT;
        if (!finding.instruction().explicit()) return Treatment.ACT_AND_REPORT;
        return switch (finding.instruction().action()) {
            case Instruction.CLEAR_CALL -> Treatment.CLEAR;
            case Instruction.DISCARD -> Treatment.ACT;
            case Instruction.DISCARD_MESSAGE -> Treatment.DISCARD;
            case Instruction.DISCARD_MESSAGE_AND_REPORT -> Treatment.REPORT;
            default -> Treatment.ACT_AND_REPORT;
        };
    }
}
