package io.trunkline.cli.conference;

/**
 * Video frames at a constant mean rate: once a second a key frame of five times the mean size, the others share what is
 * left of that second, so that every second carries exactly the rate.
 *
 * @param bitsPerSecond the rate, at least an octet a frame
 * @param framesPerSecond 1 to 240
 * @param mostKeyOctets what a key frame may have at most, as long as it remains the largest frame
 */
record VideoSchedule(long bitsPerSecond, int framesPerSecond, long mostKeyOctets) implements FrameSchedule {
    private static final int KEY_FRAME_FACTOR = 5;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    VideoSchedule {
        if (framesPerSecond < 1 || framesPerSecond > 240) {
            throw new IllegalArgumentException(framesPerSecond + " frames/s, expected 1 to 240");
        }
        if (bitsPerSecond < 8L * framesPerSecond || bitsPerSecond > 1_000_000_000) {
            throw new IllegalArgumentException(
                    bitsPerSecond + " bit/s of video, expected at least an octet a frame and at most 1000000000");
        }
    }

    /** With key frames as large as they come. */
    VideoSchedule(long bitsPerSecond, int framesPerSecond) {
        this(bitsPerSecond, framesPerSecond, Long.MAX_VALUE);
    }

    @Override
    public long dueNanos(long k) {
        long seconds = k / framesPerSecond;
        return seconds * NANOS_PER_SECOND + k % framesPerSecond * NANOS_PER_SECOND / framesPerSecond;
    }

    @Override
    public int octets(long k) {
        int frame = (int) (k % framesPerSecond);
        return (int) (octetsBefore(frame + 1) - octetsBefore(frame));
    }

    @Override
    public int largestOctets() {
        return octets(0);
    }

    /** Octets of a second's first {@code frames} frames: the difference of two of these is a frame, so nothing is rounded away. */
    private long octetsBefore(int frames) {
        long second = bitsPerSecond / 8;
        if (frames == 0) return 0;
        if (framesPerSecond <= KEY_FRAME_FACTOR) return second * frames / framesPerSecond;
        long mean = (second + framesPerSecond - 1) / framesPerSecond;
        long key = Math.max(mean, Math.min(mostKeyOctets, second * KEY_FRAME_FACTOR / framesPerSecond));
        return key + (second - key) * (frames - 1) / (framesPerSecond - 1);
    }
}
