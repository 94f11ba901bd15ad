package io.trunkline.circuit.call;

/** A state that has a number on the wire. */
public interface NumberedState {
    /** As a call state or endpoint state element has it, 0 to 63. */
    int number();
}
