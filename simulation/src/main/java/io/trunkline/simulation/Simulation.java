package io.trunkline.simulation;

/** The kernel of one simulated network. */
public final class Simulation {
    /** A kernel. */
    public Simulation() {}
}
