package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;

/**
 * Video whose rate follows what the group is granted: what audio leaves of it, and never more than was planned. Frames keep
 * their grid; those that begin after a change have the new size. Safe from any thread.
 */
final class VideoPace implements FrameSchedule {
    private static final FrameSchedule AUDIO = FrameSchedule.audio();
    private static final long AUDIO_FRAMES_PER_SECOND = 50;
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
        current = new VideoSchedule(rate(granted.sending()), planned.framesPerSecond());
    }

    private long rate(FlowSpec flow) {
        boolean promised = flow.serviceType().isReserved() && FlowSpec.isSpecified(flow.tokenRateOctetsPerSecond());
        if (!promised) return planned.bitsPerSecond();
        long audio = AUDIO_FRAMES_PER_SECOND * (AUDIO.largestOctets() + FrameHeader.OCTETS);
        long headers = (long) planned.framesPerSecond() * FrameHeader.OCTETS;
        long left = 8 * (flow.tokenRateOctetsPerSecond() - audio - headers);
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
