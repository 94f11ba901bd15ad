package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Clause;
import java.util.List;
import java.util.stream.IntStream;

/** Kinds of access and what differs in their signalling. */
@Clause("Q.931 (05/98) §4.3, §4.5.13; I.412 (11/88)")
public enum AccessKind {
    // @formatter:off
    //               primary  reference octets  channels  multipoint
    BASIC            (false,  1,                2,        false),
    BASIC_MULTIPOINT (false,  1,                2,        true),
    PRIMARY_T1       (true,   2,                23,       false),
    PRIMARY_E1       (true,   2,                30,       false);
    // @formatter:on

    private static final int SIGNALLING_SLOT = 16;

    private final boolean primary;
    private final int referenceOctets;
    private final int channels;
    private final boolean multipoint;

    AccessKind(boolean primary, int referenceOctets, int channels, boolean multipoint) {
        this.primary = primary;
        this.referenceOctets = referenceOctets;
        this.channels = channels;
        this.multipoint = multipoint;
    }

    /** True for a primary rate access. */
    public boolean isPrimary() {
        return primary;
    }

    /** True if several terminals share it and calls are offered to all of them. */
    public boolean isMultipoint() {
        return multipoint;
    }

    /** Octets of a call reference. */
    public int referenceOctets() {
        return referenceOctets;
    }

    /** The highest call reference. */
    public int maxReference() {
        return referenceOctets == 1 ? 0x7F : 0x7FFF;
    }

    /** True if there is a B channel of this number: time slots 16 of E1 and 24 of T1 carry the D channel. */
    public boolean hasChannel(int number) {
        int last = this == PRIMARY_E1 ? channels + 1 : channels;
        return number >= 1 && number <= last && !(this == PRIMARY_E1 && number == SIGNALLING_SLOT);
    }

    /** The numbers of its B channels, ascending: 1 and 2, or the time slots. */
    public List<Integer> channelNumbers() {
        return IntStream.rangeClosed(1, channels + 1)
                .filter(this::hasChannel)
                .boxed()
                .toList();
    }

    /** B channels. */
    public int channels() {
        return channels;
    }
}
