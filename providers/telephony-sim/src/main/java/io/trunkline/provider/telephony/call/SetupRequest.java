package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Element;
import java.util.List;
import java.util.Optional;

/**
 * A call to be placed: unrestricted digital information over channels of 64 kbit/s.
 *
 * @param called digits, a plus sign in front of an international number
 * @param complete false if digits may follow with {@link Call#sendDigits}
 * @param calling on whose behalf, empty: the network says
 * @param wish how many channels and which; more than one is one multirate call
 * @param userData caller data
 * @param specific elements that go into SETUP as they are and win over the computed ones of the same type
 */
public record SetupRequest(
        String called,
        boolean complete,
        Optional<String> calling,
        ChannelWish wish,
        Octets userData,
        List<Element> specific) {
    /** Copies the list. */
    public SetupRequest {
        specific = List.copyOf(specific);
    }

    /** A call on any channel. */
    public static SetupRequest to(String called, String calling, Octets userData) {
        return new SetupRequest(called, true, Optional.of(calling), ChannelWish.any(1), userData, List.of());
    }

    /** The same with other wishes for channels. */
    public SetupRequest on(ChannelWish other) {
        return new SetupRequest(called, complete, calling, other, userData, specific);
    }
}
