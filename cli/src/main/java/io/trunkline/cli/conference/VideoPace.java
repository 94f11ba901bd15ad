package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;

/**
 * Video that follows what the group is granted: its rate is what audio leaves of it, and never more than was planned, and a key
 * frame is no larger than what can be there in time. Frames keep their grid; those that begin after a change have the new size.
 * Safe from any thread.
 */
final class VideoPace implements FrameSchedule {
    private static final FrameSchedule AUDIO = FrameSchedule.audio();
    private static final long AUDIO_OCTETS_PER_SECOND = 50L * (AUDIO.largestOctets() + FrameHeader.OCTETS);
    /** How long a key frame may be on its way at the rate that video has; the rest of a frame's time is the network's. */
    private static final long KEY_FRAME_NANOS = DelaySamples.DEADLINE_NANOS * 2 / 3;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long STEP_BITS_PER_SECOND = 1000;

    private final VideoSchedule planned;
    private volatile VideoSchedule current;

    VideoPace(VideoSchedule planned) {
        this.planned = planned;
        this.current = planned;
    }

    /**
     * Goes on at the rate that a grant leaves.
     *
     * @param granted to the group, as seen from the side that sends; what promises no rate limits nothing
     */
    void follow(Qos granted) {
        FlowSpec flow = granted.sending();
        boolean promised = flow.serviceType().isReserved() && FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond());
        current = promised ? within(flow.tokenRateOctetsPerSecond() - AUDIO_OCTETS_PER_SECOND) : planned;
    }

    private VideoSchedule within(long octetsPerSecond) {
        long key = (long) (octetsPerSecond * (KEY_FRAME_NANOS / NANOS_PER_SECOND)) - FrameHeader.OCTETS;
        return new VideoSchedule(rate(octetsPerSecond), planned.framesPerSecond(), key);
    }

    private long rate(long octetsPerSecond) {
        long headers = (long) planned.framesPerSecond() * FrameHeader.OCTETS;
        long left = 8 * (octetsPerSecond - headers);
        if (left >= planned.bitsPerSecond()) return planned.bitsPerSecond();
        long least = Math.min(planned.bitsPerSecond(), Math.max(STEP_BITS_PER_SECOND, 8L * planned.framesPerSecond()));
        return Math.max(left - Math.floorMod(left, STEP_BITS_PER_SECOND), least);
    }

    /** At which rate it goes, for people. */
    String rateInWords() {
        long rate = current.bitsPerSecond();
        return rate < planned.bitsPerSecond()
                ? "video is lowered to " + Numbers.rate(rate)
                : "video at its full " + Numbers.rate(rate);
    }

    @Override
    public long dueNanos(long k) {
        return planned.dueNanos(k);
    }

    @Override
    public int octets(long k) {
        return current.octets(k);
    }

    @Override
    public int largestOctets() {
        return planned.largestOctets();
    }
}
