package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.Element;
import java.util.List;

/**
 * A call to be placed.
 *
 * @param called whom
 * @param calling on whose behalf
 * @param contract forward is away from here
 * @param multipoint true if parties may be added; then backward must carry nothing
 * @param memberRequest travels as generic identifier transport, at most {@link #MAX_MEMBER_REQUEST_OCTETS}
 * @param userData travels as user-user information, at most {@link #MAX_USER_DATA_OCTETS}
 * @param specific elements that go into SETUP as they are and win over the computed ones of the same type
 */
public record SetupRequest(
        AtmAddress called,
        AtmAddress calling,
        TrafficContract contract,
        boolean multipoint,
        Octets memberRequest,
        Octets userData,
        List<Element> specific) {
    /** What three elements of generic identifier transport hold. */
    public static final int MAX_MEMBER_REQUEST_OCTETS = 3 * 59;
    /** What one element of user-user information holds behind its protocol discriminator. */
    public static final int MAX_USER_DATA_OCTETS = 128;

    /** Copies the list. */
    public SetupRequest {
        specific = List.copyOf(specific);
    }
}
