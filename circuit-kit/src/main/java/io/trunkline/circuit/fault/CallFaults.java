package io.trunkline.circuit.fault;

import io.trunkline.circuit.CauseValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What goes wrong with calls, by the number of the call in the order of placing, from 1, and by whose calls they are.
 *
 * @param <C> a cause as the network's messages carry it
 */
public final class CallFaults<C> {
    /** @param refusal empty: the called side does not answer */
    public record CallFault<C>(Optional<C> refusal) {}

    /**
     * Which calls.
     *
     * @param first the number of the first that may be one
     * @param last that of the last
     * @param count how many of these at most
     * @param from only those that this host places, all if empty
     * @param to only those to this host, all if empty
     */
    public record Calls(int first, int last, int count, Optional<String> from, Optional<String> to) {
        /** The call of this number. */
        public static Calls number(int number) {
            return new Calls(number, number, 1, Optional.empty(), Optional.empty());
        }

        private boolean has(int number, String caller, String called) {
            return first <= number && number <= last && is(from, caller) && is(to, called);
        }

        private static boolean is(Optional<String> wanted, String host) {
            return wanted.isEmpty() || wanted.get().equals(host);
        }
    }

    private static final class Order<C> {
        private final Calls calls;
        private final CallFault<C> fault;
        private int left;

        private Order(Calls calls, CallFault<C> fault) {
            this.calls = calls;
            this.fault = fault;
            this.left = calls.count();
        }
    }

    private final List<Order<C>> orders = new ArrayList<>();
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

    /** The network refuses these calls. */
    public void refuse(Calls calls, CauseValue cause) {
        order(calls, Optional.of(byNetwork.apply(cause)));
    }

    /** The called user is busy. */
    public void busy(Calls calls) {
        order(calls, Optional.of(busy));
    }

    /** The called user does not answer: the call is cleared after T303 has expired twice. */
    public void noAnswer(Calls calls) {
        order(calls, Optional.empty());
    }

    private void order(Calls calls, Optional<C> refusal) {
        orders.add(new Order<>(calls, new CallFault<>(refusal)));
    }

    /**
     * What goes wrong with a call that is placed now; of several faults that fit, the one that was ordered first.
     *
     * @param caller the host that places it
     * @param called the host that it is for, empty for a number of nobody's
     */
    public Optional<CallFault<C>> take(int number, String caller, String called) {
        for (Iterator<Order<C>> each = orders.iterator(); each.hasNext(); ) {
            Order<C> order = each.next();
            if (!order.calls.has(number, caller, called)) continue;
            if (--order.left == 0) each.remove();
            return Optional.of(order.fault);
        }
        return Optional.empty();
    }
}
