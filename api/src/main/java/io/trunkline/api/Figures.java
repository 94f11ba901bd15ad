package io.trunkline.api;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a catalog entry promises in numbers. Worse than declared is a defect.
 *
 * @param quantumOctets the most that one scheduling decision hands down, 0 where nothing is scheduled
 * @param inFlightOctets the most that may be on its way below the scheduler, so what an urgent message may have to wait
 *     for, 0 where nothing is scheduled; the bandwidth-delay product of the path comes on top
 * @param largestMessageOctets the largest message, 0 for a byte stream
 * @param capacityOctetsPerSecond what the path carries, where known
 * @param schedulers the disciplines that {@code SO_GROUP_SCHEDULER} accepts
 * @param clock the clock that the provider lives by
 * @param carriesGroupReference true if the accepting side can tell which connections come from one group
 */
public record Figures(
        int quantumOctets,
        int inFlightOctets,
        int largestMessageOctets,
        OptionalLong capacityOctetsPerSecond,
        Set<GroupScheduling> schedulers,
        ClockKind clock,
        boolean carriesGroupReference) {
    /** A byte stream on the system's clock that schedules nothing. */
    public static final Figures PLAIN_STREAM =
            new Figures(0, 0, 0, OptionalLong.empty(), Set.of(), ClockKind.REAL, false);

    /** Copies the set and checks ranges. */
    public Figures {
        Objects.requireNonNull(capacityOctetsPerSecond, "capacityOctetsPerSecond");
        Objects.requireNonNull(schedulers, "schedulers");
        Objects.requireNonNull(clock, "clock");
        schedulers = Set.copyOf(schedulers);
        if (quantumOctets < 0 || inFlightOctets < 0 || largestMessageOctets < 0) {
            throw new IllegalArgumentException("figures cannot be negative");
        }
    }
}
