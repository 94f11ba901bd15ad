package io.trunkline.provider.atm;

import io.trunkline.api.Qos;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.CalledCircuit;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.call.IncomingSetup;
import io.trunkline.provider.atm.call.SetupRequest;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.simulation.EventScheduler;
import java.util.Map;
import java.util.Optional;

/** The called side of a circuit that is one virtual connection with a traffic contract. In the kernel. */
final class AtmCalledCircuit extends CalledCircuit {
    private static final long MOVE_PICOS = EventScheduler.PICOS_PER_SECOND / 2;

    private final AtmHost host;
    private final AtmLine line;
    private Call call;
    private ConnectionIdentifier connection;
    private TrafficContract contract;

    AtmCalledCircuit(AtmHost host, IncomingSetup setup, MemberRequest request, Call call) {
        super(host, host.network().nameOf(setup.calling()), request, FrameFormat.LLC_SNAP);
        this.host = host;
        this.call = call;
        this.connection = setup.channel();
        this.contract = setup.contract();
        this.line = new AtmLine(host.port(), end());
        refit();
    }

    /** The rule of the calling side, on what comes back. */
    private void refit() {
        Qos ofGroup = askedGroupQos().map(Qos::mirrored).orElse(Qos.UNSPECIFIED);
        end().fragmentOctets(CircuitTerms.fragmentOctets(host.settings(), contract.mirrored(), ofGroup));
    }

    @Override
    protected void changed() {
        refit();
        super.changed();
    }

    @Override
    protected Qos granted(Qos asked) {
        return host.mapping().granted(asked, contract);
    }

    @Override
    public Map<String, String> facts() {
        return CircuitTerms.facts(line, contract.category(), contract.backward());
    }

    // ---- the first member

    @Override
    protected void alert() {
        call.alert();
    }

    @Override
    protected Octets take(Octets memberAnswer) {
        line.attach(connection.vpci(), connection.vci(), contract.backward());
        int cut = Math.min(memberAnswer.size(), SetupRequest.MAX_MEMBER_REQUEST_OCTETS);
        call.accept(memberAnswer.slice(cut, memberAnswer.size()), memberAnswer.slice(0, cut));
        return Octets.NONE;
    }

    @Override
    protected void refuse(CauseValue cause) {
        call.reject(cause, Octets.NONE);
    }

    @Override
    protected void released() {
        line.close();
    }

    // ---- its calls

    private void ended(Cause cause) {
        end(AtmErrors.failure(cause), cause.value() == CauseValue.NORMAL_CALL_CLEARING.code());
    }

    private void inForce(TrafficContract now) {
        contract = now;
        line.traffic(now.backward());
        changed();
    }

    /** Who listens to the first call; once that has been replaced its end means nothing. */
    CallListener listener() {
        return new Listener(call, null);
    }

    /** Another call takes the place of this circuit's. */
    CallListener replacedBy(IncomingSetup setup, Call newCall) {
        ConnectionIdentifier oldConnection = connection;
        call = newCall;
        connection = setup.channel();
        contract = setup.contract();
        newCall.accept(Octets.NONE, MemberAnswer.EMPTY.encode());
        return new Listener(newCall, oldConnection);
    }

    /** Listens to one of its calls; the end of one that has been replaced is nobody's. */
    private final class Listener implements CallListener {
        private final Call mine;

        private final ConnectionIdentifier myConnection = connection;
        /** Of the call that was replaced, {@code null} if there was none. */
        private final ConnectionIdentifier oldConnection;

        Listener(Call mine, ConnectionIdentifier oldConnection) {
            this.mine = mine;
            this.oldConnection = oldConnection;
        }

        @Override
        public void connected(Answer answer) {
            if (oldConnection == null) return;
            line.moveTo(connection.vpci(), connection.vci(), contract.backward());
            host.events().after(MOVE_PICOS, () -> line.detach(oldConnection.vpci(), oldConnection.vci()));
            changed();
        }

        @Override
        public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
            if (call == mine) AtmCalledCircuit.this.ended(cause);
            else line.detach(myConnection.vpci(), myConnection.vci());
        }

        @Override
        public void modified(TrafficContract now) {
            if (call == mine) inForce(now);
        }

        @Override
        public void imposed(TrafficContract now) {
            if (call == mine) inForce(now);
        }
    }
}
