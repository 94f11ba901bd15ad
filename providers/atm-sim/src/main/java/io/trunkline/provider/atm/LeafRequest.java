package io.trunkline.provider.atm;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.circuit.socket.WaitingRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.call.Answer;
import io.trunkline.provider.atm.call.Call;
import io.trunkline.provider.atm.call.CallListener;
import io.trunkline.provider.atm.call.IncomingSetup;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A root's call that waits at a leaf's listener, and goes on as the accepted leaf's. The kernel guards its fields. */
final class LeafRequest implements IncomingConnection, CallListener {
    private final LeafListener listener;
    private final IncomingSetup setup;
    private final Call call;
    private final IncomingCall facts;
    private final String circuit;
    private TrafficContract contract;
    private LeafSocket accepted;

    private LeafRequest(LeafListener listener, IncomingSetup setup, MemberRequest said, Call call) {
        this.listener = listener;
        this.setup = setup;
        this.call = call;
        this.contract = setup.contract();
        this.circuit = listener.network().nameOf(setup.calling()) + "#" + said.circuit();
        this.facts = new IncomingCall(
                new AtmSocketAddress(listener.network().nameOf(setup.calling()), said.callingService()),
                new AtmSocketAddress(listener.host().name(), said.calledService()),
                ByteBuffer.wrap(said.callerData().toArray()),
                said.qos().map(Qos::mirrored),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                AtmCatalog.USER_DATA_OCTETS);
    }

    /**
     * Brings a call to who listens for it.
     *
     * @param owner of the called service, {@code null} if nobody has it
     */
    static CallListener offer(ProviderSocket owner, IncomingSetup setup, MemberRequest said, Call call) {
        if (!(owner instanceof LeafListener listener)) {
            call.reject(CauseValue.INCOMPATIBLE_DESTINATION, Octets.NONE);
            return Nobody.NOBODY;
        }
        LeafRequest request = new LeafRequest(listener, setup, said, call);
        CauseValue refusal = listener.offer(request);
        if (refusal == null) call.alert();
        else call.reject(refusal, Octets.NONE);
        return request;
    }

    @Override
    public ConnectionRequest request() {
        return facts;
    }

    @Override
    public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
        return listener.network().call(() -> {
            if (!listener.takes(this)) throw new Ws2Exception(WsaError.WSAECONNRESET, "the root has gone");
            if (!decision.group().equals(GroupRequest.NONE)) {
                refuse(CauseValue.CALL_REJECTED);
                throw new Ws2Exception(
                        WsaError.WSAEINVAL, "a leaf's circuit is the root's alone: accept it into no group");
            }
            accepted = listener.transport().add(new LeafSocket(listener, this, upcalls));
            listener.host().leaves.enter(setup.channel(), accepted);
            Octets data = WaitingRequest.octets(decision.calleeData());
            call.accept(
                    new MemberAnswer(Optional.empty(), Optional.empty(), OptionalInt.empty(), data).encode(),
                    Octets.NONE);
            return accepted;
        });
    }

    @Override
    public void reject() {
        listener.network().act(() -> {
            if (listener.takes(this)) refuse(CauseValue.CALL_REJECTED);
        });
    }

    /** In the kernel: it cannot be. */
    void refuse(CauseValue cause) {
        call.reject(cause, Octets.NONE);
    }

    /** The accepted leaf has been closed. */
    void leave(LeafSocket leaf) {
        listener.host().leaves.leave(setup.channel(), leaf);
        call.release(CauseValue.NORMAL_CALL_CLEARING, Octets.NONE);
    }

    AtmSocketAddress caller() {
        return (AtmSocketAddress) facts.callerId();
    }

    AtmSocketAddress called() {
        return (AtmSocketAddress) facts.calleeId();
    }

    /** The circuit, as the root calls it, on the channel that it has here. */
    String circuitName() {
        return MulticastCircuit.name(
                circuit, setup.channel().vpci(), setup.channel().vci(), contract);
    }

    /** What came on its channel; empty if the leaf is not on it any more. */
    Map<String, String> figures(LeafSocket leaf) {
        return listener.host().leaves.figures(setup.channel(), leaf);
    }

    Qos qos() {
        return facts.qos().orElse(Qos.UNSPECIFIED);
    }

    // ---- the call

    @Override
    public void connected(Answer answer) {}

    @Override
    public void imposed(TrafficContract now) {
        contract = now;
        if (accepted == null) return;
        Qos asked = qos().mirrored(); // as the root sees it
        accepted.granted(listener.host().mapping().granted(asked, now).mirrored());
    }

    @Override
    public void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available) {
        listener.takes(this);
        if (accepted == null) return;
        listener.host().leaves.leave(setup.channel(), accepted);
        accepted.ended(cause);
    }
}
