package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes of a live circuit's contract, one after the other. What signalling can modify is modified: less is sent before
 * less is asked for, more only once it has been granted. Another category is a new circuit that is set up first; the members
 * move to it between two frames, and the old one is cleared when what was on its way has come. In the kernel.
 */
final class Renegotiation {
    /** What still travels on the old circuit has come by then. */
    private static final long MOVE_PICOS = EventScheduler.PICOS_PER_SECOND / 2;

    /**
     * What is wanted.
     *
     * @param groupQos of the group
     * @param channel whose share changes, {@code null} for nobody's
     * @param share what that member asks for
     */
    record Wish(Qos groupQos, ChannelEnd channel, Qos share) {}

    private record Pending(Wish wish, Consumer<Ws2Exception> outcome) {}

    private final CallerCircuit circuit;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private TrafficContract wanted;

    Renegotiation(CallerCircuit circuit) {
        this.circuit = circuit;
    }

    /** Asks for a change. @param outcome told {@code null} once it is in force, else why not */
    void ask(Wish wish, Consumer<Ws2Exception> outcome) {
        pending.add(new Pending(wish, outcome));
        if (pending.size() == 1) begin();
    }

    /** A member has gone: its part is given back, which nobody has to wait for. */
    void shrink() {
        ask(new Wish(circuit.askedGroupQos(), null, null), ignored -> {});
    }

    private Qos size(Wish wish) {
        List<Qos> shares = circuit.sharesWith(wish.channel(), wish.channel() == null ? null : wish.share());
        return CircuitTerms.size(wish.groupQos(), shares);
    }

    private void begin() {
        Wish wish = pending.peek().wish();
        wanted = circuit.host().contractOf(size(wish));
        TrafficContract now = circuit.contract();
        if (isAlike(wanted, now)) {
            done(null);
        } else if (wanted.category() == now.category()) {
            circuit.end().traffic(lower(wanted.forward(), now.forward()));
            circuit.call().modify(wanted);
        } else {
            replace(wish);
        }
    }

    private static boolean isAlike(TrafficContract one, TrafficContract other) {
        return one.category() == other.category()
                && one.forward().equals(other.forward())
                && one.backward().equals(other.backward());
    }

    private static CellTraffic lower(CellTraffic wanted, CellTraffic now) {
        return wanted.isWithin(now) ? wanted : now;
    }

    private void done(Ws2Exception refused) {
        Pending over = pending.remove();
        wanted = null;
        if (refused == null) {
            circuit.groupQos(over.wish().groupQos());
            ChannelEnd channel = over.wish().channel();
            if (channel != null) circuit.share(channel, over.wish().share());
        }
        boolean others = !pending.isEmpty(); // what the outcome asks for begins by itself
        over.outcome().accept(refused);
        if (others && !pending.isEmpty() && !circuit.isOver()) begin();
    }

    /** The network says what is in force. */
    void modified(TrafficContract now) {
        if (wanted == null) {
            circuit.degraded(now);
            return;
        }
        circuit.groupQos(pending.peek().wish().groupQos());
        circuit.inForce(now, circuit.call());
        circuit.end().traffic(now.forward());
        done(null);
    }

    void rejected(Cause cause, Optional<TrafficContract> available) {
        if (wanted == null) return;
        circuit.end().traffic(circuit.contract().forward());
        done(circuit.terms().failure(cause, size(pending.peek().wish()), available));
    }

    /** The circuit is no more. */
    void end() {
        while (!pending.isEmpty()) {
            pending.remove().outcome().accept(AtmErrors.failure(Cause.of(2, CauseValue.TEMPORARY_FAILURE)));
        }
        wanted = null;
    }

    // ---- another circuit in its place

    private void replace(Wish wish) {
        MemberRequest request = new MemberRequest(
                false,
                Optional.of(circuit.number()),
                circuit.number(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Octets.NONE);
        Qos size = size(wish);
        Replacement replacement = new Replacement(size);
        replacement.call =
                circuit.host().signalling().setup(circuit.terms().setup(request.encode(), wanted, size), replacement);
    }

    /** The new call, until it takes the place of the old one; from then on it speaks for the circuit. */
    private final class Replacement implements CallListener {
        private final Qos size;
        private Call call;
        private boolean inPlace;

        Replacement(Qos size) {
            this.size = size;
        }

        @Override
        public void connected(Answer answer) {
            if (circuit.isOver()) {
                call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
                return;
            }
            inPlace = true;
            Call old = circuit.call();
            CircuitEnd end = circuit.end();
            int vpi = end.vpi();
            int vci = end.vci();
            circuit.groupQos(pending.peek().wish().groupQos());
            circuit.replaced(old);
            end.moveTo(
                    answer.channel().vpci(),
                    answer.channel().vci(),
                    answer.contract().forward());
            circuit.inForce(answer.contract(), call);
            end.events().after(MOVE_PICOS, () -> {
                old.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
                end.detach(vpi, vci);
            });
            done(null);
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
            if (inPlace) circuit.ended(call, cause, byNetwork, userData);
            else if (wanted != null) done(circuit.terms().failure(cause, size, available));
        }

        @Override
        public void modified(TrafficContract now) {
            circuit.modified(now);
        }

        @Override
        public void modifyRejected(Cause cause, Optional<TrafficContract> available) {
            circuit.modifyRejected(cause, available);
        }
    }
}
