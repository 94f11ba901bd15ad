package io.trunkline.simulation.capture.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The information elements of a Q.2931 message as an ERF record carries it, told apart by their lengths alone. There is one
 * only if every length agrees with every other. Source: Q.2931 (02/95) §4.1 to §4.5, Q.2110 §7.1, I.363.5.
 */
record ElementChain(List<ElementChain.Element> elements) {
    private static final int CELL_HEADER_OCTETS = 4;
    private static final int AAL_TRAILER_OCTETS = 8;
    private static final int SSCOP_TRAILER_OCTETS = 4;
    private static final int SEQUENCED_DATA = 8;
    private static final int MESSAGE_HEADER_OCTETS = 9;
    private static final int ELEMENT_HEADER_OCTETS = 4;

    /** An element. @param content without its four octets of header */
    record Element(int identifier, byte[] content) {
        int octet(int index) {
            return index < content.length ? content[index] & 0xFF : -1;
        }

        @Override
        public String toString() {
            return HexFormat.of().toHexDigits((byte) identifier)
                    + HexFormat.of().formatHex(content);
        }
    }

    /** The chain in a record, empty if there is none or lengths disagree. */
    static Optional<ElementChain> of(byte[] erfPayload) {
        return message(erfPayload).flatMap(ElementChain::elements);
    }

    private static Optional<byte[]> message(byte[] erfPayload) {
        int trailer = erfPayload.length - AAL_TRAILER_OCTETS;
        if (trailer < CELL_HEADER_OCTETS) return Optional.empty();
        int end = CELL_HEADER_OCTETS + u16(erfPayload, trailer + 2);
        int control = end - SSCOP_TRAILER_OCTETS;
        if (end > trailer || control < CELL_HEADER_OCTETS) return Optional.empty();
        int flags = erfPayload[control] & 0xFF;
        int last = control - (flags >> 6);
        if ((flags & 0xF) != SEQUENCED_DATA || last < CELL_HEADER_OCTETS + MESSAGE_HEADER_OCTETS) {
            return Optional.empty();
        }
        return Optional.of(Arrays.copyOfRange(erfPayload, CELL_HEADER_OCTETS, last));
    }

    private static Optional<ElementChain> elements(byte[] message) {
        if (u16(message, MESSAGE_HEADER_OCTETS - 2) != message.length - MESSAGE_HEADER_OCTETS) return Optional.empty();
        List<Element> elements = new ArrayList<>();
        int at = MESSAGE_HEADER_OCTETS;
        while (at < message.length) {
            int content = at + ELEMENT_HEADER_OCTETS;
            if (content > message.length) return Optional.empty();
            int next = content + u16(message, at + 2);
            if (next > message.length) return Optional.empty();
            elements.add(new Element(message[at] & 0xFF, Arrays.copyOfRange(message, content, next)));
            at = next;
        }
        return Optional.of(new ElementChain(List.copyOf(elements)));
    }

    private static int u16(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
    }

    /** True if an element of this kind is followed by one of that. */
    boolean follows(int identifier, int next) {
        for (int i = 0; i + 1 < elements.size(); i++) {
            if (elements.get(i).identifier() == identifier
                    && elements.get(i + 1).identifier() == next) return true;
        }
        return false;
    }

    /** The last element, empty if there is none. */
    Optional<Element> last() {
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(elements.size() - 1));
    }
}
