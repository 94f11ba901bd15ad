package io.trunkline.cli.conference;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends one stream on its grid: frame {@code k} at the instant that the schedule has for {@code k}, never before. If
 * sending blocks or starts late, the frames that are due meanwhile follow at once with their own due instants; none is
 * left out and the grid does not move. For one thread.
 */
final class FrameSender {
    private final FrameWriter writer;
    private final MediaClock clock;
    private final FrameSchedule schedule;
    private final OctetSource source;
    private final PayloadDigest digest;
    private long frames;
    private long octets;

    FrameSender(
            FrameWriter writer, MediaClock clock, FrameSchedule schedule, OctetSource source, PayloadDigest digest) {
        this.writer = writer;
        this.clock = clock;
        this.schedule = schedule;
        this.source = source;
        this.digest = digest;
    }

    /** Sends all frames that are due from {@code startNanos} on and before {@code endNanos}, and then the stream's end. */
    Sent run(long startNanos, long endNanos) throws IOException, InterruptedException {
        clock.sleepUntil(startNanos);
        boolean more = true;
        for (long k = 0; more; k++) {
            long offset = schedule.dueNanos(k);
            long dueNanos = offset == FrameSchedule.AT_ONCE ? clock.nanos() : startNanos + offset;
            if (dueNanos >= endNanos) break;
            clock.sleepUntil(dueNanos);
            more = frame(k, dueNanos);
        }
        Sent sent = sent();
        writer.send(FrameHeader.Kind.END, sent.encode());
        return sent;
    }

    private boolean frame(long k, long dueNanos) throws IOException {
        ByteBuffer payload = writer.payload(schedule.octets(k));
        int begin = payload.position();
        source.fill(payload);
        boolean full = !payload.hasRemaining();
        int length = payload.position() - begin;
        if (length == 0) return false;
        writer.send(FrameHeader.Kind.MEDIA, k, dueNanos);
        digest.addWritten(payload.position(begin + length), begin); // what could not be sent does not count
        frames++;
        octets += length;
        return full;
    }

    /** What has been sent until now. To be called by the sending thread, or after its end. */
    Sent sent() {
        return new Sent(frames, octets, digest.hex());
    }
}
