package io.trunkline.circuit.socket;

import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.simulation.EventScheduler;
import java.util.Map;

/** One end of a circuit, and its line, which brings each frame to the other end after a millisecond. */
class TestEnd implements CircuitEnd.Owner, Line {
    private static final long FRAME_PICOS = EventScheduler.PICOS_PER_MILLI;

    final CircuitEnd circuit;

    private final EventScheduler events;
    private TestEnd other;
    private boolean busy;

    TestEnd(EventScheduler events, FrameFormat format, int fragmentOctets) {
        this.events = events;
        this.circuit = new CircuitEnd(events, format, this, fragmentOctets);
        circuit.line(this);
    }

    /** Joins two ends by their lines. */
    static void join(TestEnd one, TestEnd another) {
        one.other = another;
        another.other = one;
    }

    // ---- the circuit's owner

    @Override
    public void unknownChannel(Frame frame) {}

    @Override
    public final void channelEnded(ChannelEnd ended) {}

    @Override
    public final String circuitName() {
        return "test";
    }

    @Override
    public final Map<String, String> facts() {
        return Map.of();
    }

    // ---- its line

    @Override
    public final boolean isOpen() {
        return true;
    }

    @Override
    public final boolean isFree() {
        return !busy;
    }

    @Override
    public final boolean takes(ChannelEnd channel) {
        return !busy;
    }

    @Override
    public void send(byte[] frame, ChannelEnd of) {
        boolean waitsItsTurn = of != null;
        if (waitsItsTurn) busy = true;
        events.after(FRAME_PICOS, () -> {
            if (waitsItsTurn) busy = false;
            other.circuit.received(frame, 0, frame.length);
            circuit.pump();
        });
    }
}
