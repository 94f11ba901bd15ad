package io.trunkline.circuit.socket;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.StreamKind;
import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.circuit.sscop.SscopState;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.OctetQueue;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A stream: every octet travels in an assured SDU of the channel's SSCOP entity. One SDU at a time is cut from what waits, as
 * late as possible, so that a change of the fragment size or of priorities holds at once.
 */
final class StreamTraffic implements Traffic {
    /** In front of the application's octets stands what kind of SDU it is. */
    static final int KIND_OCTETS = 1;

    /** Part of the buffer that must be free: enough to save hand-overs, and soon free on a slow line. */
    private static final int WRITABLE_PART = 16;

    private final ChannelEnd channel;
    private final OctetQueue toSend;
    private final OctetQueue arrived;
    /** SDUs that came longer than this side's own, so that the queue had no room for all of them; credit bounds them. */
    private final Deque<ByteBuffer> overflow = new ArrayDeque<>();

    /** What one SDU of credit counts as: a buffer shorter than a fragment takes one SDU at a time. */
    private final int unitOctets;
    /** Room from which on a sender that waits is told: telling it of every SDU would cost more than the SDU. */
    private final int writableOctets;
    /** SDUs that the other side may send and has not. */
    private int promised;

    /** What the reader waits for. */
    private int wantedOctets = 1;
    /** What has arrived while it waits for more: as good as read, so that waiting holds nobody up. */
    private int heldOctets;
    /** Somebody else waits for the first octet. */
    private boolean watched;

    private boolean discarding;

    StreamTraffic(ChannelEnd channel, int bufferOctets, int fragmentOctets) {
        this.channel = channel;
        this.toSend = new OctetQueue(bufferOctets);
        this.arrived = new OctetQueue(bufferOctets);
        this.unitOctets = Math.min(fragmentOctets, bufferOctets);
        this.writableOctets = Math.max(1, bufferOctets / WRITABLE_PART);
    }

    @Override
    public int send(ByteBuffer data) {
        if (!data.hasRemaining()) return 0;
        int octets = toSend.put(data);
        return octets == 0 ? ProviderSocket.WOULD_BLOCK : octets;
    }

    @Override
    public int sendRoom() {
        return toSend.room();
    }

    @Override
    public int queuedOctets() {
        return toSend.size();
    }

    /** Gives the entity its next SDU. */
    @Override
    public int nextOctets() {
        Sscop sscop = channel.sscop();
        if (sscop.state() != SscopState.DATA_TRANSFER_READY || sscop.queued() > 0 || toSend.isEmpty()) return 0;
        byte[] sdu = new byte[KIND_OCTETS + Math.min(toSend.size(), channel.fragmentOctets())];
        sdu[0] = (byte) StreamKind.DATA.ordinal();
        toSend.take(sdu, KIND_OCTETS, sdu.length - KIND_OCTETS);
        channel.assure(Octets.owning(sdu));
        if (toSend.room() >= writableOctets) channel.roomCame();
        return 0;
    }

    @Override
    public byte[] take() {
        return null;
    }

    @Override
    public void clear() {
        toSend.clear();
    }

    @Override
    public void received(Frame frame) {}

    @Override
    public boolean arrived(ByteBuffer octets) {
        promised--;
        if (!discarding) keep(octets);
        giveCredit();
        boolean tells = watched || hasEnough() || promised == 0;
        watched = false;
        if (tells) return true;
        // a reader would be there when the event is over, and the credit on the wire is the same with and without one
        if (creditFor(arrived.size()) > 0) channel.events().at(channel.nowPicos(), this::hold);
        else heldOctets = arrived.size();
        return false;
    }

    @Override
    public boolean holdsOut(int octets) {
        wantedOctets = octets;
        if (hasEnough()) return false;
        hold();
        return promised > 0;
    }

    /** Half the buffer is enough for every reader, so that memory stays bounded. */
    private boolean hasEnough() {
        int half = (arrived.size() + arrived.room() + 1) / 2;
        return arrived.size() >= Math.min(wantedOctets, half);
    }

    private void hold() {
        if (arrived.isEmpty()) return;
        heldOctets = arrived.size();
        giveCredit();
        channel.ready();
    }

    @Override
    public void watch() {
        watched = true;
    }

    private void keep(ByteBuffer data) {
        if (overflow.isEmpty()) arrived.put(data);
        if (data.hasRemaining()) overflow.add(data);
    }

    private void refill() {
        while (!overflow.isEmpty() && arrived.room() > 0) {
            arrived.put(overflow.peek());
            if (!overflow.peek().hasRemaining()) overflow.remove();
        }
    }

    /** Lets the other side send what there is room for. */
    void giveCredit() {
        int more = creditFor(discarding ? arrived.size() : heldOctets);
        if (more == 0) return;
        promised += more;
        channel.sscop().credit(promised, channel.nowPicos());
    }

    /** How many SDUs more the other side may send if so many octets count as read, 0 as long as they are too few to speak of. */
    private int creditFor(int readOctets) {
        int more = (arrived.room() + readOctets) / unitOctets - promised;
        int window = (arrived.size() + arrived.room()) / unitOctets;
        return more <= 0 || (more < Math.max(1, window / 4) && promised > 0) ? 0 : more;
    }

    /** An SDU came that holds none of the stream: it took none of the room. */
    @Override
    public void othersCame() {
        channel.sscop().credit(promised, channel.nowPicos());
    }

    @Override
    public void ends(long endOffset) {}

    @Override
    public long endOffset() {
        return 0;
    }

    @Override
    public int receive(ByteBuffer data, boolean peek) {
        wantedOctets = 1;
        heldOctets = 0;
        if (arrived.isEmpty()) return ProviderSocket.WOULD_BLOCK;
        if (peek) return arrived.peek(data);
        int octets = arrived.take(data);
        refill();
        giveCredit();
        return octets;
    }

    @Override
    public int receivableOctets() {
        return arrived.size();
    }

    @Override
    public boolean hasArrived() {
        return !arrived.isEmpty();
    }

    @Override
    public void discard() {
        discarding = true;
        arrived.clear();
        overflow.clear();
        giveCredit();
    }
}
