package io.trunkline.conformance.lab;

import java.time.Duration;

/**
 * How much a generated check may do.
 *
 * @param tries how many cases
 * @param budget after this no new case is begun
 * @param replay the one case to run instead, empty for generated ones
 */
public record Plan(int tries, Duration budget, String replay) {
    /** A single small case, for checks that are not generated. */
    public static final Plan NONE = new Plan(1, Duration.ZERO, "");
}
