package io.trunkline.simulation;

/** A simulation cannot go on: a defect of ours, or a thread that waits where the simulation cannot see it. */
public final class SimulationStoppedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    SimulationStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
