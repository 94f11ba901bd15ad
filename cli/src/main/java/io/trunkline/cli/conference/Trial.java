package io.trunkline.cli.conference;

import java.util.Map;

/**
 * One conference that is to be held.
 *
 * @param provider entry, chain or profile; {@code null} for the default
 * @param grouped whether each party has a socket group
 * @param alone whether it is the only one
 */
record Trial(String provider, boolean grouped, boolean alone) {
    /**
     * A conference that was held, or failed.
     *
     * @param json its result
     * @param result the same, {@code null} if it failed
     */
    record Held(Map<String, Object> json, ConferenceResult result) {
        /** True if everything arrived. */
        boolean isWhole() {
            return result != null && result.isWhole();
        }
    }

    /** What tells its files from those of the others; empty if it is the only one. */
    String files() {
        if (alone) return "";
        String name = provider == null ? "" : provider.replaceAll("[^A-Za-z0-9]+", "-") + '-';
        return name + (grouped ? "grouped" : "ungrouped");
    }
}
