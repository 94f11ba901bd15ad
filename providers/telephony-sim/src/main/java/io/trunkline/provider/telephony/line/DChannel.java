package io.trunkline.provider.telephony.line;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * The D channel of an access: 16 or 64 kbit/s each way between user and network. On a passive bus all terminals hear the network, and take
 * turns towards it. In the kernel only.
 */
@Clause("ITU-T I.412 §2.2; I.430 §6.1; I.431")
public final class DChannel {
    /** Number that taps get. */
    public static final int NUMBER = 0;

    private final End user;
    private final End network;
    private boolean isUp = true;

    /**
     * A channel in order.
     *
     * @param delayPicos one way
     * @param toNetwork stretches of line from the user
     * @param toUser stretches of line to the user
     */
    public DChannel(
            EventScheduler events,
            int bitsPerSecond,
            long delayPicos,
            List<LineQuality> toNetwork,
            List<LineQuality> toUser) {
        BitClock clock = new BitClock(bitsPerSecond);
        user = new End(events, clock, Direction.FROM_USER);
        network = new End(events, clock, Direction.TO_USER);
        user.pipe.way(new Way(delayPicos, toNetwork, network));
        network.pipe.way(new Way(delayPicos, toUser, user));
    }

    /** The terminals' end. */
    public End user() {
        return user;
    }

    /** The exchange's end. */
    public End network() {
        return network;
    }

    /** False while it is out of order. */
    public boolean isUp() {
        return isUp;
    }

    /** For the exchange: out of order, what is under way is lost; or in order again. */
    public void setUp(boolean up) {
        isUp = up;
        user.pipe.setUp(up);
        network.pipe.setUp(up);
    }

    /** Sees the frames of both directions at the user's end. */
    public void tap(LineTap tap) {
        user.tap = tap;
    }

    /** One end. */
    public final class End implements Way.End, LineReceiver {
        private final EventScheduler events;
        private final Direction sends;
        final BitPipe pipe;
        private final List<LineReceiver> receivers = new ArrayList<>();
        private LineTap tap = (channel, direction, atPicos, octets) -> {};

        private End(EventScheduler events, BitClock clock, Direction sends) {
            this.events = events;
            this.sends = sends;
            this.pipe = new BitPipe(events, clock, this::tapped);
        }

        private void tapped(byte[] octets) {
            tap.frame(NUMBER, sends, events.nowPicos(), octets);
        }

        /** As {@link BChannel#send}. */
        public void send(byte[] frame, long lineBits, Runnable sent) {
            pipe.send(frame, lineBits, sent);
        }

        /** Adds one who gets what comes; at the user's end each terminal is one. */
        public void receiver(LineReceiver next) {
            receivers.add(next);
        }

        /** Takes one away again. */
        public void forget(LineReceiver gone) {
            receivers.remove(gone);
        }

        /** What became of the frames sent here. */
        public ChannelCounts counts() {
            return pipe.counts();
        }

        @Override
        public boolean isUp() {
            return isUp;
        }

        @Override
        public LineReceiver receiver() {
            return this;
        }

        @Override
        public void frame(byte[] octets) {
            Direction came = sends == Direction.FROM_USER ? Direction.TO_USER : Direction.FROM_USER;
            tap.frame(NUMBER, came, events.nowPicos(), octets);
            for (LineReceiver one : List.copyOf(receivers)) one.frame(octets);
        }

        @Override
        public void fault(FrameFault fault) {
            for (LineReceiver one : List.copyOf(receivers)) one.fault(fault);
        }
    }
}
