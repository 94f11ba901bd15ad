package io.trunkline.provider.telephony.traffic;

import io.trunkline.protocol.Clause;

/** How much longer zero insertion makes what a channel carries: a bit after every five ones in a row. */
@Clause("RFC 1618 §3; ITU-T Q.921 §2.6")
public enum Stuffing {
    // @formatter:off
    /** Octets of ones alone: one bit in five. */          WORST(Ratio.of(6, 5)),
    /** The mean over random octets: one bit in 62. */     MEAN(Ratio.of(63, 62));
    // @formatter:on

    private final Ratio factor;

    Stuffing(Ratio factor) {
        this.factor = factor;
    }

    /** Line bits for each bit that is sent. */
    public Ratio factor() {
        return factor;
    }
}
