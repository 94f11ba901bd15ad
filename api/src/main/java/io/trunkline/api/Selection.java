package io.trunkline.api;

import java.util.List;
import java.util.Objects;

/**
 * The answer to {@link Ws2#select(String, Requirements)}: the chosen entry, and why every other candidate was not.
 *
 * @param profile the profile that was asked for, empty if none
 * @param chosen the chosen entry
 * @param missedPreferences texts of the preferences that the chosen entry does not have
 * @param others every other candidate, in catalog order
 */
public record Selection(String profile, ProtocolInfo chosen, List<String> missedPreferences, List<Other> others) {
    /**
     * A candidate that was not chosen.
     *
     * @param entry the candidate
     * @param reason the first requirement that it misses, or why the chosen one is better
     */
    public record Other(ProtocolInfo entry, String reason) {
        /** Nothing may be missing. */
        public Other {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Copies the lists. */
    public Selection {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(chosen, "chosen");
        Objects.requireNonNull(missedPreferences, "missedPreferences");
        Objects.requireNonNull(others, "others");
        missedPreferences = List.copyOf(missedPreferences);
        others = List.copyOf(others);
    }

    /** Names of the effective chain, top layer first. */
    public List<String> chain() {
        return chosen.chainNames();
    }

    /** The declared levels of the chosen entry. */
    public Capabilities capabilities() {
        return chosen.capabilities();
    }

    /** One line: the chosen entry, preferences that it misses, and the reason against each other candidate. */
    public String explanation() {
        StringBuilder text = new StringBuilder(chosen.id());
        if (!missedPreferences.isEmpty()) text.append(" without ").append(String.join(", ", missedPreferences));
        for (Other other : others) {
            text.append("; not ").append(other.entry().id()).append(": ").append(other.reason());
        }
        return text.toString();
    }
}
