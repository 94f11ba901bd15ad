package io.trunkline.provider.telephony.multilink;

import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/** A sender and a receiver over simulated links of 64 kbit/s with different delays; links may come, go, lose and double. */
final class Flow implements PacketSink {
    static final long OCTET_PICOS = 125 * EventScheduler.PICOS_PER_MICRO;
    static final int FRAME_OCTETS = 6;
    static final int MAX_PACKET = 1_500;
    static final long MAX_DELAY_PICOS = 250 * EventScheduler.PICOS_PER_MILLI;

    final HeaderFormat format;
    final int fragmentOctets;
    final BundleSender sender;
    final BundleReceiver receiver;
    final List<List<Integer>> delivered = new ArrayList<>();
    final List<Long> deliveredAt = new ArrayList<>();
    final Map<Integer, Long> lastArrival = new HashMap<>();
    final TreeSet<Integer> damaged = new TreeSet<>();
    final long slipPicos;
    final int[] lost;
    int mostHeldFragments;
    int mostHeldOctets;
    double loss;
    double doubling;
    long longestHoldPicos;
    long now;

    private final SeededRandom random;
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>();
    private final List<List<byte[]>> waiting = new ArrayList<>();
    private final Integer[] inProgress;
    private final int[] nextIndex;
    private int events;
    private int nextLine;

    private record Line(int number, long delayPicos, long[] freeAt) {}

    private record Arrival(long picos, int number, int line, byte[] octets, boolean express, int index, boolean leaves)
            implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            int byTime = Long.compare(picos, other.picos);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }

    Flow(long seed, HeaderFormat format, int fragmentOctets, long first, int maxFragments) {
        this.random = SeededRandom.of(seed, "flow");
        this.format = format;
        this.fragmentOctets = fragmentOctets;
        this.sender = new BundleSender(format, first);
        this.slipPicos = MAX_DELAY_PICOS + (fragmentOctets + FRAME_OCTETS + 10) * OCTET_PICOS;
        ReceiverLimits limits = new ReceiverLimits(MAX_PACKET, maxFragments, 1 << 20, slipPicos);
        this.receiver = new BundleReceiver(format, limits, this, first);
        int levels = format.levels();
        this.inProgress = new Integer[levels];
        this.nextIndex = new int[levels];
        this.lost = new int[levels];
        for (int level = 0; level < levels; level++) {
            delivered.add(new ArrayList<>());
            waiting.add(new ArrayList<>());
        }
    }

    int addLine(long delayPicos) {
        int number = nextLine++;
        lines.put(number, new Line(number, delayPicos, new long[] {now}));
        sender.addLink(number);
        receiver.addLink(number);
        return number;
    }

    /** In order: nothing more is sent, and the far end forgets the link after the last frame has come. */
    void removeLine(int number) {
        Line line = lines.remove(number);
        sender.removeLink(number);
        arrivals.add(new Arrival(
                Math.max(now, line.freeAt[0]) + line.delayPicos, events++, number, new byte[0], false, 0, true));
    }

    void queue(int level, int octets) {
        byte[] packet = new byte[Math.max(octets, 6)];
        int index = nextIndex[level]++ << 4 | level;
        packet[0] = (byte) level;
        for (int i = 0; i < 4; i++) packet[1 + i] = (byte) (index >> 8 * i);
        SeededRandom content = new SeededRandom(index);
        for (int i = 5; i < packet.length; i++) packet[i] = (byte) content.next();
        waiting.get(level).add(packet);
    }

    private void fill() {
        for (int level = 0; level < waiting.size(); level++) {
            if (!sender.isFree(level) || waiting.get(level).isEmpty()) continue;
            byte[] packet = waiting.get(level).remove(0);
            inProgress[level] = index(packet);
            sender.offer(level, packet);
        }
    }

    static int index(byte[] packet) {
        int index = 0;
        for (int i = 0; i < 4; i++) index |= (packet[1 + i] & 0xFF) << 8 * i;
        return index;
    }

    /** One step in time; false when nothing is left to happen before the limit. */
    boolean step(long until) {
        fill();
        Line idle = null;
        for (Line line : lines.values()) {
            if (!sender.hasFragment(line.number)) continue;
            if (idle == null || line.freeAt[0] < idle.freeAt[0]) idle = line;
        }
        long send = idle == null ? Long.MAX_VALUE : Math.max(now, idle.freeAt[0]);
        long arrive = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.peek().picos;
        long expire = receiver.nextPicos();
        long next = Math.min(send, Math.min(arrive, expire));
        if (next > until || next == Long.MAX_VALUE) {
            now = Math.max(now, until == Long.MAX_VALUE ? now : until);
            return false;
        }
        now = next;
        if (arrive == next) arrive(arrivals.remove());
        else if (expire == next) receiver.expire(now);
        else send(idle);
        mostHeldFragments = Math.max(mostHeldFragments, receiver.heldFragments());
        mostHeldOctets = Math.max(mostHeldOctets, receiver.heldOctets());
        return true;
    }

    void run(long until) {
        while (step(until)) {}
    }

    private void send(Line line) {
        Fragment fragment = sender.next(line.number, fragmentOctets).orElseThrow();
        Integer index = inProgress[fragment.level()];
        if (fragment.begins() && fragment.ends() && fragment.octets().length == format.octets()) index = null; // empty
        line.freeAt[0] = now + (fragment.octets().length + FRAME_OCTETS) * OCTET_PICOS;
        if (random.happens(loss)) {
            if (index != null) damaged.add(index);
            return;
        }
        boolean express = fragment.header().isEmpty();
        long at = line.freeAt[0] + line.delayPicos;
        int which = index == null ? -1 : index;
        arrivals.add(new Arrival(at, events++, line.number, fragment.octets(), express, which, false));
        if (!express && random.happens(doubling)) {
            arrivals.add(new Arrival(at + 1, events++, line.number, fragment.octets(), false, which, false));
        }
    }

    private void arrive(Arrival arrival) {
        if (arrival.leaves) {
            receiver.removeLink(arrival.line, now);
        } else if (arrival.express) {
            receiver.express(arrival.octets);
        } else {
            if (arrival.index >= 0) lastArrival.put(arrival.index, now);
            receiver.received(arrival.line, arrival.octets, 0, arrival.octets.length, now);
        }
    }

    @Override
    public void packet(int level, byte[] packet) {
        int index = index(packet);
        SeededRandom content = new SeededRandom(index);
        for (int i = 5; i < packet.length; i++) {
            if (packet[i] != (byte) content.next()) throw new AssertionError("packet " + index + " damaged at " + i);
        }
        if (packet[0] != level) throw new AssertionError("packet of level " + packet[0] + " came on level " + level);
        delivered.get(level).add(index >> 4);
        Long last = lastArrival.get(index);
        if (last != null) longestHoldPicos = Math.max(longestHoldPicos, now - last);
    }

    @Override
    public void lost(int level) {
        lost[level]++;
    }

    int queued(int level) {
        return nextIndex[level];
    }
}
