package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/**
 * One class of a bundle, receiving: its own numbers, its own M, its own packets. Numbers are kept unwrapped. From {@code base} up to but
 * without {@code scan} everything is here and belongs to one packet that has not ended; at {@code scan} something is missing, or nothing
 * has come yet.
 */
@Clause("RFC 1990 §4.1; RFC 2686 §2")
final class ClassReceiver {
    static final long NEVER = Long.MAX_VALUE;
    private static final int PROTOCOL_OCTETS = 2;

    private final int level;
    private final ReceiverLimits limits;
    private final PacketSink sink;
    private final LinkMarks marks = new LinkMarks();
    private final FragmentRing ring;
    private final int modulus;
    private long base;
    private long scan;
    private long end; // one more than the highest number here
    private long gapAt = -1;
    private long gapEnd = -1; // the first number after the gap that was here when the gap was seen
    private long gapSincePicos;
    /** The far end need not have the fragments that this side has. */
    private int longestOctets;

    private boolean broken;
    private long lostFragments;
    private long uselessFragments;

    ClassReceiver(int level, HeaderFormat format, ReceiverLimits limits, PacketSink sink, long first) {
        this.level = level;
        this.limits = limits;
        this.sink = sink;
        this.modulus = format.modulus();
        this.ring = new FragmentRing(Math.min(limits.maxFragments(), modulus / 4));
        this.base = first;
        this.scan = first;
        this.end = first;
    }

    void expectFragments(int octets) {
        longestOctets = Math.max(longestOctets, octets);
    }

    void addLink(int link) {
        marks.add(link, base - 1);
    }

    void removeLink(int link, long nowPicos) {
        marks.remove(link);
        advance(marks.minimum(end - 1), nowPicos);
    }

    int heldFragments() {
        return ring.count();
    }

    int heldOctets() {
        return ring.octets();
    }

    /** Numbers given up. */
    long lostFragments() {
        return lostFragments;
    }

    /** Fragments that came late, twice, or without the rest of their packet. */
    long uselessFragments() {
        return uselessFragments;
    }

    void received(int link, Piece piece, long nowPicos) {
        long number = unwrapped(piece.header().sequence());
        longestOctets = Math.max(longestOctets, piece.size());
        marks.note(link, number);
        if (isWholeAndNext(number, piece.header())) {
            deliver(piece);
            return;
        }
        if (number < base || ring.has(number)) {
            uselessFragments++;
            return;
        }
        makeRoom(number, piece.size(), nowPicos);
        if (number < base) return; // the room was its own packet's
        ring.put(number, piece, nowPicos);
        end = Math.max(end, number + 1);
        advance(marks.minimum(end - 1), nowPicos);
        while (ring.octets() > limits.maxOctets()) giveUpFirst(nowPicos);
    }

    /** A packet in one piece that nothing is waiting for or held back by, as most are: it need not be kept. */
    private boolean isWholeAndNext(long number, MpHeader header) {
        return number == base && end == base && header.begins() && header.ends();
    }

    private void deliver(Piece piece) {
        broken = false;
        base++;
        scan = base;
        end = base;
        int octets = piece.size();
        if (octets > limits.mrruOctets() + PROTOCOL_OCTETS) {
            uselessFragments++;
            tellLoss();
        } else if (octets > 0) {
            sink.packet(level, Arrays.copyOfRange(piece.octets(), piece.from(), piece.to()));
        }
    }

    private long unwrapped(int sequence) {
        int ahead = sequence - (int) (base & modulus - 1) & modulus - 1;
        return base + (ahead < modulus / 2 ? ahead : ahead - modulus);
    }

    private void makeRoom(long number, int octets, long nowPicos) {
        while (base < end && (number - base >= ring.size() || ring.octets() + octets > limits.maxOctets())) {
            giveUpFirst(nowPicos);
        }
        long tooFar = number - base - ring.size() + 1;
        if (tooFar <= 0) return;
        lose(tooFar);
        end = base;
    }

    /** Gives up the packet that is not whole and what is missing after it. */
    private void giveUpFirst(long nowPicos) {
        lose(scan < end ? 1 : 0);
        advance(marks.minimum(end - 1), nowPicos);
    }

    /** A gap up to this number will not be filled. */
    private void advance(long lostUpTo, long nowPicos) {
        while (true) {
            while (scan < end && ring.has(scan)) take();
            if (scan >= end) return;
            if (scan > lostUpTo) {
                watchGap(nowPicos);
                return;
            }
            lose(1);
        }
    }

    private void take() {
        long number = scan;
        if (ring.begins(number)) {
            if (number != base) lose(0); // the packet before never ended
            broken = false;
        } else if (number == base) {
            drop(number + 1); // its beginning is gone
            tellLoss();
            return;
        }
        scan = number + 1;
        if (ring.ends(number)) deliver();
    }

    private void deliver() {
        int octets = ring.octets(base, scan);
        if (octets > limits.mrruOctets() + PROTOCOL_OCTETS) {
            lose(0);
            return;
        }
        byte[] packet = octets == 0 ? null : ring.join(base, scan, octets);
        ring.remove(base, scan);
        base = scan;
        if (packet != null) sink.packet(level, packet);
    }

    /** The packet under way cannot become whole: what is here of it goes, and so many numbers after it that are missing. */
    private void lose(long missing) {
        lostFragments += missing;
        drop(scan + missing);
        tellLoss();
    }

    private void tellLoss() {
        if (!broken) sink.lost(level);
        broken = true;
    }

    private void drop(long newBase) {
        uselessFragments += ring.remove(base, Math.min(newBase, end));
        base = newBase;
        scan = newBase;
    }

    private void watchGap(long nowPicos) {
        if (scan >= gapAt && scan < gapEnd) return;
        gapAt = scan;
        gapEnd = scan + 1;
        while (!ring.has(gapEnd)) gapEnd++;
        gapSincePicos = Math.min(nowPicos, ring.firstArrivalPicos(gapEnd, end));
    }

    /** When the gap that holds everything up counts as lost, {@link #NEVER} if there is none. */
    long nextPicos() {
        return scan < end ? gapSincePicos + limits.slipPicos(longestOctets) : NEVER;
    }

    void expire(long nowPicos) {
        while (nextPicos() <= nowPicos) advance(gapEnd - 1, nowPicos);
    }
}
