package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import java.time.Duration;

/**
 * The system parameters of an access.
 *
 * @param t200 how long an acknowledgement or an answer is waited for; longer than the line needs for a frame there and back
 * @param t201 how long answers to an identity check are collected
 * @param t202 how long an identity assignment is waited for
 * @param t203 how long a link may be quiet before the peer is asked whether it is there
 * @param n200 how often a command is repeated, at least 1
 * @param n201 longest information, octets, at least 1
 * @param n202 how often an identity request is sent, at least 1
 * @param k I frames that may be outstanding, 1 to 127
 */
@Clause("ITU-T Q.921 (09/97) §5.9, Table 9")
public record LapdProfile(
        Duration t200, Duration t201, Duration t202, Duration t203, int n200, int n201, int n202, int k) {
    // @formatter:off
    /** Signalling on a basic access. */
    public static final LapdProfile BASIC        = standard(1);
    /** Packets on the D channel of a basic access. */
    public static final LapdProfile BASIC_PACKET = standard(3);
    /** Signalling on a primary rate access. */
    public static final LapdProfile PRIMARY      = standard(7);
    // @formatter:on

    private static final int MAX_K = LapdControl.MODULUS - 1;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException a value outside its range
     */
    public LapdProfile {
        if (n200 < 1 || n201 < 1 || n202 < 1) {
            throw new IllegalArgumentException("N200 " + n200 + ", N201 " + n201 + ", N202 " + n202
                    + " of a LAPD profile, expected at least 1 each");
        }
        if (k < 1 || k > MAX_K) {
            throw new IllegalArgumentException("k " + k + " of a LAPD profile, expected 1 to " + MAX_K);
        }
        for (Duration duration : new Duration[] {t200, t201, t202, t203}) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(
                        "a timer of " + duration + " in a LAPD profile, expected more than 0");
            }
        }
    }

    private static LapdProfile standard(int k) {
        return new LapdProfile(
                LapdTimer.T200.duration(),
                LapdTimer.T201.duration(),
                LapdTimer.T202.duration(),
                LapdTimer.T203.duration(),
                3,
                260,
                LapdTimer.T202.expiries(),
                k);
    }

    /** The same with another window. */
    public LapdProfile withWindow(int frames) {
        return new LapdProfile(t200, t201, t202, t203, n200, n201, n202, frames);
    }

    /** How long a timer runs. */
    public Duration duration(LapdTimer timer) {
        return switch (timer) {
            case T200 -> t200;
            case T201 -> t201;
            case T202 -> t202;
            case T203 -> t203;
        };
    }
}
