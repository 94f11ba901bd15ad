package io.trunkline.cli.conference;

/** When the frames of a stream are due and how large they are. Every value is computed from the frame's number alone. */
interface FrameSchedule {
    /** Answer of {@link #dueNanos} for a stream without a grid: as soon as it can be sent. */
    long AT_ONCE = -1;

    /** When frame {@code k} is due, in nanoseconds after the stream's start, or {@link #AT_ONCE}. */
    long dueNanos(long k);

    /** Payload of frame {@code k} in octets. */
    int octets(long k);

    /** The largest payload that {@link #octets} answers. */
    int largestOctets();

    /** G.711: 160 octets every 20 ms. */
    static FrameSchedule audio() {
        return new Even(20_000_000, MuLaw.FRAME_OCTETS);
    }

    /** Video with a key frame each second. */
    static VideoSchedule video(long bitsPerSecond, int framesPerSecond) {
        return new VideoSchedule(bitsPerSecond, framesPerSecond);
    }

    /** Pieces of this size, as fast as they go. */
    static FrameSchedule atOnce(int octets) {
        return new Unpaced(octets);
    }

    /** Equal frames at equal distances. */
    record Even(long periodNanos, int octets) implements FrameSchedule {
        @Override
        public long dueNanos(long k) {
            return k * periodNanos;
        }

        @Override
        public int octets(long k) {
            return octets;
        }

        @Override
        public int largestOctets() {
            return octets;
        }
    }

    /** Equal frames without a grid. */
    record Unpaced(int octets) implements FrameSchedule {
        @Override
        public long dueNanos(long k) {
            return AT_ONCE;
        }

        @Override
        public int octets(long k) {
            return octets;
        }

        @Override
        public int largestOctets() {
            return octets;
        }
    }
}
