package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;

/** The calls of a network, numbered from 1 in the order of placing, as faults find them. In the kernel. */
public interface PlacedCalls {
    /** What goes wrong with calls. */
    CallFaults<?> faults();

    /** How many calls have been placed. */
    int placed();

    /** Something that happens once the call of this number has been placed. */
    void whenPlaced(int number, Runnable event);

    /**
     * The network clears a call.
     *
     * @return false if there is none
     */
    boolean release(int number, CauseValue cause);
}
