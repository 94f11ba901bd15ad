package io.trunkline.cli.conference;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Puts frames on one connection: header and payload in one piece. For one thread at a time. */
final class FrameWriter {
    private final FrameLink link;
    private ByteBuffer frame = ByteBuffer.allocateDirect(FrameHeader.OCTETS + 8192);

    FrameWriter(FrameLink link) {
        this.link = link;
    }

    /** A place for a payload of up to {@code octets} octets; what is written there {@link #send} takes. */
    ByteBuffer payload(int octets) {
        if (frame.capacity() < FrameHeader.OCTETS + octets) {
            frame = ByteBuffer.allocateDirect(FrameHeader.OCTETS + octets);
        }
        return frame.clear().position(FrameHeader.OCTETS).limit(FrameHeader.OCTETS + octets);
    }

    /** Sends what was written to the place that {@link #payload} gave. */
    void send(FrameHeader.Kind kind, long sequence, long dueNanos) throws IOException {
        frame.flip();
        int length = frame.limit() - FrameHeader.OCTETS;
        new FrameHeader(kind, length, (int) sequence, dueNanos).encode(frame);
        link.send(frame.rewind());
    }

    /** Sends a whole payload. */
    void send(FrameHeader.Kind kind, byte[] payload) throws IOException {
        payload(payload.length).put(payload);
        send(kind, 0, 0);
    }
}
