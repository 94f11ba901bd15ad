package io.trunkline.provider.telephony.q931;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Clause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a message with the tables: what is missing, not known, out of place or not to be understood. */
@Clause("Q.931 (05/98) §5.8.5 to §5.8.7")
public final class MessageCheck {
    /** What is wrong with an element. */
    public enum Problem {
        // @formatter:off
        //              cause value
        /** It must be there and is not; or it is not known, but whoever does not know it must not act on the message. */
        MISSING        (CauseValue.MANDATORY_ELEMENT_MISSING),
        /** It must be there, and is, but cannot be understood. */
        MANDATORY_BAD  (CauseValue.INVALID_ELEMENT_CONTENTS),
        /** It may be there, but cannot be understood. */
        OPTIONAL_BAD   (CauseValue.INVALID_ELEMENT_CONTENTS),
        /** It is for the other end, but cannot be understood: it does not get there. */
        ACCESS_BAD     (CauseValue.ACCESS_INFORMATION_DISCARDED),
        /** Not known, or known but not in this message. */
        UNRECOGNIZED   (CauseValue.ELEMENT_NOT_IMPLEMENTED),
        /** More of its kind than allowed; the first ones count. */
        REPEATED       (CauseValue.ELEMENT_NOT_IMPLEMENTED),
        /** Behind one with a higher identifier. It counts all the same. */
        OUT_OF_ORDER   (CauseValue.INVALID_ELEMENT_CONTENTS);
        // @formatter:on

        private final CauseValue cause;

        Problem(CauseValue cause) {
            this.cause = cause;
        }

        /** The cause to report it with. */
        public CauseValue cause() {
            return cause;
        }

        /** True if the message cannot be acted on because of it. */
        public boolean isGrave() {
            return this == MISSING || this == MANDATORY_BAD;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param elementId which element
     * @param text for a log
     */
    public record Finding(Problem problem, int elementId, String text) {}

    private MessageCheck() {}

    /** All that is wrong with the elements of a message of a known type, what is missing first. @param fromNetwork the network sent it */
    public static List<Finding> findings(Message message, MessageType type, boolean fromNetwork) {
        Set<ElementType> mandatory = type.mandatory(fromNetwork);
        List<Finding> findings = new ArrayList<>();
        Map<ElementType, Integer> counts = new EnumMap<>(ElementType.class);
        int highest = 0;
        for (Element element : message.elements()) {
            check(element, type, mandatory, counts).ifPresent(findings::add);
            boolean ordered = element.codeset() == 0 && !Element.isShort(element.id());
            if (ordered && element.id() < highest)
                findings.add(finding(Problem.OUT_OF_ORDER, element, "is out of order"));
            if (ordered) highest = Math.max(highest, element.id());
        }
        for (ElementType missing : mandatory) {
            if (!counts.containsKey(missing)) findings.add(0, missing(missing));
        }
        return findings;
    }

    /** That an element is missing that only the course of a call makes mandatory. */
    public static Finding missing(ElementType type) {
        return new Finding(Problem.MISSING, type.code(), type.title() + " is missing");
    }

    private static Optional<Finding> check(
            Element element, MessageType in, Set<ElementType> mandatory, Map<ElementType, Integer> counts) {
        if (element.codeset() != 0) return Optional.empty(); // of a codeset that is not ours: not even looked at
        Optional<ElementType> known = element.type();
        if (known.isEmpty()) {
            Problem problem = element.needsComprehension() ? Problem.MISSING : Problem.UNRECOGNIZED;
            return Optional.of(finding(problem, element, "is not known"));
        }
        ElementType type = known.get();
        if (!in.allows(type)) return Optional.of(finding(Problem.UNRECOGNIZED, element, "does not belong into " + in));
        if (counts.merge(type, 1, Integer::sum) > type.times()) {
            return Optional.of(finding(Problem.REPEATED, element, "may be there " + type.times() + " times"));
        }
        Problem bad = mandatory.contains(type)
                ? Problem.MANDATORY_BAD
                : type.isAccessInformation() ? Problem.ACCESS_BAD : Problem.OPTIONAL_BAD;
        return element.body().malformation().map(wrong -> finding(bad, element, wrong.toString()));
    }

    private static Finding finding(Problem problem, Element element, String text) {
        String name = element.type().map(ElementType::title).orElse("element " + Integer.toHexString(element.id()));
        return new Finding(problem, element.id(), name + ": " + text);
    }
}
