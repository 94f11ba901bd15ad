package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.traffic.CellTraffic;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.simulation.EventScheduler;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A change of a live circuit's contract. What signalling can modify is modified: less is sent before less is asked for, more
 * only once it has been granted. Another category is a new circuit that is set up first; the members move to it between two
 * frames, and the old one is cleared when what was on its way has come. In the kernel.
 */
final class ContractChange {
    /** What still travels on the old circuit has come by then. */
    private static final long MOVE_PICOS = EventScheduler.PICOS_PER_SECOND / 2;

    private final AtmCallerCircuit circuit;
    private TrafficContract wanted;
    private Qos size;
    private Consumer<Ws2Exception> outcome;

    ContractChange(AtmCallerCircuit circuit) {
        this.circuit = circuit;
    }

    /** One at a time. */
    void begin(Qos newSize, Consumer<Ws2Exception> whenOver) {
        size = newSize;
        outcome = whenOver;
        wanted = circuit.host().contractOf(size);
        TrafficContract now = circuit.contract();
        if (isAlike(wanted, now)) {
            done(null);
        } else if (wanted.category() == now.category()) {
            circuit.line().traffic(allowed(now.forward()));
            circuit.call().modify(wanted);
        } else {
            replace();
        }
    }

    private static boolean isAlike(TrafficContract one, TrafficContract other) {
        return one.category() == other.category()
                && one.forward().equals(other.forward())
                && one.backward().equals(other.backward());
    }

    /** What may be sent under a contract that is in force: what has been asked for, if that is less. */
    CellTraffic allowed(CellTraffic now) {
        boolean asksForLess = wanted != null
                && wanted.category() == circuit.contract().category()
                && wanted.forward().isWithin(now);
        return asksForLess ? wanted.forward() : now;
    }

    private void done(Ws2Exception refused) {
        wanted = null;
        outcome.accept(refused);
    }

    /** What was asked for is in force. */
    void modified(TrafficContract now) {
        circuit.inForce(now, circuit.call(), circuit.channel());
        circuit.line().traffic(now.forward());
        done(null);
    }

    void rejected(Cause cause, Optional<TrafficContract> available) {
        if (wanted == null) return;
        circuit.line().traffic(circuit.contract().forward());
        done(circuit.terms().failure(cause, size, available));
    }

    // ---- another circuit in its place

    private void replace() {
        Replacement replacement = new Replacement();
        replacement.call = circuit.host()
                .signalling()
                .setup(circuit.terms().setup(circuit.replacement(), wanted, size), replacement);
    }

    /** The new call, until it takes the place of the old one; from then on it speaks for the circuit. */
    private final class Replacement implements CallListener {
        private Call call;
        private boolean inPlace;
        private ConnectionIdentifier channel;

        @Override
        public void connected(Answer answer) {
            if (circuit.isOver()) {
                call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
                return;
            }
            inPlace = true;
            Call old = circuit.call();
            AtmLine line = circuit.line();
            ConnectionIdentifier oldChannel = circuit.channel();
            circuit.replaced(old);
            channel = answer.channel();
            line.moveTo(channel.vpci(), channel.vci(), answer.contract().forward());
            circuit.inForce(answer.contract(), call, channel);
            circuit.host().events().after(MOVE_PICOS, () -> {
                old.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
                line.detach(oldChannel.vpci(), oldChannel.vci());
            });
            done(null);
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
            if (inPlace) circuit.ended(call, channel, cause);
            else if (wanted != null) done(circuit.terms().failure(cause, size, available));
        }

        @Override
        public void modified(TrafficContract now) {
            circuit.modified(now);
        }

        @Override
        public void imposed(TrafficContract now) {
            circuit.imposed(call, now);
        }

        @Override
        public void modifyRejected(Cause cause, Optional<TrafficContract> available) {
            circuit.modifyRejected(cause, available);
        }
    }
}
