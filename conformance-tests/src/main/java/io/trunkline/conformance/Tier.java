package io.trunkline.conformance;

import java.time.Duration;

/** How much time a run may take. */
public enum Tier {
    /** Seconds: after every change. */
    SMOKE(12, Duration.ofSeconds(10)),
    /** Minutes: before a release. */
    STANDARD(300, Duration.ofMinutes(2)),
    /** As long as it takes: over night. */
    SOAK(20_000, Duration.ofHours(8));

    private final int tries;
    private final Duration budget;

    Tier(int tries, Duration budget) {
        this.tries = tries;
        this.budget = budget;
    }

    /** Generated cases per stochastic requirement. */
    public int tries() {
        return tries;
    }

    /** What a run on a good provider takes at most, on two processors. */
    public Duration budget() {
        return budget;
    }
}
