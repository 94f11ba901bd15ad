package io.trunkline.provider.telephony.lapd;

import io.trunkline.provider.telephony.hdlc.BitDestuffer;
import io.trunkline.provider.telephony.hdlc.BitStuffing;
import io.trunkline.provider.telephony.hdlc.FrameBounds;
import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.provider.telephony.hdlc.FrameReceiver;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One direction of a D channel: it carries real bits and keeps their order, and may lose frames, carry them twice or late, and turn
 * bits over.
 */
final class DChannel {
    private static final FrameBounds BOUNDS = new FrameBounds(LapdFrame.MIN_OCTETS, 264);

    private final EventScheduler clock;
    private final SeededRandom random;
    private final Consumer<byte[]> receiver;
    private final long bitPicos;
    double loss;
    double repeat;
    double damage;
    int lateMillis = 1;
    boolean cut;
    int carried;
    int damaged;
    /** Frames that may be carried twice. */
    Predicate<byte[]> repeatable = frame -> true;

    private long free;
    private long lastArrival;

    DChannel(EventScheduler clock, String name, int bitRate, Consumer<byte[]> receiver) {
        this.clock = clock;
        this.random = clock.random(name);
        this.receiver = receiver;
        this.bitPicos = EventScheduler.PICOS_PER_SECOND / bitRate;
    }

    void send(LapdFrame frame) {
        byte[] octets = frame.encode().toArray();
        int copies = random.happens(repeat) && repeatable.test(octets) ? 2 : 1;
        for (int i = 0; i < copies; i++) carry(octets);
    }

    private void carry(byte[] octets) {
        free = Math.max(free, clock.nowPicos()) + BitStuffing.lineBits(octets) * bitPicos;
        if (cut || random.happens(loss)) return;
        byte[] line = BitStuffing.encode(octets);
        if (random.happens(damage)) {
            int bit = 8 + random.below(8 * (octets.length + 2));
            line[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        lastArrival = Math.max(lastArrival, free + random.below(lateMillis) * EventScheduler.PICOS_PER_MILLI);
        clock.at(lastArrival, () -> arrive(line));
    }

    private void arrive(byte[] line) {
        new BitDestuffer(BOUNDS, new FrameReceiver() {
                    @Override
                    public void frame(byte[] octets) {
                        carried++;
                        receiver.accept(octets);
                    }

                    @Override
                    public void fault(FrameFault fault) {
                        damaged++;
                    }
                })
                .receive(line);
    }
}
