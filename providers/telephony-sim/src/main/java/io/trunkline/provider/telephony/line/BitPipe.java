package io.trunkline.provider.telephony.line;

import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.provider.telephony.hdlc.FrameReceiver;
import io.trunkline.simulation.EventScheduler;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of a channel: frames leave one after the other, each taking as many bits of the channel as it has. */
final class BitPipe {
    /** Told of each frame whose last bit has left. */
    interface Left {
        void left(byte[] frame);
    }

    private record Waiting(byte[] frame, long lineBits, Runnable sent) {}

    private final EventScheduler events;
    private final BitClock clock;
    private final Left left;
    private final Runnable atLastBit = this::left;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Waiting sending;
    private EventScheduler.Planned lastBit;
    private long nextFreeBit;
    private long cuts;
    private long cutsAtStart;
    private Way way;
    private Way wayAtStart;
    private boolean isUp = true;
    private long frames;
    private long octets;
    private long lineBits;
    private long lostFrames;
    private long damagedFrames;

    BitPipe(EventScheduler events, BitClock clock, Left left) {
        this.events = events;
        this.clock = clock;
        this.left = left;
    }

    void send(byte[] frame, long lineBits, Runnable sent) {
        if (lineBits < 8L * frame.length) {
            throw new IllegalArgumentException(frame.length + " octets in " + lineBits + " bits");
        }
        Waiting next = new Waiting(frame, lineBits, sent);
        if (sending == null) start(next);
        else waiting.add(next);
    }

    private void start(Waiting next) {
        sending = next;
        cutsAtStart = cuts;
        wayAtStart = way;
        long first = Math.max(nextFreeBit, clock.firstBitFrom(events.nowPicos()));
        nextFreeBit = first + next.lineBits;
        lastBit = events.at(clock.instantPicos(nextFreeBit), atLastBit);
    }

    private void left() {
        Waiting done = sending;
        sending = null;
        frames++;
        octets += done.frame.length;
        lineBits += done.lineBits;
        left.left(done.frame);
        travel(done);
        if (!waiting.isEmpty()) start(waiting.remove());
        done.sent.run();
    }

    private void travel(Waiting done) {
        Way taken = wayAtStart;
        if (!isUp || cuts != cutsAtStart || taken == null || !taken.isOpen()) {
            lostFrames++;
            return;
        }
        DamagedFrame damaged = null;
        for (LineQuality stretch : taken.stretches) {
            if (stretch.isGood()) continue;
            if (damaged == null) damaged = new DamagedFrame(done.frame);
            stretch.damage(damaged, done.lineBits);
            if (!stretch.losesNext()) continue;
            lostFrames++;
            return;
        }
        DamagedFrame arriving = damaged;
        long cutsNow = cuts;
        events.after(taken.delayPicos, () -> {
            if (cuts != cutsNow || !taken.isOpen() || !taken.end.isUp()) lostFrames++;
            else if (arriving == null || !arriving.isDamaged())
                taken.end.receiver().frame(done.frame);
            else arrive(arriving, taken.end.receiver());
        });
    }

    private void arrive(DamagedFrame damaged, LineReceiver receiver) {
        damagedFrames++;
        damaged.readBy(new FrameReceiver() {
            @Override
            public void frame(byte[] octets) {
                receiver.frame(octets);
            }

            @Override
            public void fault(FrameFault fault) {
                receiver.fault(fault);
            }
        });
    }

    /** What begins from now on goes there; nowhere if {@code null}. */
    void way(Way newWay) {
        if (way != null) way.close();
        way = newWay;
    }

    void setUp(boolean up) {
        if (isUp && !up) cut();
        isUp = up;
    }

    /** What is under way is lost. */
    void cut() {
        cuts++;
    }

    /** Forgets what has not left; nobody is told. */
    void clear() {
        waiting.clear();
        if (lastBit != null) lastBit.cancel();
        lastBit = null;
        sending = null;
        nextFreeBit = 0;
    }

    /** Frames of which the last bit has not left. */
    int unsent() {
        return waiting.size() + (sending == null ? 0 : 1);
    }

    ChannelCounts counts() {
        return new ChannelCounts(frames, octets, lineBits, lostFrames, damagedFrames);
    }
}
