package io.trunkline.provider.telephony.ppp;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.telephony.hdlc.BitDestuffer;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.hdlc.FrameBounds;
import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.provider.telephony.hdlc.FrameReceiver;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** One direction of a channel of 64 kbit/s: takes frames from a link as the line gets free and may spoil them. */
public final class Channel {
    private static final long BIT_PICOS = EventScheduler.PICOS_PER_SECOND / 64_000;

    private final PlainEvents clock;
    private final SeededRandom random;
    private final long delayPicos;
    private Link from;
    private Link to;
    private Runnable afterwards = () -> {};
    private Runnable refill = () -> {};
    private boolean busy;
    boolean cut;
    double loss;
    double doubling;
    double lateness;
    double damage;
    /** Everything that was sent, with its check sequence to be added. */
    public final List<byte[]> sent = new ArrayList<>();
    /** When. */
    public final List<Long> sentAt = new ArrayList<>();

    public Channel(PlainEvents clock, String name, long delayPicos) {
        this.clock = clock;
        this.random = clock.random(name);
        this.delayPicos = delayPicos;
    }

    public void connect(Link sender, Link receiver, Runnable afterEachFrame, Runnable beforeEachFrame) {
        from = sender;
        to = receiver;
        afterwards = afterEachFrame;
        refill = beforeEachFrame;
    }

    /** The link has something to send. */
    public void kick() {
        if (busy || from == null || !from.hasFrame()) return;
        busy = true;
        clock.after(0, this::begin);
    }

    private void begin() {
        byte[] frame = from.poll(clock.nowPicos()).orElse(null);
        if (frame == null) {
            busy = false;
            return;
        }
        refill.run();
        sent.add(frame);
        sentAt.add(clock.nowPicos());
        long time = BitStuffing.lineBits(frame) * BIT_PICOS;
        clock.after(time, this::end);
        if (cut || random.happens(loss)) return;
        long late = random.happens(lateness) ? (long) (random.fraction() * 600 * EventScheduler.PICOS_PER_MILLI) : 0;
        byte[] arriving = random.happens(damage) ? damaged(frame) : frame;
        if (arriving == null) return;
        clock.after(time + delayPicos + late, () -> arrive(arriving));
        if (random.happens(doubling)) clock.after(time + delayPicos + late + 1_000, () -> arrive(arriving));
    }

    private void end() {
        busy = false;
        refill.run();
        kick();
    }

    private void arrive(byte[] frame) {
        if (cut) return;
        to.received(frame.clone(), clock.nowPicos());
        afterwards.run();
    }

    /** The frame as it comes off the line after some bits were inverted: nearly always nothing. */
    private byte[] damaged(byte[] frame) {
        byte[] line = BitStuffing.encode(frame);
        for (int i = 1 + random.below(3); i > 0; i--) line[random.below(line.length)] ^= (byte) (1 << random.below(8));
        List<byte[]> read = new ArrayList<>();
        new BitDestuffer(new FrameBounds(2, 4_000), new FrameReceiver() {
                    @Override
                    public void frame(byte[] octets) {
                        read.add(octets);
                    }

                    @Override
                    public void fault(FrameFault fault) {}
                })
                .receive(line);
        return read.isEmpty() ? null : read.get(0);
    }
}
