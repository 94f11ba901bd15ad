package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import java.time.Duration;

/**
 * The parameters of an entity.
 *
 * @param cc how long an answer to BGN, END, RS or ER is waited for
 * @param poll between polls while data flows
 * @param keepAlive between polls when none flows and the last was not answered
 * @param noResponse the connection ends when the peer is silent this long
 * @param idle between polls when none flows
 * @param maxCc times that BGN, END, RS or ER is sent, at least 1
 * @param maxPd SDs between polls, at least 1
 * @param maxStat list elements in a STAT, odd, at least 3
 * @param maxSduOctets longest SDU
 * @param windowSdus SDUs that the receiver takes ahead of the next one, 1 to 2^22
 * @param toleratesOldUnits a unit that the circuit delivered twice is reported and dropped; otherwise it starts error recovery, as
 *     the standard has it
 */
@Clause("ITU-T Q.2110 (07/94) §7.6, §7.7; Q.2130 (07/94) §9")
public record SscopProfile(
        Duration cc,
        Duration poll,
        Duration keepAlive,
        Duration noResponse,
        Duration idle,
        int maxCc,
        int maxPd,
        int maxStat,
        int maxSduOctets,
        int windowSdus,
        boolean toleratesOldUnits) {
    private static final int MAX_WINDOW = 1 << 22;

    /** Below signalling at the user-network interface, on VPI 0 and VCI 5. */
    public static final SscopProfile UNI = new SscopProfile(
            SscopTimer.CC.duration(),
            SscopTimer.POLL.duration(),
            SscopTimer.KEEP_ALIVE.duration(),
            SscopTimer.NO_RESPONSE.duration(),
            SscopTimer.IDLE.duration(),
            SscopTimer.CC.expiries(),
            25,
            67,
            4096,
            30,
            false);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException a value outside its range
     */
    public SscopProfile {
        if (maxCc < 1 || maxPd < 1 || maxSduOctets < 1) {
            throw new IllegalArgumentException("maxCc " + maxCc + ", maxPd " + maxPd + ", maxSduOctets " + maxSduOctets
                    + " of an SSCOP profile, expected at least 1 each");
        }
        if (maxStat < 3 || maxStat % 2 == 0) {
            throw new IllegalArgumentException(
                    "maxStat " + maxStat + " of an SSCOP profile, expected odd and at least 3");
        }
        if (windowSdus < 1 || windowSdus > MAX_WINDOW) {
            throw new IllegalArgumentException(
                    "window of " + windowSdus + " SDUs in an SSCOP profile, expected 1 to " + MAX_WINDOW);
        }
    }

    /** A profile for bulk data over a circuit that may lose and repeat units. */
    public static SscopProfile stream(Duration poll, int maxPd, int maxSduOctets, int windowSdus) {
        return new SscopProfile(
                UNI.cc,
                poll,
                UNI.keepAlive,
                UNI.noResponse,
                UNI.idle,
                UNI.maxCc,
                maxPd,
                UNI.maxStat,
                maxSduOctets,
                windowSdus,
                true);
    }

    /** The same with another number of attempts to begin or to end. */
    public SscopProfile withMaxCc(int attempts) {
        return new SscopProfile(
                cc,
                poll,
                keepAlive,
                noResponse,
                idle,
                attempts,
                maxPd,
                maxStat,
                maxSduOctets,
                windowSdus,
                toleratesOldUnits);
    }

    /** The same with another time after which a peer that says nothing has failed. */
    public SscopProfile withNoResponse(Duration other) {
        return new SscopProfile(
                cc, poll, keepAlive, other, idle, maxCc, maxPd, maxStat, maxSduOctets, windowSdus, toleratesOldUnits);
    }

    /** How long a timer runs. */
    public Duration duration(SscopTimer timer) {
        return switch (timer) {
            case CC -> cc;
            case POLL -> poll;
            case KEEP_ALIVE -> keepAlive;
            case NO_RESPONSE -> noResponse;
            case IDLE -> idle;
        };
    }
}
