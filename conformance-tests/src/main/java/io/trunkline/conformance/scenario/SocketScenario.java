package io.trunkline.conformance.scenario;

import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Several connections in any order of connects, sends as far as there is room, receives, half closes, closes and resets,
 * also on sockets that are closed already. What is still on its way in the end is received, so that no loss goes unseen.
 */
final class SocketScenario implements Scenario {
    private static final int MAX_LINKS = 3;
    private static final int MAX_PIECE_OCTETS = 3_000;
    private static final int ROOM_OCTETS = 0x10000;
    private static final Set<String> CUT = Set.of("WSAECONNRESET", "WSAECONNABORTED");

    private final List<End> ends = new ArrayList<>();
    private Source source;
    private Lab lab;
    private Judge judge;
    private Tap listener;
    private boolean messages;

    @Override
    public void play(Source from, Lab where) throws Exception {
        source = from;
        lab = where;
        judge = new Judge(where);
        messages = lab.entry().isMessageOriented();
        listener = lab.listener();
        while (source.next()) step();
        for (End end : ends) drain(end);
    }

    private void step() throws Exception {
        int action = source.below(8);
        if (ends.isEmpty() || action == 0) {
            connect();
            return;
        }
        End end = ends.get(source.below(ends.size()));
        switch (action) {
            case 1 -> send(end);
            case 2 -> receive(end);
            case 3 -> halfClose(end);
            case 4 -> drain(end);
            case 5 -> close(end);
            case 6 -> reset(end);
            default -> callNobody();
        }
    }

    private void connect() throws Exception {
        if (ends.size() == 2 * MAX_LINKS) return;
        add(lab.connect(lab.socket(), listener));
    }

    private void add(Pair pair) throws Ws2Exception {
        Direction there = new Direction(ends.size());
        Direction back = new Direction(ends.size() + 1);
        End caller = new End(pair.caller(), there, back);
        End callee = new End(pair.callee(), back, there);
        caller.peer = callee;
        callee.peer = caller;
        ends.add(caller);
        ends.add(callee);
        caller.tap.blocking(false);
        callee.tap.blocking(false);
    }

    /** A connect that is refused, after which the same socket connects to somebody who listens. */
    private void callNobody() throws Exception {
        if (ends.size() == 2 * MAX_LINKS) return;
        Tap gone = lab.listener();
        SocketAddress nobody = gone.sockName();
        gone.close();
        Tap caller = lab.socket();
        judge.outcome(
                "CONN-3", "connecting where nobody listens", Set.of("WSAECONNREFUSED"), () -> caller.connect(nobody));
        add(lab.connect(caller, listener));
    }

    private void send(End end) throws Exception {
        if (end.dead) return;
        int size = 1 + source.below(Flow.piece(lab.entry(), MAX_PIECE_OCTETS));
        int[] taken = new int[1];
        String seen = judge.outcome("DATA-3", "send", allowedOfSend(end), () -> {
            taken[0] = end.tap.send(Pattern.octets(end.out.key, end.out.sent, size));
        });
        if (CUT.contains(seen)) end.dead = true;
        if (!seen.equals(Judge.OK)) return;
        boolean none = taken[0] == WsaError.WSAEWOULDBLOCK.negative();
        boolean some = messages ? taken[0] == size : taken[0] > 0 && taken[0] <= size;
        judge.agree("DATA-3", none || some, "send to take octets or answer WSAEWOULDBLOCK", taken[0]);
        if (none) return;
        end.out.sent += taken[0];
        end.out.messages.add(taken[0]);
        if (end.peer.closed) end.cut();
    }

    private Set<String> allowedOfSend(End end) {
        if (end.closed) return Set.of("WSAENOTSOCK");
        Set<String> allowed = new LinkedHashSet<>(Set.of(end.out.ended ? "WSAESHUTDOWN" : Judge.OK));
        if (end.mayBeCut || end.peer.closed) allowed.addAll(CUT);
        return allowed;
    }

    private void receive(End end) throws Exception {
        int room = messages ? ROOM_OCTETS : 1 + source.below(MAX_PIECE_OCTETS);
        if (!end.dead) receive(end, room);
    }

    /** Receives once; true if octets came. Waits only if the model says that something must come. */
    private boolean receive(End end, int room) throws Exception {
        boolean comes = end.in.pending() > 0 || end.in.ended || end.peer.aborted;
        if (comes && !end.closed) end.tap.blocking(true);
        ByteBuffer buffer = ByteBuffer.allocate(room);
        int[] answer = new int[1];
        String seen = judge.outcome(end.closed ? "CLOSE-6" : "CLOSE-5", "receive", allowedOfReceive(end), () -> {
            answer[0] = end.tap.receive(buffer, 0);
        });
        if (CUT.contains(seen)) end.dead = true;
        if (!seen.equals(Judge.OK)) return false;
        end.tap.blocking(false);
        return answered(end, answer[0], Arrays.copyOf(buffer.array(), Math.max(0, answer[0])));
    }

    private static Set<String> allowedOfReceive(End end) {
        if (end.closed) return Set.of("WSAENOTSOCK");
        boolean onlyCut = end.peer.aborted && end.in.pending() == 0 && !end.in.ended;
        Set<String> allowed = new LinkedHashSet<>();
        if (!onlyCut) allowed.add(Judge.OK);
        if (end.mayBeCut) allowed.addAll(CUT);
        return allowed;
    }

    private boolean answered(End end, int answer, byte[] octets) {
        if (answer > 0) {
            octetsCame(end, octets);
            return true;
        }
        if (answer == WsaError.WSAEWOULDBLOCK.negative()) {
            boolean nothing = end.in.pending() == 0 && !end.in.ended;
            judge.agree("DATA-4", nothing, end.in.pending() + " more octets or the end", "WSAEWOULDBLOCK");
            return false;
        }
        int graceful = messages ? WsaError.WSAEDISCON.negative() : 0;
        judge.same("CLOSE-1", graceful, answer, "the answer at the end");
        judge.agree("CLOSE-4", end.in.pending() == 0 || end.mayBeCut, end.in.pending() + " more octets", "the end");
        judge.agree("CLOSE-1", end.in.ended, "no end before the other side sends one", "the end");
        return false;
    }

    private void octetsCame(End end, byte[] octets) {
        Direction in = end.in;
        judge.agree("DATA-1", octets.length <= in.pending(), "at most " + in.pending() + " octets", octets.length);
        int wrong = Pattern.firstDifference(in.key, in.received, octets);
        judge.agree("DATA-1", wrong < 0, "the octets as they were sent", "octet " + (in.received + wrong) + " differs");
        in.received += octets.length;
        if (messages) judge.same("DATA-10", in.messages.remove(), octets.length, "the length of the message");
    }

    private void halfClose(End end) throws Exception {
        if (end.dead) return;
        Set<String> allowed = new LinkedHashSet<>(Set.of(end.closed ? "WSAENOTSOCK" : Judge.OK));
        if (end.mayBeCut && !end.closed) {
            allowed.addAll(CUT);
            allowed.add("WSAENOTCONN");
        }
        String seen = judge.outcome("CLOSE-1", "shutdown", allowed, () -> end.tap.shutdown(Shutdown.SD_SEND));
        if (seen.equals(Judge.OK)) end.out.ended = true;
        if (!seen.equals(Judge.OK) && !end.closed) end.dead = true;
    }

    /** Receives all that is on its way, and the end if there is one. */
    private void drain(End end) throws Exception {
        if (end.closed || end.dead) return;
        boolean more = true;
        while (more && !end.dead && end.in.pending() > 0) more = receive(end, ROOM_OCTETS);
        if (!end.dead && (end.in.ended || end.peer.aborted)) receive(end, ROOM_OCTETS);
    }

    private void close(End end) throws Exception {
        judge.outcome("CLOSE-6", "close", Set.of(Judge.OK), end.tap::close);
        if (end.closed) return;
        if (end.in.pending() > 0) end.cut();
        end.closed = true;
        end.out.ended = true;
    }

    private void reset(End end) throws Exception {
        judge.outcome("CLOSE-6", "abort", Set.of(Judge.OK), end.tap::abort);
        if (end.closed) return;
        end.closed = true;
        end.aborted = true;
        end.cut();
    }
}
