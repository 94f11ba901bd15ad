package io.trunkline.provider.reference;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupScheduler;
import io.trunkline.spi.MemberCredits;
import io.trunkline.spi.OctetQueue;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * One end of a connection: what waits to be sent and what has arrived. All that one end knows of the other travelled over
 * the link as an event. The network's lock guards it.
 */
final class End {
    /** What is sent in one go. @param completes true if a message ends with it @param empty true if that has no octets */
    record Piece(byte[] octets, boolean completes, boolean empty) {}

    private static final byte[] NOTHING = {};

    final Circuit circuit;
    private final Lane lane;
    private final boolean messages;
    private final IntConsumer owner;
    private final OctetQueue toSend;
    private final OctetQueue arrived;
    private final Deque<Integer> lengthsToSend = new ArrayDeque<>();
    private final Deque<Integer> lengthsArrived = new ArrayDeque<>();
    private final MemberCredits credits;
    private final GroupMember membership;
    private End peer;
    private Terms terms = Terms.NONE;
    /** The last that it was told of; may still be on the way. */
    private Terms newest = Terms.NONE;
    /** How often it was told, and which of them it knows. */
    private int told;

    private int known;
    /** Where it is scheduled; {@code null} before it is connected and after its end. */
    private GroupScheduler<End> scheduler;

    private int offeredOctets;
    /** Octets of the message at the head that have been sent; of the one that is arriving that have arrived. */
    private int sentOfMessage;

    private int arrivedOfMessage;
    private boolean underWay; // a piece of it is being sent
    private byte[] farewell; // not null: nothing is sent behind it
    private boolean farewellSent;
    private byte[] peersFarewell; // not null: nothing arrives behind it
    private Ws2Exception sendFailure;
    private Ws2Exception failure;
    private boolean closed;
    private boolean left;
    private long octetsSent;
    private long octetsReceived;

    /**
     * An end that is not connected yet.
     *
     * @param lane in which it sends
     * @param membership in its own host's group, {@code null} outside groups
     * @param owner is told {@link Ready} bits
     */
    End(Circuit circuit, Lane lane, boolean messages, GroupMember membership, IntConsumer owner) {
        this.circuit = circuit;
        this.membership = membership;
        this.lane = lane;
        this.messages = messages;
        this.owner = owner;
        NetworkPlan plan = lane.plan();
        int window = plan.windowOctets(messages);
        toSend = new OctetQueue(window);
        arrived = new OctetQueue(window);
        credits = new MemberCredits(window, window);
    }

    void connectedTo(End other) {
        peer = other;
    }

    End peer() {
        return peer;
    }

    GroupScheduler<End> scheduler() {
        return scheduler;
    }

    /** Moves it to another scheduler of its lane, with all that it has offered. */
    void scheduleBy(GroupScheduler<End> next, long nowNanos) {
        if (next == scheduler || left) return;
        if (scheduler != null) scheduler.leave(this);
        scheduler = next;
        next.enter(this, circuit);
        follow();
        if (offeredOctets > 0) next.offer(this, offeredOctets, nowNanos);
    }

    /** Takes over priority, weights and discipline from its membership. */
    void follow() {
        if (scheduler == null || membership == null) return;
        scheduler.priority(this, membership.priority());
        scheduler.weight(this, membership.weight());
        scheduler.groupWeight(circuit, membership.group().weight());
        scheduler.scheduling(circuit, membership.group().scheduling());
    }

    /** Tells the socket that something else has changed. @param what {@link Ready} bits */
    void notice(int what) {
        owner.accept(what);
    }

    // ---- the terms

    /** The newest that this side knows of. */
    Terms terms() {
        return terms;
    }

    /** Tells this side of new terms at once. @param asked true if this side has asked for its own */
    void hears(Terms next, boolean asked) {
        int changes = newest.changesTo(next) & ~(asked ? Ready.QOS : 0);
        boolean isFirst = told++ == 0;
        newest = next;
        knows(next, told, isFirst ? 0 : changes);
    }

    /** Tells the other side of new terms, as soon as that can know. */
    void tellThere(Terms next, long nowNanos) {
        int changes = peer.newest.changesTo(next);
        if (changes == 0) return;
        peer.newest = next;
        int number = ++peer.told;
        travel(nowNanos, at -> peer.knows(next, number, changes));
    }

    /** News that others have overtaken are none. */
    private void knows(Terms next, int number, int changes) {
        if (number < known) return;
        known = number;
        terms = next;
        if (changes != 0) notice(changes);
    }

    // ---- sending

    int sendRoom() {
        return messages && toSend.room() < lane.plan().largestMessageOctets() ? 0 : toSend.room();
    }

    /** Takes up to {@code most} octets of {@code data}, or one message. */
    int send(ByteBuffer data, int most, long nowNanos) throws Ws2Exception {
        if (failure != null) throw failure;
        if (sendFailure != null) throw sendFailure;
        int octets = messages ? data.remaining() : Math.min(most, toSend.room());
        if (messages) {
            checkMessage(octets);
            if (Math.max(1, octets) > toSend.room()) return ProviderSocket.WOULD_BLOCK;
            lengthsToSend.add(octets);
            if (octets == 0) toSend.put(ByteBuffer.allocate(1));
        } else if (octets == 0 && data.hasRemaining()) {
            return ProviderSocket.WOULD_BLOCK;
        }
        ByteBuffer part = data.duplicate().limit(data.position() + octets);
        toSend.put(part);
        data.position(part.position());
        octetsSent += octets;
        offer(nowNanos);
        return octets;
    }

    /** True if there is room for a message of this length. */
    boolean takes(int octets) throws Ws2Exception {
        checkMessage(octets);
        return Math.max(1, octets) <= toSend.room();
    }

    private void checkMessage(int octets) throws Ws2Exception {
        int largest = lane.plan().largestMessageOctets();
        if (octets <= largest) return;
        throw new Ws2Exception(WsaError.WSAEMSGSIZE, "a message of " + octets + " octets, the largest is " + largest);
    }

    private void offer(long nowNanos) {
        int octets = credits.sendable(toSend.size() - offeredOctets);
        if (octets == 0 || scheduler == null) return;
        credits.sent(octets);
        offeredOctets += octets;
        scheduler.offer(this, octets, nowNanos);
        lane.pump(nowNanos);
    }

    /** How much of {@code grantOctets} goes in one piece: no piece holds parts of two messages. */
    int pieceOctets(int grantOctets) {
        return messages ? Math.min(grantOctets, Math.max(1, lengthsToSend.peek()) - sentOfMessage) : grantOctets;
    }

    /** Hands down a piece. */
    Piece take(int octets, long nowNanos) {
        byte[] piece = new byte[octets];
        toSend.take(ByteBuffer.wrap(piece));
        offeredOctets -= octets;
        underWay = true;
        owner.accept(Ready.SEND);
        if (!messages) return new Piece(piece, false, false);
        sentOfMessage += octets;
        boolean empty = lengthsToSend.peek() == 0;
        boolean completes = sentOfMessage == Math.max(1, lengthsToSend.peek());
        if (completes) {
            lengthsToSend.remove();
            sentOfMessage = 0;
        }
        return new Piece(piece, completes, empty);
    }

    /** The piece has left; it arrives when it has travelled. */
    void sent(Piece piece, long nowNanos) {
        underWay = false;
        travel(nowNanos, at -> peer.arrives(piece));
        if (toSend.isEmpty()) sayFarewell(nowNanos);
    }

    private void travel(long nowNanos, Agenda.Event event) {
        lane.agenda().add(nowNanos + lane.plan().delayNanos(), event);
    }

    /** Nothing more will be sent; {@code data} goes behind all that has been taken. */
    void finish(byte[] data, long nowNanos) {
        if (farewell != null || failure != null) return;
        farewell = data;
        if (hasSentEverything()) sayFarewell(nowNanos);
    }

    boolean hasSentEverything() {
        return toSend.isEmpty() && !underWay;
    }

    private void sayFarewell(long nowNanos) {
        if (farewell == null || farewellSent) return;
        farewellSent = true;
        byte[] data = farewell;
        travel(nowNanos, at -> peer.farewellArrives(data));
        owner.accept(Ready.LINGERED);
        if (closed) leave(nowNanos);
    }

    private void creditArrives(int octets, long nowNanos) {
        if (failure != null || !credits.creditCame(octets)) return;
        offer(nowNanos);
    }

    // ---- receiving

    private void arrives(Piece piece) {
        if (failure != null || closed || !credits.received(piece.octets().length)) return;
        if (!piece.empty()) arrived.put(ByteBuffer.wrap(piece.octets()));
        arrivedOfMessage += piece.empty() ? 0 : piece.octets().length;
        if (messages && !piece.completes()) return;
        if (messages) lengthsArrived.add(arrivedOfMessage);
        arrivedOfMessage = 0;
        owner.accept(Ready.RECEIVE);
    }

    private void farewellArrives(byte[] data) {
        peersFarewell = data;
        owner.accept(Ready.RECEIVE | Ready.ENDED);
    }

    /** Nothing will arrive any more: this side has ended the connection in another's name. */
    void endsHere() {
        if (peersFarewell == null) farewellArrives(NOTHING);
    }

    /** Gives what has arrived, or one message. @param peek true to leave it where it is */
    int receive(ByteBuffer data, boolean peek, long nowNanos) throws Ws2Exception {
        if (failure != null) throw failure;
        if (!hasArrived()) {
            return peersFarewell == null ? ProviderSocket.WOULD_BLOCK : messages ? ProviderSocket.DISCONNECTED : 0;
        }
        int octets = messages ? lengthsArrived.peek() : Math.min(data.remaining(), arrived.size());
        if (octets > data.remaining()) {
            throw new Ws2Exception(
                    WsaError.WSAEMSGSIZE,
                    "the message has " + octets + " octets, the buffer room for " + data.remaining() + "; it stays");
        }
        ByteBuffer part = data.duplicate().limit(data.position() + octets);
        if (peek) arrived.peek(part);
        else taken(arrived.take(part), nowNanos);
        data.position(part.position());
        return octets;
    }

    private void taken(int octets, long nowNanos) {
        octetsReceived += octets;
        if (messages) lengthsArrived.remove();
        int credit = credits.read(messages ? Math.max(1, octets) : octets);
        if (credit > 0) travel(nowNanos, at -> peer.creditArrives(credit, at));
    }

    private boolean hasArrived() {
        return messages ? !lengthsArrived.isEmpty() : !arrived.isEmpty();
    }

    /** Octets that one receive would give. */
    int receivableOctets() {
        return !hasArrived() ? 0 : messages ? lengthsArrived.peek() : arrived.size();
    }

    /** What came with the other side's end, empty before. */
    byte[] peersFarewell() {
        return peersFarewell == null ? NOTHING : peersFarewell;
    }

    // ---- the end

    /** The socket has been closed: what was taken is still sent, or not. */
    void close(boolean abortive, long nowNanos) {
        if (closed) return;
        closed = true;
        if (failure != null) return;
        if (abortive) {
            travel(nowNanos, at -> peer.fails(ReferenceCause.RESET.failure(), at));
            leave(nowNanos);
        } else {
            travel(nowNanos, at -> peer.stops(at));
            finish(NOTHING, nowNanos);
            if (farewellSent) leave(nowNanos);
        }
    }

    /** The other side has closed: it takes nothing more, what it has sent can still be read. */
    private void stops(long nowNanos) {
        if (failure != null) return;
        sendFailure = ReferenceCause.CLOSED.failure();
        toSend.clear();
        lengthsToSend.clear();
        offeredOctets = 0;
        sentOfMessage = 0;
        if (scheduler != null) scheduler.withdraw(this);
        owner.accept(Ready.SEND);
        if (farewell != null && !underWay) sayFarewell(nowNanos);
    }

    /** The connection has failed: what has not been read is lost. */
    void fails(Ws2Exception why, long nowNanos) {
        if (failure != null) return;
        failure = why;
        owner.accept(Ready.RECEIVE | Ready.SEND | Ready.ENDED | Ready.LINGERED);
        leave(nowNanos);
    }

    /** It needs the circuit no more. */
    void leave(long nowNanos) {
        if (left) return;
        left = true;
        if (scheduler != null) scheduler.leave(this);
        scheduler = null;
        offeredOctets = 0;
        circuit.leave(this, nowNanos);
    }

    /** True if nothing can be sent any more, whatever this side does. */
    boolean hasEnded() {
        return failure != null || sendFailure != null;
    }

    Ws2Exception failure() {
        return failure;
    }

    // ---- what it looks like

    int readiness() {
        boolean over = failure != null || (peersFarewell != null && !hasArrived());
        int ready = over ? Ready.RECEIVE | Ready.ENDED : 0;
        if (hasArrived()) ready |= Ready.RECEIVE;
        if (failure != null || sendFailure != null || sendRoom() > 0) ready |= Ready.SEND;
        return ready;
    }

    long octetsSent() {
        return octetsSent;
    }

    long octetsReceived() {
        return octetsReceived;
    }

    int queuedOctets() {
        return toSend.size();
    }
}
