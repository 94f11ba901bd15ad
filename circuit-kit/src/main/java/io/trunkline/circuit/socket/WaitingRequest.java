package io.trunkline.circuit.socket;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.MemberTraits;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** A request that waits at a listener: with a call, or on a circuit that is there. */
public final class WaitingRequest implements IncomingConnection {
    private final CircuitHost host;
    private final CalledCircuit circuit;
    /** {@code null} for the first member, whose request came with the call. */
    private final ChannelEnd channel;

    private final MemberRequest said;
    private final IncomingCall facts;
    private CircuitSocket listener;

    public WaitingRequest(CircuitHost host, CalledCircuit circuit, ChannelEnd channel, MemberRequest said) {
        this.host = host;
        this.circuit = circuit;
        this.channel = channel;
        this.said = said;
        this.facts = new IncomingCall(
                host.network().address(circuit.caller(), said.callingService()),
                host.network().address(host.name(), said.calledService()),
                ByteBuffer.wrap(said.callerData().toArray()),
                said.qos().filter(qos -> !qos.asksForNothing()).map(Qos::mirrored),
                said.membership()
                        .flatMap(MemberRequest.Membership::qos)
                        .filter(qos -> !qos.asksForNothing())
                        .map(Qos::mirrored),
                said.membership().map(group -> OptionalInt.of(group.priority())).orElse(OptionalInt.empty()),
                said.membership().map(MemberRequest.Membership::reference),
                host.network().userDataOctets());
    }

    public int service() {
        return said.calledService();
    }

    boolean messages() {
        return said.messages();
    }

    void waitsAt(CircuitSocket socket) {
        listener = socket;
    }

    @Override
    public ConnectionRequest request() {
        return facts;
    }

    @Override
    public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
        return host.network().call(() -> {
            if (!listener.takes(this)) throw new Ws2Exception(WsaError.WSAECONNRESET, "the caller has gone");
            GroupMember member = enterGroup(decision);
            CircuitSocket socket = listener.accepted(member, upcalls, facts.calleeId());
            Octets data = octets(decision.calleeData());
            MemberAnswer answer = new MemberAnswer(
                    decision.qos(), decision.groupQos(), host.settings().toldWindow(said.messages()), data);
            if (channel == null) {
                ChannelEnd first = circuit.accept(member, answer);
                first.owner(socket);
                socket.answers(first, circuit, said, facts.callerId());
            } else {
                circuit.answered(channel);
                socket.answers(channel, circuit, said, facts.callerId());
                channel.accept(answer.encode(), member, socket);
            }
            return socket;
        });
    }

    public static Octets octets(ByteBuffer data) {
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return Octets.copyOf(copy);
    }

    /** Puts the accepted socket where it is to be; where that fails the connection is rejected and nothing is left. */
    private GroupMember enterGroup(Decision decision) throws Ws2Exception {
        MemberTraits traits = MemberTraits.of(listener.entry());
        GroupMember member = null;
        try {
            boolean mirrors = decision.mirrorsGroup() && said.membership().isPresent();
            member = mirrors
                    ? host.groups.enterMirror(
                            said.membership().get().reference(),
                            circuit.caller(),
                            said.membership().get().kind(),
                            said.membership().get().priority(),
                            traits)
                    : host.groups.enter(decision.group(), traits);
            if (member != null) member.claim(facts.callerId()).confirm();
            return member;
        } catch (Ws2Exception e) {
            if (member != null) member.leave();
            refuse(CauseValue.CALL_REJECTED);
            throw e;
        }
    }

    @Override
    public void reject() {
        host.network().act(() -> {
            if (listener.takes(this)) refuse(CauseValue.CALL_REJECTED);
        });
    }

    /** In the kernel: it cannot be. */
    void refuse(CauseValue cause) {
        if (channel == null) {
            circuit.reject(cause);
        } else {
            circuit.answered(channel);
            channel.refuse(cause);
        }
    }

    /** In the kernel: the caller has gone. */
    void withdraw() {
        if (listener != null) listener.takes(this);
    }
}
