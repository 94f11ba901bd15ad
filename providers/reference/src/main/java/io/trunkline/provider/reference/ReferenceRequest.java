package io.trunkline.provider.reference;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.MemberTraits;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;

/** A request that waits at a listener. */
final class ReferenceRequest implements IncomingConnection {
    private final ReferenceSocket listener;
    private final Attempt attempt;
    private final IncomingCall facts;

    ReferenceRequest(ReferenceSocket listener, Attempt attempt, IncomingCall facts) {
        this.listener = listener;
        this.attempt = attempt;
        this.facts = facts;
    }

    @Override
    public ConnectionRequest request() {
        return facts;
    }

    @Override
    public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
        return listener.network().call(now -> {
            if (!listener.takes(this)) throw new Ws2Exception(WsaError.WSAECONNRESET, "the caller has gone");
            GroupMember member = enterGroup(decision, now);
            ReferenceSocket accepted = listener.accepted(member, upcalls);
            Circuit circuit = attempt.circuit();
            End end = new End(circuit, circuit.calleeLane(), accepted.isMessageOriented(), member, accepted::changed);
            accepted.answers(end, (LocalAddress) facts.callerId());
            attempt.accept(end, decision, now);
            return accepted;
        });
    }

    /** Puts the accepted socket where it is to be; where that fails the connection is rejected and nothing is left. */
    private GroupMember enterGroup(Decision decision, long nowNanos) throws Ws2Exception {
        MemberTraits traits = MemberTraits.of(listener.entry());
        Host host = listener.host();
        GroupMember member = null;
        try {
            boolean mirrors = decision.mirrorsGroup() && facts.groupReference().isPresent();
            member = mirrors
                    ? host.groups.enterMirror(
                            facts.groupReference().get(),
                            ((LocalAddress) facts.callerId()).host(),
                            attempt.groupKind(),
                            facts.priority().orElse(0),
                            traits)
                    : host.groups.enter(decision.group(), traits);
            if (member != null) member.claim(facts.callerId()).confirm();
            return member;
        } catch (Ws2Exception e) {
            if (member != null) member.leave();
            attempt.refuse(ReferenceCause.REJECTED, nowNanos);
            throw e;
        }
    }

    @Override
    public void reject() {
        listener.network().act(now -> {
            if (listener.takes(this)) attempt.refuse(ReferenceCause.REJECTED, now);
        });
    }

    /** Under the lock: the listener has ended. */
    void refuse(long nowNanos) {
        attempt.refuse(ReferenceCause.NOBODY_LISTENS, nowNanos);
    }

    /** Under the lock: the caller has gone. */
    void withdraw() {
        listener.takes(this);
    }
}
