package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Changes of what a live circuit carries, one after the other. In the kernel. */
final class Renegotiation {
    /**
     * What is wanted.
     *
     * @param groupQos of the group
     * @param channel whose share changes, {@code null} for nobody's
     * @param share what that member asks for
     */
    record Wish(Qos groupQos, ChannelEnd channel, Qos share) {}

    /** A wish that waits for its outcome; each is itself alone. */
    private static final class Pending {
        private final Wish wish;
        private final Consumer<Ws2Exception> outcome;

        Pending(Wish wish, Consumer<Ws2Exception> outcome) {
            this.wish = wish;
            this.outcome = outcome;
        }
    }

    private final CallerCircuit circuit;
    private final Deque<Pending> pending = new ArrayDeque<>();

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

    private List<Qos> shares(Wish wish) {
        return circuit.sharesWith(wish.channel(), wish.channel() == null ? null : wish.share());
    }

    private void begin() {
        Pending next = pending.peek();
        List<Qos> shares = shares(next.wish);
        QosRefusedException exceeding = Sums.exceeding(next.wish.groupQos(), shares, circuit.askedGroupQos());
        if (isOfNobody(next.wish)) done(next, ended());
        else if (exceeding != null) done(next, exceeding);
        else if (!Sums.canSize(next.wish.groupQos(), shares)) done(next, CircuitErrors.notAddable());
        else circuit.change(circuit.size(next.wish.groupQos(), shares), refused -> done(next, refused));
    }

    /** The member that wanted it has gone. */
    private boolean isOfNobody(Wish wish) {
        return wish.channel() != null && !circuit.has(wish.channel());
    }

    private static Ws2Exception ended() {
        return new Ws2Exception(WsaError.WSAENOTCONN, "the connection has ended");
    }

    private void done(Pending over, Ws2Exception refused) {
        if (pending.peek() != over) return; // the circuit has ended meanwhile
        pending.remove();
        boolean ofNobody = isOfNobody(over.wish);
        if (refused == null) {
            circuit.groupQos(over.wish.groupQos());
            circuit.inForce();
            if (over.wish.channel() != null && !ofNobody) circuit.share(over.wish.channel(), over.wish.share());
        }
        boolean others = !pending.isEmpty(); // what the outcome asks for begins by itself
        over.outcome.accept(refused == null && ofNobody ? ended() : refused);
        if (others && !pending.isEmpty() && !circuit.isOver()) begin();
    }

    /**
     * The circuit is no more: a member has no connection any more that could have what it wanted, and a group has what it wants
     * on all circuits that are left.
     *
     * @param why {@code null} if nobody needed it
     */
    void end(Ws2Exception why) {
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            Ws2Exception ofMember = why == null ? ended() : why;
            next.outcome.accept(next.wish.channel() == null ? why : ofMember);
        }
    }
}
