package io.trunkline.circuit.socket;

import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.sscop.SscopProfile;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What is configured for connections.
 *
 * @param bufferOctets what waits at each end in each direction
 * @param fragmentOctets the largest fragment
 * @param largestMessageOctets the largest message
 * @param patience how long a member may hear nothing of the other side before it has failed; long where strict priorities may
 *     keep it from the line for a while
 * @param deferral how long a member that joins a circuit may wait for an answer, a second at least
 */
public record ChannelSettings(
        int bufferOctets, int fragmentOctets, int largestMessageOctets, Duration patience, Duration deferral) {
    /** As long as a first member may wait, whose call alerts: timer T301 of the network. */
    public static final Duration USUAL_DEFERRAL = Duration.ofSeconds(180);

    /** Below it members fail before an answer can come. */
    public static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MAX_PD = 16;
    private static final int MIN_WINDOW = 4;

    /** One kind octet, and the largest fragment that any peer's configuration allows. */
    private static final int MAX_SDU_OCTETS = 1 + 8192;

    /** Octets of messages that wait to be read at most: one of the largest always has room. */
    int messageWindow() {
        return Math.max(bufferOctets, largestMessageOctets);
    }

    /** What the other side of a connection is told of {@link #messageWindow}. */
    OptionalInt toldWindow(boolean messages) {
        boolean unusual = messages && messageWindow() != MemberRequest.USUAL_WINDOW;
        return unusual ? OptionalInt.of(messageWindow()) : OptionalInt.empty();
    }

    /** SDUs under way at most. */
    private int windowSdus() {
        return Math.max(MIN_WINDOW, bufferOctets / fragmentOctets);
    }

    /** How a member's SSCOP entity runs: it begins again each second until it is answered. */
    SscopProfile memberProfile() {
        int begins = (int) Math.max(1, Math.min(Integer.MAX_VALUE, deferral.toSeconds()));
        return SscopProfile.stream(POLL, MAX_PD, MAX_SDU_OCTETS, windowSdus())
                .withMaxCc(begins)
                .withNoResponse(patience);
    }
}
