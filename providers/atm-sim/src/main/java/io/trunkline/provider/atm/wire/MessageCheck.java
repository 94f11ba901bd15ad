package io.trunkline.provider.atm.wire;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a message with the tables: what is missing, not known, out of place or not to be understood. */
@Clause("Q.2931 (02/95) §5.6.6 to §5.6.8")
public final class MessageCheck {
    /** What is wrong with an element. */
    public enum Problem {
        // @formatter:off
        //              cause value
        /** It must be there and is not. */
        MISSING        (CauseValue.MANDATORY_ELEMENT_MISSING),
        /** It must be there, and is, but cannot be understood. */
        MANDATORY_BAD  (CauseValue.INVALID_ELEMENT_CONTENTS),
        /** It may be there, but cannot be understood. */
        OPTIONAL_BAD   (CauseValue.INVALID_ELEMENT_CONTENTS),
        /** Not known, or known but not in this message. */
        UNRECOGNIZED   (CauseValue.ELEMENT_NOT_IMPLEMENTED),
        /** More of its kind than allowed; the first ones count. */
        REPEATED       (CauseValue.ELEMENT_NOT_IMPLEMENTED);
        // @formatter:on

        private final CauseValue cause;

        Problem(CauseValue cause) {
            this.cause = cause;
        }

        /** The cause to report it with. */
        public CauseValue cause() {
            return cause;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param elementId which element
     * @param instruction what its sender wants done then
     * @param text for a log
     */
    public record Finding(Problem problem, int elementId, Instruction instruction, String text) {}

    private MessageCheck() {}

    /** All that is wrong with the elements of a message of a known type, missing ones first. */
    public static List<Finding> findings(Message message, MessageType type) {
        List<Finding> findings = new ArrayList<>();
        Map<ElementType, Integer> counts = new EnumMap<>(ElementType.class);
        for (Element element : message.elements()) {
            check(element, type, counts).ifPresent(findings::add);
        }
        for (ElementType mandatory : type.mandatory()) {
            if (!counts.containsKey(mandatory)) {
                findings.add(
                        0,
                        new Finding(
                                Problem.MISSING,
                                mandatory.code(),
                                Instruction.NONE,
                                mandatory.title() + " is missing"));
            }
        }
        return findings;
    }

    private static Optional<Finding> check(Element element, MessageType in, Map<ElementType, Integer> counts) {
        Optional<ElementType> known = element.type();
        if (known.isEmpty()) return finding(Problem.UNRECOGNIZED, element, "is not known");
        ElementType type = known.get();
        if (!in.allows(type)) return finding(Problem.UNRECOGNIZED, element, "does not belong into " + in);
        if (counts.merge(type, 1, Integer::sum) > type.times()) {
            return finding(Problem.REPEATED, element, "may be there " + type.times() + " times");
        }
        Problem bad = in.mandatory().contains(type) ? Problem.MANDATORY_BAD : Problem.OPTIONAL_BAD;
        return element.body().malformation().flatMap(wrong -> finding(bad, element, wrong.toString()));
    }

    private static Optional<Finding> finding(Problem problem, Element element, String text) {
        String name = element.type().map(ElementType::title).orElse("element " + Integer.toHexString(element.id()));
        return Optional.of(new Finding(problem, element.id(), element.instruction(), name + ": " + text));
    }
}
