package io.trunkline.conformance.lab;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One direction of a connection, octet by octet: what has been sent, and that just this is received. One thread may send
 * while another receives.
 */
public final class Flow {
    private static final int ROOM_OCTETS = 0x10000;

    private final Lab lab;
    private final Tap from;
    private final Tap to;
    private final int key;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    /**
     * A direction.
     *
     * @param key tells the octets of this one from those of others
     */
    public Flow(Lab lab, Tap from, Tap to, int key) {
        this.lab = lab;
        this.from = from;
        this.to = to;
        this.key = key;
    }

    /** The largest piece that can be sent as one message on this entry, not above {@code wish}. */
    public static int piece(ProtocolInfo entry, int wish) {
        int largest = entry.figures().largestMessageOctets();
        return largest == 0 ? wish : Math.min(wish, largest);
    }

    /** Octets sent so far. */
    public long sent() {
        return sent.get();
    }

    /** Octets received so far. */
    public long received() {
        return received.get();
    }

    /** Sends {@code count} octets in pieces of at most {@code size}; the socket must be blocking. */
    public void send(int count, int size) throws Ws2Exception {
        int most = piece(lab.entry(), size);
        for (int left = count; left > 0; ) {
            int next = Math.min(most, left);
            int taken = from.send(Pattern.octets(key, sent.get(), next));
            lab.agree(taken == next, "a blocking send of " + next + " octets to take them all", taken);
            sent.addAndGet(next);
            left -= next;
        }
    }

    /** Sends one piece as far as there is room; 0 if there is none. For non-blocking sockets. */
    public int offer(int size) throws Ws2Exception {
        int taken = from.send(Pattern.octets(key, sent.get(), piece(lab.entry(), size)));
        lab.agree(
                taken > 0 || taken == WsaError.WSAEWOULDBLOCK.negative(),
                "a non-blocking send to take octets or answer WSAEWOULDBLOCK",
                taken);
        if (taken <= 0) return 0;
        sent.addAndGet(taken);
        return taken;
    }

    /** Offers until there is no room, or until {@code most} octets have been taken. True if the room has ended. */
    public boolean fill(long most) throws Ws2Exception {
        while (sent.get() - received.get() < most) if (offer(ROOM_OCTETS) == 0) return true;
        return false;
    }

    /** Receives until {@code count} more octets have come, each the right one. */
    public void receive(long count, int room) throws Ws2Exception {
        for (long end = received.get() + count; received.get() < end; ) {
            int next = lab.entry().isMessageOriented() ? ROOM_OCTETS : (int) Math.min(room, end - received.get());
            byte[] octets = to.receive(next);
            lab.agree(octets.length > 0, (end - received.get()) + " more octets", "the end after " + received.get());
            check(octets);
        }
    }

    /** Receives all that has been sent. */
    public void receiveAll(int room) throws Ws2Exception {
        receive(sent.get() - received.get(), room);
    }

    private void check(byte[] octets) {
        int wrong = Pattern.firstDifference(key, received.get(), octets);
        lab.agree(
                wrong < 0,
                "the octets as they were sent",
                wrong < 0
                        ? ""
                        : "octet " + (received.get() + wrong) + ": "
                                + Pattern.explain(key, received.get(), octets, wrong));
        received.addAndGet(octets.length);
    }

    /** Receives the graceful end. */
    public void end() throws Ws2Exception {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM_OCTETS);
        int answer = to.receive(buffer, 0);
        int expected = lab.entry().isMessageOriented() ? WsaError.WSAEDISCON.negative() : 0;
        lab.agree(
                answer == expected,
                "the graceful end (" + expected + ") after " + received + " octets",
                answer > 0 ? answer + " more octets " + Arrays.toString(Arrays.copyOf(buffer.array(), 4)) : answer);
    }
}
