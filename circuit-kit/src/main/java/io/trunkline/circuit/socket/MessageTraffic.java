package io.trunkline.circuit.socket;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Messages: cut into fragments, each a frame of its own, unassured. A message that lost a fragment is never delivered.
 * The receiver says up to which offset it has room; offsets count lost octets too, and a sender that waits for room asks, so
 * neither a lost fragment nor a lost credit stops the channel.
 */
final class MessageTraffic implements Traffic {
    private static final long PROBE_PICOS = 250 * EventScheduler.PICOS_PER_MILLI;
    private static final long OFFSETS = 1L << 32;
    private static final byte[] NOTHING = {};

    private final ChannelEnd channel;
    private final int bufferOctets;
    private final int largestOctets;
    private final Messages toSend = new Messages();
    private final Messages arrived = new Messages();
    private int queuedOctets;
    /** Somebody has been told that there is no room, and has to be told when there is. */
    private boolean roomWanted;

    private long arrivedCost;
    private int sentOfMessage;
    private long sentOffset;
    private long creditOffset;
    private EventScheduler.Planned probe;
    private boolean probeDue;
    /** The other side has been asked for credit. */
    private boolean asked;
    /** What it answered bounds the next part: it may never have room for a longer one. */
    private int mostOctets = Integer.MAX_VALUE;

    private boolean creditDue;
    /** The parts of a message that has not ended; most messages are one part, which is not kept here. */
    private byte[] message = NOTHING;

    private int messageOctets;
    /** In the middle of a message that has begun, so that its rest makes sense. */
    private boolean whole;

    private long expectedOffset;
    private long consumedOffset;
    private long toldOffset;
    private boolean discarding;

    MessageTraffic(ChannelEnd channel, int bufferOctets, int largestOctets) {
        this.channel = channel;
        this.bufferOctets = bufferOctets;
        this.largestOctets = largestOctets;
        this.creditOffset = MemberRequest.USUAL_WINDOW;
        this.toldOffset = this.bufferOctets;
    }

    @Override
    public void peersWindow(int octets) {
        creditOffset = octets;
    }

    /** What a message costs: an empty one is not free. */
    private static int cost(int octets) {
        return Math.max(1, octets);
    }

    // ---- sending

    @Override
    public int send(ByteBuffer data) throws Ws2Exception {
        int octets = data.remaining();
        if (octets > largestOctets) {
            throw new Ws2Exception(
                    WsaError.WSAEMSGSIZE, "a message of " + octets + " octets, the largest is " + largestOctets);
        }
        if (queuedOctets > 0 && cost(octets) > bufferOctets - queuedOctets) {
            roomWanted = true;
            return ProviderSocket.WOULD_BLOCK;
        }
        byte[] copy = new byte[octets];
        data.get(copy);
        toSend.add(copy);
        queuedOctets += cost(octets);
        return octets;
    }

    @Override
    public int sendRoom() {
        int room = bufferOctets - queuedOctets;
        if (room >= largestOctets) return room;
        roomWanted = true;
        return 0;
    }

    @Override
    public int queuedOctets() {
        return queuedOctets;
    }

    private long credit() {
        return signed(creditOffset - sentOffset);
    }

    /** The difference of two offsets modulo 2^32, from -2^31 to 2^31 - 1. */
    private static long signed(long difference) {
        return (int) difference;
    }

    private int headerOctets() {
        return channel.format().headerOctets(FrameKind.MESSAGE_PART, channel.number());
    }

    private int partOctets() {
        int rest = toSend.peek().length - sentOfMessage;
        return Math.min(Math.min(rest, mostOctets), channel.fragmentOctets());
    }

    @Override
    public int nextOctets() {
        if (probeDue || creditDue) return headerOctets();
        if (toSend.isEmpty() || !channel.isOpen()) return 0;
        int part = partOctets();
        if (cost(part) > credit()) {
            awaitCredit();
            return 0;
        }
        return headerOctets() + part;
    }

    private void awaitCredit() {
        if (probe != null && probe.isPending()) return;
        probe = channel.events().after(PROBE_PICOS, () -> {
            probeDue = true;
            channel.ready();
        });
    }

    @Override
    public byte[] take() {
        if (creditDue) {
            creditDue = false;
            toldOffset = consumedOffset + bufferOctets;
            return channel.format().open(FrameKind.CREDIT, channel.number(), toldOffset, 0);
        }
        if (probeDue) {
            probeDue = false;
            asked = true;
            if (!toSend.isEmpty()) awaitCredit();
            return channel.format().open(FrameKind.PROBE, channel.number(), sentOffset, 0);
        }
        return toSend.isEmpty() ? null : takePart();
    }

    private byte[] takePart() {
        byte[] head = toSend.peek();
        int part = partOctets();
        boolean ends = sentOfMessage + part == head.length;
        FrameKind kind = ends ? FrameKind.MESSAGE_END : FrameKind.MESSAGE_PART;
        byte[] sdu = sentOfMessage == 0
                ? channel.format().openMessage(kind, channel.number(), sentOffset, part)
                : channel.format().open(kind, channel.number(), sentOffset, part);
        System.arraycopy(head, sentOfMessage, sdu, headerOctets(), part);
        sentOffset = (sentOffset + cost(part)) % OFFSETS;
        mostOctets = Integer.MAX_VALUE;
        sentOfMessage += part;
        queuedOctets -= cost(part);
        if (ends) {
            toSend.remove();
            sentOfMessage = 0;
        }
        if (roomWanted) tellRoom();
        return sdu;
    }

    private void tellRoom() {
        roomWanted = false;
        channel.roomCame();
    }

    @Override
    public void clear() {
        toSend.clear();
        queuedOctets = 0;
        sentOfMessage = 0;
        if (probe != null) probe.cancel();
    }

    @Override
    public long endOffset() {
        return sentOffset;
    }

    // ---- receiving

    @Override
    public void received(Frame frame) {
        switch (frame.kind()) {
            case MESSAGE_PART, MESSAGE_END -> {
                part(frame);
                if (!creditDue) return; // nothing else of what is to be sent has changed
            }
            case CREDIT -> {
                if (signed(frame.offset() - creditOffset) > 0) creditOffset = frame.offset();
                if (asked && credit() > 0) mostOctets = (int) credit();
                asked = false;
                if (probe != null) probe.cancel();
            }
            case PROBE -> {
                skipTo(frame.offset());
                creditDue = true;
            }
            default -> {}
        }
        channel.ready();
    }

    /** What was to come before is lost. */
    private void skipTo(long offset) {
        long lost = signed(offset - expectedOffset);
        if (lost <= 0) return;
        consumedOffset += lost + messageOctets;
        channel.lost(lost + messageOctets);
        expectedOffset = offset;
        messageOctets = 0;
        whole = false;
    }

    private void part(Frame frame) {
        if (signed(frame.offset() - expectedOffset) < 0) return; // it has come before
        skipTo(frame.offset());
        int octets = frame.lengthOctets();
        expectedOffset = (expectedOffset + cost(octets)) % OFFSETS;
        if (frame.first()) {
            whole = true;
            messageOctets = 0;
        }
        if (!whole || messageOctets + octets > largestOctets || discarding) {
            whole = false;
            if (!discarding) channel.lost((long) octets + messageOctets);
            consumed(cost(octets) + messageOctets);
            messageOctets = 0;
            return;
        }
        if (messageOctets == 0 && frame.kind() == FrameKind.MESSAGE_END) {
            complete(frame.octets(), frame.from(), octets);
            return;
        }
        if (message.length < messageOctets + octets) {
            message = Arrays.copyOf(message, Math.min(largestOctets, 2 * (messageOctets + octets)));
        }
        System.arraycopy(frame.octets(), frame.from(), message, messageOctets, octets);
        messageOctets += octets;
        if (frame.kind() == FrameKind.MESSAGE_END) complete(message, 0, messageOctets);
    }

    private void complete(byte[] from, int at, int octets) {
        whole = false;
        messageOctets = 0;
        if (arrivedCost + cost(octets) > mostArrivedCost()) { // a peer that minds no credit loses what it sends
            channel.lost(octets);
            consumed(cost(octets));
            return;
        }
        arrived.add(Arrays.copyOfRange(from, at, at + octets));
        arrivedCost += cost(octets);
        channel.dataCame();
    }

    /** What waits at most: what credit allows, and one message more, which may have begun before. */
    private long mostArrivedCost() {
        return (long) bufferOctets + largestOctets;
    }

    private void consumed(int octets) {
        consumedOffset = (consumedOffset + octets) % OFFSETS;
        long owed = signed(consumedOffset + bufferOctets - toldOffset);
        boolean nextMayWait = signed(toldOffset - expectedOffset) < largestOctets;
        if (2 * owed >= bufferOctets || owed > 0 && nextMayWait) creditDue = true;
    }

    @Override
    public boolean arrived(ByteBuffer octets) {
        return false;
    }

    /** Nothing but such SDUs come: they need no bound but the entity's window. */
    @Override
    public void othersCame() {}

    @Override
    public void ends(long endOffset) {
        skipTo(endOffset);
    }

    @Override
    public int receive(ByteBuffer data, boolean peek) throws Ws2Exception {
        byte[] head = arrived.peek();
        if (head == null) return ProviderSocket.WOULD_BLOCK;
        if (head.length > data.remaining()) {
            throw new Ws2Exception(
                    WsaError.WSAEMSGSIZE,
                    "the message has " + head.length + " octets, the buffer room for " + data.remaining()
                            + "; it stays");
        }
        data.put(head);
        if (peek) return head.length;
        arrived.remove();
        arrivedCost -= cost(head.length);
        consumed(cost(head.length));
        if (creditDue) channel.ready();
        return head.length;
    }

    @Override
    public int receivableOctets() {
        return arrived.isEmpty() ? 0 : arrived.peek().length;
    }

    @Override
    public boolean hasArrived() {
        return !arrived.isEmpty();
    }

    @Override
    public void discard() {
        discarding = true;
        while (!arrived.isEmpty()) consumed(cost(arrived.remove().length));
        arrivedCost = 0;
        channel.ready();
    }
}
