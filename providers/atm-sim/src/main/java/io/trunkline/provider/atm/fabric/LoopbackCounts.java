package io.trunkline.provider.atm.fabric;

import java.util.SortedMap;

/** What became of the OAM cells that came to the ends of all channels. */
final class LoopbackCounts {
    private long asked;
    private long answered;
    private long returned;
    private long missed;
    private long ignored;
    private long malformed;

    void countAsked() {
        asked++;
    }

    void countAnswered() {
        answered++;
    }

    void countReturned() {
        returned++;
    }

    void countMissed() {
        missed++;
    }

    /** It asks somebody else, answers what nobody waits for, or cannot be answered on a channel that only receives. */
    void countIgnored() {
        ignored++;
    }

    /** Damaged, or of a function that is not known here. */
    void countMalformed() {
        malformed++;
    }

    void report(SortedMap<String, Long> into) {
        into.put("oam.loopback.asked", asked);
        into.put("oam.loopback.answered", answered);
        into.put("oam.loopback.returned", returned);
        into.put("oam.loopback.missed", missed);
        into.put("oam.ignored", ignored);
        into.put("oam.malformed", malformed);
    }
}
