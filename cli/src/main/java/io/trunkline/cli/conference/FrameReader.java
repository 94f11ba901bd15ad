package io.trunkline.cli.conference;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Takes the frames of one connection apart, without copying their payload. For one thread. */
final class FrameReader {
    private static final int BUFFER_OCTETS = 256 * 1024;

    private final FrameLink link;
    private final LongSupplier nanos;
    private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER_OCTETS).limit(0);
    private final ByteBuffer head = ByteBuffer.allocate(FrameHeader.OCTETS);
    private long arrivalNanos;

    FrameReader(FrameLink link, LongSupplier nanos) {
        this.link = link;
        this.nanos = nanos;
    }

    /**
     * The next header; its payload must be taken before the next call.
     *
     * @return {@code null} at the graceful end between two frames
     * @throws IOException the connection failed, ended inside a header, or carries something else
     */
    FrameHeader next() throws IOException {
        head.clear();
        while (head.hasRemaining()) {
            if (!received.hasRemaining() && !fill(0)) {
                if (head.position() == 0) return null;
                throw new EOFException("the connection ended inside a frame");
            }
            take(head.remaining(), head::put);
        }
        return FrameHeader.decode(head.flip())
                .orElseThrow(() -> new IOException("what came is no frame of a conference"));
    }

    /** Hands over the payload in pieces that are valid during the call only. */
    void payload(FrameHeader header, Consumer<ByteBuffer> pieces) throws IOException {
        int missing = header.lengthOctets();
        while (missing > 0) {
            if (!received.hasRemaining() && !fill(missing))
                throw new EOFException("the connection ended inside a frame");
            missing -= take(missing, pieces);
        }
    }

    /** The payload as a whole. */
    ByteBuffer payload(FrameHeader header) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(header.lengthOctets());
        payload(header, whole::put);
        return whole.flip();
    }

    /** When the last octet that has been handed over was in this process. */
    long arrivalNanos() {
        return arrivalNanos;
    }

    private int take(int most, Consumer<ByteBuffer> into) {
        int count = Math.min(most, received.remaining());
        int end = received.limit();
        int behind = received.position() + count;
        into.accept(received.limit(behind));
        received.limit(end).position(behind);
        return count;
    }

    /**
     * Receives something.
     *
     * @param wanted octets to wait for if the connection can do so, 0 for as few or as many as come first
     * @return false at the graceful end
     */
    private boolean fill(int wanted) throws IOException {
        received.clear();
        if (wanted > 0) received.limit(Math.min(wanted, BUFFER_OCTETS));
        int count = 0;
        while (count == 0) { // an empty message says nothing
            count = wanted > 0 ? link.receiveFully(received) : link.receive(received);
        }
        received.flip();
        arrivalNanos = nanos.getAsLong();
        return count > 0;
    }
}
