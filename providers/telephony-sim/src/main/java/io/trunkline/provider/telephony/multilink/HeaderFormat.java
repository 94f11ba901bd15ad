package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;

/**
 * How the fragments of one direction of a bundle begin. With classes each class is a level of its own, the highest first; without, there
 * are two levels: 0 in fragments, 1 in packets outside the multilink header, which may overtake but keep no order among links.
 *
 * @param shortSequence 12 bits of sequence instead of 24
 * @param classes sequence spaces: 1 to 4 with short headers, 1 to 16 with long ones; 1 means a header without classes
 */
@Clause("RFC 1990 §3; RFC 2686 §3")
public record HeaderFormat(boolean shortSequence, int classes) {
    /** What holds unless something else was agreed. */
    public static final HeaderFormat LONG = new HeaderFormat(false, 1);
    /** Short sequence numbers without classes. */
    public static final HeaderFormat SHORT = new HeaderFormat(true, 1);

    /** Classes that a long header can tell apart. */
    public static final int MAX_LONG_CLASSES = 16;
    /** Classes that a short header can tell apart. */
    public static final int MAX_SHORT_CLASSES = 4;

    private static final int LONG_OCTETS = 4;
    private static final int SHORT_OCTETS = 2;
    private static final int LONG_BITS = 24;
    private static final int SHORT_BITS = 12;

    /** Checks the number of classes. */
    public HeaderFormat {
        int most = shortSequence ? MAX_SHORT_CLASSES : MAX_LONG_CLASSES;
        if (classes < 1 || classes > most) {
            throw new IllegalArgumentException(classes + " classes, expected 1 to " + most
                    + (shortSequence ? " with short headers" : " with long headers"));
        }
    }

    /** True if fragments carry their class. */
    public boolean isMultiClass() {
        return classes > 1;
    }

    /** Octets of a header. */
    public int octets() {
        return shortSequence ? SHORT_OCTETS : LONG_OCTETS;
    }

    /** Bits of a sequence number. */
    public int sequenceBits() {
        return shortSequence ? SHORT_BITS : LONG_BITS;
    }

    /** One more than the largest sequence number. */
    public int modulus() {
        return 1 << sequenceBits();
    }

    /** How many kinds of packet can be told apart by urgency. */
    public int levels() {
        return isMultiClass() ? classes : 2;
    }

    /** True for the level that goes outside the multilink header. */
    public boolean isExpress(int level) {
        return !isMultiClass() && level == 1;
    }
}
