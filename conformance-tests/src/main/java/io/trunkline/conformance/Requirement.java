package io.trunkline.conformance;

import io.trunkline.api.ProtocolInfo;

/**
 * One line of the contract.
 *
 * @param id for example {@code CONN-7}
 * @param need how binding it is
 * @param when which entries it is for
 * @param kind how it is checked
 * @param untestableBecause why the kit cannot check it; empty where it can
 * @param source the clause of the standard or the rule of Trunkline's that it comes from
 * @param clause the requirement in our own words
 */
public record Requirement(
        String id, Need need, Condition when, Kind kind, String untestableBecause, String source, String clause) {
    /** How binding a requirement is. */
    public enum Need {
        /** A provider that does otherwise does not conform. */
        MUST,
        /** There may be good reasons to do otherwise; the report names it and the verdict stands. */
        SHOULD,
        /** A liberty; the report says whether it was taken. */
        MAY
    }

    /** How a requirement is checked. */
    public enum Kind {
        /** By a check that passes or fails. */
        TESTED,
        /** As {@link #TESTED}, and tried as well where it is not declared: what works must be declared. */
        PROBED,
        /** By generated tries: a pass may be luck. */
        STOCHASTIC,
        /** Not by the kit. */
        UNTESTABLE
    }

    /** True if this entry's declaration makes the requirement binding for it. */
    public boolean appliesTo(ProtocolInfo entry) {
        return when.holdsFor(entry);
    }
}
