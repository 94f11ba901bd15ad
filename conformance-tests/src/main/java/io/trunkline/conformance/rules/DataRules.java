package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEMSGSIZE;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;
import static io.trunkline.api.WsaError.WSAETIMEDOUT;
import static io.trunkline.api.WsaError.WSAEWOULDBLOCK;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Inconclusive;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;
import io.trunkline.conformance.lab.Tap;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** DATA: what connections carry. */
public final class DataRules {
    private static final int BULK_OCTETS = 200_000;
    private static final long MOST_ROOM_OCTETS = 32L << 20;
    private static final int WAKE_UPS = 12;

    private DataRules() {}

    @Rule("DATA-1")
    static void everyOctetArrivesOnceAndInOrder(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = new Flow(lab, pair.caller(), pair.callee(), 1);
        Background<Boolean> sender = lab.meanwhile("send", () -> sendInAllSizes(lab, flow));
        Random random = lab.random();
        while (flow.received() < BULK_OCTETS) {
            long left = BULK_OCTETS - flow.received();
            flow.receive(Math.min(left, 1 + random.nextInt(9_000)), 1 + random.nextInt(5_000));
        }
        sender.result(lab.limits().waitFor());
        lab.same((long) BULK_OCTETS, flow.received(), "octets received");
    }

    private static boolean sendInAllSizes(Lab lab, Flow flow) throws Ws2Exception {
        Random random = new Random(lab.seed() + 1);
        while (flow.sent() < BULK_OCTETS) {
            int size = 1 + random.nextInt(1 << random.nextInt(15));
            flow.send((int) Math.min(size, BULK_OCTETS - flow.sent()), size);
        }
        return true;
    }

    @Rule("DATA-2")
    static void directionsDoNotMix(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow there = new Flow(lab, pair.caller(), pair.callee(), 1);
        Flow back = new Flow(lab, pair.callee(), pair.caller(), 2);
        crossing(lab, there, back);
    }

    private static void crossing(Lab lab, Flow one, Flow other) throws Exception {
        int octets = BULK_OCTETS / 4;
        Background<Boolean> first = lab.meanwhile("send", () -> sending(one, octets));
        Background<Boolean> second = lab.meanwhile("send", () -> sending(other, octets));
        Background<Boolean> reader = lab.meanwhile("receive", () -> receiving(other, octets));
        receiving(one, octets);
        Duration limit = lab.limits().waitFor();
        lab.agree(first.result(limit) && second.result(limit) && reader.result(limit), "both to end", "one did not");
    }

    private static boolean sending(Flow flow, int octets) throws Ws2Exception {
        flow.send(octets, 1_500);
        return true;
    }

    private static boolean receiving(Flow flow, int octets) throws Ws2Exception {
        flow.receive(octets, 4_000);
        return true;
    }

    @Rule("DATA-3")
    static void nonBlockingSendTakesWhatThereIsRoomFor(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = filled(lab, pair);
        flow.receiveAll(50_000);
        pair.callee().blocking(false);
        int answer = pair.callee().receive(ByteBuffer.allocate(0x10000), 0);
        lab.same(WSAEWOULDBLOCK.negative(), answer, "receive after all that was sent");
    }

    /** A connection whose sending side is non-blocking and has no room left. */
    static Flow filled(Lab lab, Pair pair) throws Ws2Exception {
        Flow flow = new Flow(lab, pair.caller(), pair.callee(), 1);
        pair.caller().blocking(false);
        if (!flow.fill(MOST_ROOM_OCTETS)) {
            throw new Inconclusive("the connection still had room after " + MOST_ROOM_OCTETS
                    + " octets; bound what the provider takes in advance");
        }
        return flow;
    }

    @Rule("DATA-4")
    static void waitingReceiveWakesForLaterData(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = new Flow(lab, pair.caller(), pair.callee(), 1);
        for (int i = 0; i < WAKE_UPS; i++) {
            Background<byte[]> receiver =
                    lab.meanwhile("receive", () -> pair.callee().receive(100));
            if (i % 4 == 0) {
                lab.agree(receiver.stillRunsAfter(lab.limits().stayQuiet()), "receive to wait", "it came back");
            }
            long before = flow.sent();
            flow.send(10, 10);
            byte[] seen = receiver.result(lab.limits().waitFor());
            int wrong = Pattern.firstDifference(1, before, seen);
            lab.agree(wrong < 0 && seen.length > 0, "the octets that were sent", Arrays.toString(seen));
            for (int left = 10 - seen.length; left > 0; ) {
                int count = pair.callee().receive(left).length; // a stream may come in any pieces
                lab.agree(count > 0, "the rest of what was sent", "the end of the stream");
                left -= count;
            }
        }
    }

    @Rule("DATA-5")
    static void waitingSendWakesWhenRoomAppears(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = filled(lab, pair);
        pair.caller().blocking(true);
        int more = BULK_OCTETS;
        long before = flow.sent();
        Background<Boolean> sender = lab.meanwhile("send", () -> sending(flow, more));
        flow.receive(before + more, 30_000);
        lab.agree(sender.result(lab.limits().waitFor()), "send to come back", "it did not");
    }

    @Rule("DATA-6")
    static void buffersKeepTheirOrder(Lab lab) throws Exception {
        Pair pair = lab.pair();
        ByteBuffer[] parts = {part(0, 3), part(3, 0), part(3, 20), part(23, 1), part(24, 76)};
        long sent = pair.caller().socket().send(parts, 0, parts.length, 0);
        lab.same(100L, sent, "what a send of several buffers takes");
        ByteBuffer[] rooms = {ByteBuffer.allocate(7), ByteBuffer.allocate(1), ByteBuffer.allocate(200)};
        long received = 0;
        while (received < 100) received += positive(lab, pair.callee(), rooms);
        byte[] seen = new byte[100];
        for (int i = 0, at = 0; i < rooms.length; i++) {
            rooms[i].flip();
            int count = rooms[i].remaining();
            rooms[i].get(seen, at, count);
            at += count;
        }
        lab.agree(Pattern.firstDifference(1, 0, seen) < 0, "the octets in their order", Arrays.toString(seen));
    }

    private static long positive(Lab lab, Tap socket, ByteBuffer[] rooms) throws Ws2Exception {
        long count = socket.socket().receive(rooms, 0, rooms.length, 0);
        lab.agree(count > 0, "a receive into several buffers to give octets", count);
        return count;
    }

    private static ByteBuffer part(int from, int count) {
        return ByteBuffer.wrap(Pattern.octets(1, from, count));
    }

    @Rule("DATA-7")
    static void bufferIsTheCallersAfterSend(Lab lab) throws Exception {
        Pair pair = lab.pair();
        int size = Flow.piece(lab.entry(), 1_000);
        byte[] octets = Pattern.octets(1, 0, size);
        pair.caller().send(octets);
        Arrays.fill(octets, (byte) 0x55);
        for (int seen = 0; seen < size; ) {
            byte[] part = pair.callee().receive(0x10000);
            int wrong = Pattern.firstDifference(1, seen, part);
            lab.agree(wrong < 0 && part.length > 0, "the octets as they were when sent", "octet " + wrong + " changed");
            seen += part.length;
        }
    }

    @Rule("DATA-8")
    static void peekTakesNothing(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = new Flow(lab, pair.caller(), pair.callee(), 1);
        flow.send(50, 50);
        try {
            byte[] seen = pair.callee().receive(0x10000, Ws2Constants.MSG_PEEK);
            lab.agree(Pattern.firstDifference(1, 0, seen) < 0, "the first octets", Arrays.toString(seen));
        } catch (Ws2Exception e) {
            lab.same(WSAEOPNOTSUPP, e.error(), "the refusal of MSG_PEEK");
        }
        flow.receiveAll(100);
    }

    @Rule("DATA-9")
    static void receiveEndsAtItsLimit(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.callee().set(SocketOptions.SO_RCVTIMEO, Duration.ofMillis(5));
        lab.refused("receive with nothing coming", () -> pair.callee().receive(10), WSAETIMEDOUT);
        pair.callee().set(SocketOptions.SO_RCVTIMEO, Duration.ZERO);
        ConnectRules.exchange(lab, pair);
    }

    @Rule("DATA-10")
    static void receiveGivesOneMessage(Lab lab) throws Exception {
        Pair pair = lab.pair();
        int[] sizes = {1, 100, 7, Flow.piece(lab.entry(), 2_000), 1};
        for (int i = 0; i < sizes.length; i++) pair.caller().send(Pattern.octets(i, 0, sizes[i]));
        for (int i = 0; i < sizes.length; i++) {
            byte[] seen = pair.callee().receive(0x10000);
            lab.same(sizes[i], seen.length, "the length of message " + i);
            lab.agree(Pattern.firstDifference(i, 0, seen) < 0, "message " + i, Arrays.toString(seen));
        }
    }

    @Rule("DATA-11")
    static void messageThatDoesNotFitStaysWhole(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.caller().send(Pattern.octets(1, 0, 100));
        lab.refused("receive into 10 octets", () -> pair.callee().receive(10), WSAEMSGSIZE);
        byte[] seen = pair.callee().receive(100);
        lab.same(100, seen.length, "the message in a larger buffer");
        lab.agree(Pattern.firstDifference(1, 0, seen) < 0, "its octets", Arrays.toString(seen));
    }

    @Rule("DATA-12")
    static void messageAboveTheLargestIsRefused(Lab lab) throws Exception {
        Pair pair = lab.pair();
        int largest = lab.entry().figures().largestMessageOctets();
        lab.refused("a message of one octet too many", () -> pair.caller().send(new byte[largest + 1]), WSAEMSGSIZE);
        Background<Integer> sender = lab.meanwhile("send", () -> pair.caller().send(Pattern.octets(3, 0, largest)));
        byte[] seen = pair.callee().receive(largest);
        lab.same(largest, seen.length, "the first message that arrives");
        lab.agree(Pattern.firstDifference(3, 0, seen) < 0, "its octets", "others");
        lab.same(largest, sender.result(lab.limits().waitFor()), "what the send took");
    }

    @Rule("DATA-13")
    static void urgentDataIsRefused(Lab lab) throws Exception {
        Pair pair = lab.pair();
        lab.refused("MSG_OOB", () -> pair.caller().send(new byte[1], Ws2Constants.MSG_OOB), WSAEOPNOTSUPP);
        ConnectRules.exchange(lab, pair);
    }

    @Rule("DATA-14")
    static void connectionsDoNotMix(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Pair one = lab.connect(lab.socket(), listener);
        Pair other = lab.connect(lab.socket(), listener);
        crossing(lab, new Flow(lab, one.caller(), one.callee(), 1), new Flow(lab, other.caller(), other.callee(), 2));
    }

    @Rule("DATA-15")
    static void statisticsCountOctets(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = new Flow(lab, pair.caller(), pair.callee(), 1);
        flow.send(300, 100);
        flow.receiveAll(100);
        lab.same(300L, pair.caller().socket().statistics().octetsSent(), "octetsSent()");
        lab.same(300L, pair.callee().socket().statistics().octetsReceived(), "octetsReceived()");
    }
}
