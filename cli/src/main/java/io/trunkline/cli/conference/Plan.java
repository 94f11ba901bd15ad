package io.trunkline.cli.conference;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a party does.
 *
 * @param duration how long the media flow; {@code null} to take the caller's
 * @param grouped true for one socket group per party
 * @param qos what the group prefers, {@code null} for nothing
 * @param speech samples of the audio, µ-law
 * @param video the video file, {@code null} for made-up octets
 * @param data the data file, {@code null} for made-up octets
 * @param videoSchedule rate of the video
 * @param dataFrameOctets size of the data stream's frames
 * @param seed what made-up octets are made from
 */
record Plan(
        Duration duration,
        boolean grouped,
        Qos qos,
        byte[] speech,
        Path video,
        Path data,
        VideoSchedule videoSchedule,
        int dataFrameOctets,
        long seed) {
    static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);

    /** Data frames where the provider schedules: small enough to see on a slow link how data fares. */
    static final int SMALL_DATA_FRAME_OCTETS = 4 * 1024;
    /** Data frames elsewhere. */
    static final int DATA_FRAME_OCTETS = 32 * 1024;

    private static final long BURST_MILLIS = DelaySamples.DEADLINE_NANOS / 1_000_000 / 2;
    private static final long DELAY_MICROS = DelaySamples.DEADLINE_NANOS / 1000;

    FrameSchedule schedule(StreamKind stream) {
        return switch (stream) {
            case AUDIO -> FrameSchedule.audio();
            case VIDEO -> videoSchedule;
            case DATA -> FrameSchedule.atOnce(dataFrameOctets);
        };
    }

    /** A new source of a stream's payload; the caller closes it. */
    OctetSource source(StreamKind stream) throws IOException {
        return switch (stream) {
            case AUDIO -> OctetSource.loop(speech);
            case VIDEO -> video == null ? OctetSource.generated(seed) : OctetSource.file(video, true);
            case DATA -> data == null ? OctetSource.generated(seed + 1) : OctetSource.file(data, false);
        };
    }

    /**
     * A contract each way in which a key frame, which is the largest burst, has arrived after half of the time that a frame
     * may take. What audio and video leave of it is the data stream's.
     */
    static Qos contract(FrameSchedule video, long videoBitsPerSecond, int framesPerSecond) {
        FrameSchedule audio = FrameSchedule.audio();
        long audioRate = 50L * (audio.largestOctets() + FrameHeader.OCTETS);
        long meanRate = videoBitsPerSecond / 8 + (long) framesPerSecond * FrameHeader.OCTETS;
        long keyFrame = (long) video.largestOctets() + FrameHeader.OCTETS;
        long keyFrameRate = keyFrame * 1000 / BURST_MILLIS;
        FlowSpec flow = FlowSpec.guaranteed(
                audioRate + Math.max(meanRate, keyFrameRate), keyFrame + audio.largestOctets() + FrameHeader.OCTETS);
        return Qos.symmetric(flow.withDelay(DELAY_MICROS, FlowSpec.NOT_SPECIFIED));
    }
}
