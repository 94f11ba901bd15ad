package io.trunkline.conformance.rules;

import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Shutdown;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.nio.ByteBuffer;
import java.util.Random;

/**
 * What one member transfers while something happens to its circuit, every octet or message of which is looked at when it
 * arrives. Non-blocking at both ends, so that one thread can drive several.
 */
abstract class Traffic {
    /** Enough for several members to keep a circuit busy, little enough to be through in no time. */
    private static final long MOST_OUTSTANDING_OCTETS = 16_384;

    private static final int SMALLEST_PIECE_OCTETS = Load.PIECE_OCTETS / 2;

    private final Lab lab;
    private final Pair pair;
    private final int key;
    private final int mostOctets;
    private final Random sizes;
    private final ByteBuffer room = ByteBuffer.allocate(0x10000);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long sent;
    private long received;
    private boolean ended;

    /** Traffic from caller to callee. @param key tells what is its own from what is others' */
    Traffic(Lab lab, Pair pair, int key) throws Exception {
        this.lab = lab;
        this.pair = pair;
        this.key = key;
        int largest = lab.entry().figures().largestMessageOctets();
        this.mostOctets = largest == 0 ? Load.PIECE_OCTETS : Math.min(Load.PIECE_OCTETS, largest);
        this.sizes = new Random(lab.seed() + key);
        pair.caller().blocking(false);
        pair.callee().blocking(false);
    }

    /** Traffic of the kind that the entry carries. */
    static Traffic over(Lab lab, Pair pair, int key) throws Exception {
        return lab.entry().isMessageOriented() ? new MessageTraffic(lab, pair, key) : new StreamTraffic(lab, pair, key);
    }

    /** Traffic at which nobody looks; it is there so that the circuit is busy. */
    static Traffic plain(Lab lab, Pair pair, int key) throws Exception {
        return new Traffic(lab, pair, key) {
            @Override
            byte[] octets(long from, int octets) {
                return new byte[octets];
            }

            @Override
            void look(long from, byte[] octets) {}
        };
    }

    // ---- what differs

    /** The next {@code octets} octets to send, of which the first is the {@code from}-th of all. */
    abstract byte[] octets(long from, int octets);

    /** Looks at what has arrived. @param from what has arrived before, in octets */
    abstract void look(long from, byte[] octets);

    // ---- what it is

    final Lab lab() {
        return lab;
    }

    final int key() {
        return key;
    }

    /** Its connection. */
    final Pair pair() {
        return pair;
    }

    /** Its sending end. */
    final Tap caller() {
        return pair.caller();
    }

    /** Octets that have arrived, each of them the right one. */
    final long received() {
        return received;
    }

    // ---- while it lasts

    /** Hands over what there is room for, as long as not too much is on its way. */
    final void fill() throws Exception {
        while (sent - received < MOST_OUTSTANDING_OCTETS) {
            if (!piece.hasRemaining()) piece = ByteBuffer.wrap(octets(sent, size()));
            int before = piece.position();
            int wanted = piece.remaining();
            int taken = pair.caller().socket().send(piece, 0);
            if (taken == WsaError.WSAEWOULDBLOCK.negative()) return;
            boolean right = lab.entry().isMessageOriented() ? taken == wanted : taken > 0;
            if (!right) lab.agree(false, "a send to take octets, of a message all " + wanted, taken);
            piece.position(before + taken);
            sent += taken;
        }
    }

    private int size() {
        int least = Math.min(SMALLEST_PIECE_OCTETS, mostOctets);
        return least + sizes.nextInt(mostOctets - least + 1);
    }

    /** Takes what has arrived and looks at it. */
    final void drain() throws Exception {
        while (!ended) {
            room.clear();
            int count = pair.callee().socket().receive(room, 0);
            if (count == WsaError.WSAEWOULDBLOCK.negative()) return;
            ended = count == 0 || count == WsaError.WSAEDISCON.negative();
            if (ended) return;
            byte[] octets = new byte[count];
            room.flip().get(octets);
            look(received, octets);
            received += count;
            lab.checked(1);
        }
    }

    // ---- the end

    /** Sends no more, not even what is left of a piece. */
    final void stop() throws Exception {
        pair.caller().shutdown(Shutdown.SD_SEND);
    }

    /** After {@link #stop}: nothing more will come. */
    final boolean isOver() {
        return ended || !lab.entry().has(ServiceFlag.GRACEFUL_CLOSE) && received == sent;
    }

    /** Once it is over: holds the provider to what has arrived in all. */
    final void checkTotal() {
        boolean assured = lab.entry().has(ServiceFlag.GUARANTEED_DELIVERY);
        lab.agree(
                assured ? received == sent : received <= sent,
                (assured ? "" : "at most ") + sent + " octets to have arrived from " + caller() + " at the end",
                received);
    }

    /** Gives both sockets back. */
    final void close() throws Exception {
        pair.caller().close();
        pair.callee().close();
    }
}
