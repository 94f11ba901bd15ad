package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one end of a link asks for, and what it takes.
 *
 * @param mruOctets the longest information of a frame
 * @param frames what the far end may leave out
 * @param mrruOctets the longest packet of a bundle, 0 for a link that bundles nothing
 * @param headers in order of preference; the next is asked for when one is refused, and long headers without classes in the end
 * @param takesClasses whether the far end may ask for classes
 * @param discriminator who this end is
 * @param linkDiscriminator names the link among those of this end, 0 to 65535
 */
@Clause("RFC 1661 §6; RFC 1990 §5.1; RFC 2125 §2.1; RFC 2686 §5")
public record LinkSettings(
        int mruOctets,
        FrameFormat frames,
        int mrruOctets,
        List<HeaderFormat> headers,
        boolean takesClasses,
        Optional<EndpointDiscriminator> discriminator,
        OptionalInt linkDiscriminator) {
    /** The shortest MRU that is taken: a fragment and what is needed to negotiate fit. */
    static final int LEAST_MRU = 128;

    /** Copies the list and checks the lengths. */
    public LinkSettings {
        headers = List.copyOf(headers);
        if (mruOctets < LEAST_MRU || mruOctets > 0xFFFF || mrruOctets < 0 || mrruOctets > 0xFFFF) {
            throw new IllegalArgumentException("MRU " + mruOctets + ", MRRU " + mrruOctets + "; expected MRU from "
                    + LEAST_MRU + " to 65535, MRRU from 0 to 65535");
        }
    }

    /**
     * A link of a bundle whose frames are as short as they go: no address, one octet of protocol, short sequence numbers, four classes if
     * the far end has them.
     *
     * @param linkDiscriminator unique among the links of this end
     */
    public static LinkSettings compressed(EndpointDiscriminator who, int linkDiscriminator, int mrruOctets) {
        return new LinkSettings(
                LinkOptions.DEFAULT_MRU,
                new FrameFormat(true, true),
                mrruOctets,
                List.of(new HeaderFormat(true, HeaderFormat.MAX_SHORT_CLASSES), HeaderFormat.SHORT),
                true,
                Optional.of(who),
                OptionalInt.of(linkDiscriminator));
    }

    /** The same link of a bundle that has agreed on headers already: they are the same on every link. */
    public LinkSettings like(LinkOptions own) {
        return new LinkSettings(
                mruOctets,
                frames,
                own.mrruOctets(),
                List.of(own.headers()),
                takesClasses,
                discriminator,
                linkDiscriminator);
    }
}
