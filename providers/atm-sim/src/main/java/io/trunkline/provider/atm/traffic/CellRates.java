package io.trunkline.provider.atm.traffic;

/**
 * Cells per second in both directions of a link.
 *
 * @param forward out of the end whose {@link Admission} it is
 * @param backward into that end
 */
public record CellRates(int forward, int backward) {}
