package io.trunkline.simulation.capture.judge;

import io.trunkline.simulation.capture.judge.ElementChain.Element;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Where tshark 4.0's dissector of Q.2931 complains about right octets. */
public enum DissectorFault {
    /** It reads AAL parameters one octet too far and takes the next element's identifier for one of theirs. */
    AAL_PARAMETERS_READ_TOO_FAR((complaint, chain) -> complaint.says("Unknown AAL parameter")
            && chain.follows(Identifier.AAL_PARAMETERS, complaint.identifier())),

    /** It reads a traffic descriptor one octet too far and takes the next element's identifier for one of its. */
    TRAFFIC_DESCRIPTOR_READ_TOO_FAR((complaint, chain) -> complaint.says("Unknown ATM traffic descriptor element")
            && chain.follows(Identifier.TRAFFIC_DESCRIPTOR, complaint.identifier())),

    /** The same where the element is the last one of the message, so that it reads over the end. */
    LAST_ELEMENT_READ_TOO_FAR((complaint, chain) -> complaint.says("Malformed Packet (Exception occurred)")
            && chain.last().filter(DissectorFault::isReadTooFar).isPresent()),

    /** It does not go on to the second value of the transit delay but reads the middle of the first. */
    SECOND_TRANSIT_DELAY_MISREAD((complaint, chain) -> complaint.says("Unknown transit delay identifier")
            && chain.elements().stream()
                    .anyMatch(element -> element.identifier() == Identifier.TRANSIT_DELAY
                            && element.content().length >= Identifier.TWO_DELAYS_OCTETS)),

    /** It knows no addresses in the local format of ISO/IEC 8348 Annex A, which are right in a network of one's own. */
    LOCAL_ADDRESS_UNKNOWN((complaint, chain) -> complaint.says("Unknown AFI")
            && chain.elements().stream()
                    .anyMatch(element -> (element.identifier() == Identifier.CALLED_NUMBER
                                    || element.identifier() == Identifier.CALLING_NUMBER)
                            && element.content().length > 1
                            && element.octet(1) == Identifier.LOCAL_AFI));

    /** Identifiers of elements, Q.2931 (02/95) §4.5.1 and its successors. */
    private static final class Identifier {
        // @formatter:off
        static final int CAUSE              = 0x08;
        static final int TRANSIT_DELAY      = 0x42;
        static final int AAL_PARAMETERS     = 0x58;
        static final int TRAFFIC_DESCRIPTOR = 0x59;
        static final int CALLING_NUMBER     = 0x6C;
        static final int CALLED_NUMBER      = 0x70;
        static final int LOCAL_AFI          = 0x49;
        /** Two identifiers with two octets of value each. */
        static final int TWO_DELAYS_OCTETS  = 6;
        // @formatter:on
    }

    /** Causes whose diagnostics it reads too far. */
    private static final Set<Integer> CAUSES_WITH_DIAGNOSTICS = Set.of(37, 43, 88, 96, 99, 100);

    private final BiPredicate<Complaint, ElementChain> test;

    DissectorFault(BiPredicate<Complaint, ElementChain> test) {
        this.test = test;
    }

    private static boolean isReadTooFar(Element last) {
        return switch (last.identifier()) {
            case Identifier.AAL_PARAMETERS, Identifier.TRAFFIC_DESCRIPTOR -> true;
            case Identifier.CAUSE ->
                last.content().length > 2 && CAUSES_WITH_DIAGNOSTICS.contains(last.octet(1) & 0x7F);
            default -> false;
        };
    }

    /** The fault that explains a complaint about a message whose elements are well formed. */
    static Optional<DissectorFault> explaining(Complaint complaint, ElementChain chain) {
        for (DissectorFault fault : values()) if (fault.test.test(complaint, chain)) return Optional.of(fault);
        return Optional.empty();
    }
}
