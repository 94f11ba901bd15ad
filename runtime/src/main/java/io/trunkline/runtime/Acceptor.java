package io.trunkline.runtime;

import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Nanos;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Taking connection requests from a listening socket. */
final class Acceptor {
    /** A wait that may take for ever. */
    static final Duration NO_LIMIT = Duration.ofSeconds(Long.MAX_VALUE);

    private final SocketCore core;
    private final Turn turn;

    /** @param turn the receiving direction's: a listener receives nothing else */
    Acceptor(SocketCore core, Turn turn) {
        this.core = core;
        this.turn = turn;
    }

    /**
     * Lets {@code condition} decide about the request at the head of the queue; others who accept wait meanwhile.
     *
     * @param limit longest wait, or {@link #NO_LIMIT}
     * @return the accepted connection, not yet in anybody's hands
     */
    SocketCore accept(ConditionFunction condition, Duration limit) throws Ws2Exception {
        core.checkOpen();
        if (condition == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the condition function is missing");
        if (limit == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the limit is missing");
        if (limit.isNegative()) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "the limit is negative, expected zero or more");
        }
        core.check(Operation.ACCEPT);
        if (turn.isMine()) {
            throw new Ws2Exception(
                    WsaError.WSAEINPROGRESS, "accept was called inside the listener's own condition function");
        }
        long deadline = deadline(limit);
        if (!TransferMode.take(turn, deadline)) throw nothingWaits();
        try {
            return decide(head(deadline), condition);
        } finally {
            turn.pass();
        }
    }

    private long deadline(Duration limit) {
        if (core.isNonBlocking()) return TransferMode.NO_WAIT;
        if (limit.equals(NO_LIMIT)) return TimeSource.NEVER;
        return limit.isZero() ? core.time.nanos() : core.time.deadlineIn(Nanos.of(limit));
    }

    private static Ws2Exception nothingWaits() {
        return new Ws2Exception(WsaError.WSAEWOULDBLOCK, "no connection request waits");
    }

    private IncomingConnection head(long deadline) throws Ws2Exception {
        while (true) {
            core.incoming.clear();
            core.check(Operation.ACCEPT);
            IncomingConnection request = next();
            if (request != null) return request;
            if (deadline == TransferMode.NO_WAIT) throw nothingWaits();
            if (!core.await(core.incoming, deadline)) {
                throw new Ws2Exception(WsaError.WSAETIMEDOUT, "no connection request has come within the limit");
            }
        }
    }

    /** What the provider throws is its failure; what the condition function throws is the caller's and comes out as it is. */
    private IncomingConnection next() throws Ws2Exception {
        try {
            return core.provider().nextRequest();
        } catch (RuntimeException e) {
            throw core.failure(Operation.ACCEPT, e);
        }
    }

    private SocketCore decide(IncomingConnection incoming, ConditionFunction condition) throws Ws2Exception {
        ConnectionRequest request = incoming.request();
        SocketAddress caller = request.callerId();
        Decision decision = condition.decide(request);
        if (decision == null) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "the condition function returned null, expected a decision");
        }
        switch (decision.verdict()) {
            case REJECT -> {
                incoming.reject();
                throw new Ws2Exception(
                        WsaError.WSAECONNREFUSED, "the condition function has rejected " + core.text(caller));
            }
            case DEFER ->
                throw new Ws2Exception(
                        WsaError.WSATRY_AGAIN,
                        "the condition function has deferred " + core.text(caller) + ", call accept again");
            default -> {
                checkRoom(decision, request);
                checkAnswer("socket", request.qos(), decision.qos());
                checkAnswer("group", request.groupQos(), decision.groupQos());
            }
        }
        return take(incoming, groupsAllowed(decision, incoming), caller);
    }

    private static void checkRoom(Decision decision, ConnectionRequest request) throws Ws2Exception {
        int octets = decision.calleeData().remaining();
        if (octets <= request.calleeDataRoom()) return;
        String what = octets + " octets of callee data, there is room for " + request.calleeDataRoom();
        throw new Ws2Exception(WsaError.WSAEFAULT, what + ": the request still waits, accept it with less");
    }

    /** Nobody gets, and pays for, a quality of service that was not asked for. */
    private static void checkAnswer(String whose, Optional<Qos> asked, Optional<Qos> answer) throws Ws2Exception {
        if (asked.isPresent() || answer.isEmpty() || answer.get().asksForNothing()) return;
        String what =
                "the condition function answers a quality of service of the " + whose + ", the caller asks for none";
        throw new Ws2Exception(WsaError.WSAEINVAL, what + ": the request still waits, accept it without");
    }

    /** On an entry without groups there is nothing to mirror, and a group is ignored, or refused where so configured. */
    private Decision groupsAllowed(Decision decision, IncomingConnection incoming) throws Ws2Exception {
        if (Capable.ofGroups(core.entry) || (decision.group().isNone() && !decision.mirrorsGroup())) return decision;
        try {
            if (!decision.group().isNone()) Ungrouped.tolerate(core.host, core.entry);
        } catch (Ws2Exception strict) {
            incoming.reject();
            throw strict;
        }
        return decision.group(GroupRequest.NONE);
    }

    private SocketCore take(IncomingConnection incoming, Decision decision, SocketAddress caller) throws Ws2Exception {
        SocketCore accepted = new SocketCore(core.host, core.time, core.entry, core.flags, SocketState.CONNECTED);
        ProviderSocket socket;
        try {
            socket = incoming.accept(decision, accepted);
        } catch (RuntimeException e) {
            incoming.reject();
            throw core.failure(Operation.ACCEPT, caller, e);
        }
        accepted.join(socket);
        accepted.peer(caller);
        if (core.state() == SocketState.CLOSED) {
            socket.close(CloseMode.ABORTIVE);
            core.checkOpen();
        }
        return accepted;
    }
}
