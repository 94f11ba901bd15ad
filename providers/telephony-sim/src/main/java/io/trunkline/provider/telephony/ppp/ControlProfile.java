package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import java.time.Duration;

/**
 * Timers and counters of a negotiation.
 *
 * @param protocol its number in frames
 * @param vendor what stands before the data of every packet: an OUI, or nothing
 * @param firstRestart how long an answer is waited for at first; doubled with each repetition
 * @param lastRestart and at most this long
 * @param maxConfigure Configure-Requests without an answer
 * @param maxTerminate Terminate-Requests without an answer
 * @param maxFailure requests that are answered with better values; after that they are rejected
 */
@Clause("RFC 1661 §4.6; RFC 1618 §5")
public record ControlProfile(
        int protocol,
        Octets vendor,
        Duration firstRestart,
        Duration lastRestart,
        int maxConfigure,
        int maxTerminate,
        int maxFailure) {
    private static final Duration FIRST_RESTART = Duration.ofMillis(250);
    private static final Duration LAST_RESTART = Duration.ofSeconds(3);
    private static final int MAX_CONFIGURE = 10;
    private static final int MAX_TERMINATE = 2;
    private static final int MAX_FAILURE = 5;

    /** The standards' values for a protocol on ISDN. */
    public static ControlProfile of(PppProtocol protocol, Octets vendor) {
        return new ControlProfile(
                protocol.number(), vendor, FIRST_RESTART, LAST_RESTART, MAX_CONFIGURE, MAX_TERMINATE, MAX_FAILURE);
    }
}
