package io.trunkline.provider.telephony.line;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.hdlc.FrameFault;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.capture.Direction;
import java.util.List;

/**
 * The user's end of a B channel: 64 kbit/s each way, to whatever end the exchange has switched it through. What is sent before that, or
 * while the channel is out of order, is lost, but takes its time. In the kernel only.
 */
@Clause("ITU-T I.412 §2.1; I.430; I.431")
public final class BChannel implements Way.End {
    private static final BitClock CLOCK = new BitClock(64_000);
    private static final LineReceiver NOBODY = octets -> {};

    private final String access;
    private final int number;
    private final EventScheduler events;
    private final LineTap tap;
    private final BitPipe out;
    private final LineReceiver arrivals = new LineReceiver() {
        @Override
        public void frame(byte[] octets) {
            tapped(Direction.TO_USER, octets);
            receiver.frame(octets);
        }

        @Override
        public void fault(FrameFault fault) {
            receiver.fault(fault);
        }
    };
    private LineReceiver receiver = NOBODY;
    private BChannel farEnd;
    private boolean isUp = true;

    /**
     * A channel that leads nowhere.
     *
     * @param access whose it is
     * @param number 1 and 2 at a basic access, else the time slot
     * @param tap sees its frames
     */
    public BChannel(String access, int number, EventScheduler events, LineTap tap) {
        this.access = access;
        this.number = number;
        this.events = events;
        this.tap = tap;
        this.out = new BitPipe(events, CLOCK, frame -> tapped(Direction.FROM_USER, frame));
    }

    private void tapped(Direction direction, byte[] frame) {
        tap.frame(number, direction, events.nowPicos(), frame);
    }

    /** Whose it is. */
    public String access() {
        return access;
    }

    /** Its number at its access. */
    public int number() {
        return number;
    }

    /**
     * Sends a frame after those that were handed over before.
     *
     * @param frame without check sequence and flags; not to be changed any more
     * @param lineBits that it takes from the line with check sequence, inserted zeros and a flag
     * @param sent run once its last bit has left, at the instant at which the next frame may begin; not if the channel is given back before
     */
    public void send(byte[] frame, long lineBits, Runnable sent) {
        out.send(frame, lineBits, sent);
    }

    /** Who gets what comes from now on. */
    public void receiver(LineReceiver next) {
        receiver = next;
    }

    /** Frames handed over of which the last bit has not left. */
    public int unsent() {
        return out.unsent();
    }

    /** What became of the frames sent here. */
    public ChannelCounts counts() {
        return out.counts();
    }

    /** False while the channel is out of order. */
    @Override
    public boolean isUp() {
        return isUp;
    }

    /** True while it is switched through. */
    public boolean isConnected() {
        return farEnd != null;
    }

    /** The other end, {@code null} if there is none. */
    public BChannel farEnd() {
        return farEnd;
    }

    /** For the exchange: out of order or in order again. What is under way in either direction is lost when it fails. */
    public void setUp(boolean up) {
        if (isUp && !up && farEnd != null) farEnd.out.cut();
        isUp = up;
        out.setUp(up);
    }

    /**
     * For the exchange: switches two ends through to each other.
     *
     * @param delayPicos one way
     * @param there stretches from this end to the other
     * @param back stretches from the other end to this
     */
    public void connect(BChannel other, long delayPicos, List<LineQuality> there, List<LineQuality> back) {
        disconnect();
        other.disconnect();
        farEnd = other;
        other.farEnd = this;
        out.way(new Way(delayPicos, there, other));
        other.out.way(new Way(delayPicos, back, this));
    }

    /** For the exchange: opens the connection again; what is under way is lost. */
    public void disconnect() {
        if (farEnd == null) return;
        farEnd.out.way(null);
        farEnd.farEnd = null;
        farEnd = null;
        out.way(null);
    }

    /** For the exchange: nobody uses this end any more. */
    public void release() {
        disconnect();
        out.clear();
        receiver = NOBODY;
    }

    /** Where what comes goes, past the tap. */
    @Override
    public LineReceiver receiver() {
        return arrivals;
    }

    @Override
    public String toString() {
        return access + ":" + number;
    }
}
