package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.Optional;
import java.util.TreeMap;

/** What goes wrong with calls, by the number of the call in the order of placing, from 1. */
public final class CallFaults {
    /** @param refusal empty: the called side does not answer */
    record CallFault(Optional<Cause> refusal) {}

    private final TreeMap<Integer, CallFault> byNumber = new TreeMap<>();

    CallFaults() {}

    /** The network refuses a call. */
    public void refuse(int number, CauseValue cause) {
        byNumber.put(number, new CallFault(Optional.of(Cause.of(CallLeg.NETWORK, cause))));
    }

    /** The called user is busy. */
    public void busy(int number) {
        byNumber.put(number, new CallFault(Optional.of(Cause.of(CallLeg.USER, CauseValue.USER_BUSY))));
    }

    /** The called user does not answer: the call is cleared after T303 has expired twice. */
    public void noAnswer(int number) {
        byNumber.put(number, new CallFault(Optional.empty()));
    }

    Optional<CallFault> take(int number) {
        return Optional.ofNullable(byNumber.remove(number));
    }
}
