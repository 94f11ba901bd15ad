package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What goes wrong with calls, by the number of the call in the order of placing, from 1.
 *
 * @param <C> a cause as the network's messages carry it
 */
public final class CallFaults<C> {
    /** @param refusal empty: the called side does not answer */
    public record CallFault<C>(Optional<C> refusal) {}

    private final TreeMap<Integer, CallFault<C>> byNumber = new TreeMap<>();
    private final Function<CauseValue, C> byNetwork;
    private final C busy;

    /**
     * Nothing goes wrong yet.
     *
     * @param byNetwork a cause whose location is the network
     * @param busy what a user who is busy answers
     */
    public CallFaults(Function<CauseValue, C> byNetwork, C busy) {
        this.byNetwork = byNetwork;
        this.busy = busy;
    }

    /** The network refuses a call. */
    public void refuse(int number, CauseValue cause) {
        byNumber.put(number, new CallFault<>(Optional.of(byNetwork.apply(cause))));
    }

    /** The called user is busy. */
    public void busy(int number) {
        byNumber.put(number, new CallFault<>(Optional.of(busy)));
    }

    /** The called user does not answer: the call is cleared after T303 has expired twice. */
    public void noAnswer(int number) {
        byNumber.put(number, new CallFault<>(Optional.empty()));
    }

    /** What goes wrong with the call that is placed now. It goes wrong once. */
    public Optional<CallFault<C>> take(int number) {
        return Optional.ofNullable(byNumber.remove(number));
    }
}
