/**
 * The kernel of a simulation: exact time, events in a stable order, actors that wait for them, seeded randomness and the
 * trace of a run. Time is a {@code long} of picoseconds from the start of the simulation, which lasts 106 days.
 */
package io.trunkline.simulation;
