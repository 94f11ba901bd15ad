package io.trunkline.provider.telephony.call;

/** A state that has a number on the wire. */
interface NumberedState {
    /** As a call state element has it, 0 to 63. */
    int number();
}
