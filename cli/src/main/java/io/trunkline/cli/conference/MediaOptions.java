package io.trunkline.cli.conference;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say what is sent. */
final class MediaOptions {
    private static final String SPEECH = "speech.wav";
    private static final long MAX_WAV_OCTETS = 256L << 20;
    private static final double MAX_SECONDS = 7 * 24 * 3600;

    @Option(names = "--audio", paramLabel = "FILE", description = "A WAV file, sent as G.711 µ-law again and again.")
    private Path audio;

    @Option(names = "--video", paramLabel = "FILE", description = "Any file, sent as video frames again and again.")
    private Path video;

    @Option(names = "--data", paramLabel = "FILE", description = "Any file, sent once as fast as it goes.")
    private Path data;

    @Option(
            names = "--video-rate",
            paramLabel = "BITS_PER_SECOND",
            defaultValue = "320000",
            description = "Rate of the video; default ${DEFAULT-VALUE}.")
    private long videoBitsPerSecond;

    @Option(
            names = "--video-frames",
            paramLabel = "PER_SECOND",
            defaultValue = "25",
            description = "Frames of video a second; default ${DEFAULT-VALUE}.")
    private int framesPerSecond;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "How long the media flow; default 10, or what the caller says.")
    private Double seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of generated video and data, and of a simulated network; default ${DEFAULT-VALUE}.")
    private long seed;

    /** Refuses what cannot be sent, before anything else happens. */
    void check() throws UsageException {
        if (seconds != null && !(seconds >= 0.1 && seconds <= MAX_SECONDS)) {
            throw new UsageException(
                    "--duration is " + seconds + ", expected 0.1 to " + (long) MAX_SECONDS + " seconds");
        }
        schedule();
        for (Path file : new Path[] {audio, video, data}) {
            if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
                throw new UsageException(file + " is no file that can be read");
            }
        }
    }

    /** What a party sends. @param waits true if the caller decides about the duration */
    Plan plan(ProtocolInfo entry, boolean grouped, Qos qos, boolean waits) throws UsageException, IOException {
        Duration duration =
                seconds == null ? waits ? null : Plan.DEFAULT_DURATION : Duration.ofMillis(Math.round(seconds * 1000));
        boolean scheduled = entry.figures().inFlightOctets() > 0;
        int dataFrame = scheduled ? Plan.SMALL_DATA_FRAME_OCTETS : Plan.DATA_FRAME_OCTETS;
        return new Plan(duration, grouped, qos, MuLaw.encode(speech()), video, data, schedule(), dataFrame, seed);
    }

    long seed() {
        return seed;
    }

    private VideoSchedule schedule() throws UsageException {
        try {
            return FrameSchedule.video(videoBitsPerSecond, framesPerSecond);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    Qos contract() throws UsageException {
        return Plan.contract(schedule(), videoBitsPerSecond, framesPerSecond);
    }

    private short[] speech() throws UsageException, IOException {
        if (audio == null) {
            try (InputStream shipped = MediaOptions.class.getResourceAsStream(SPEECH)) {
                return WavFile.speech(SPEECH, shipped.readAllBytes());
            }
        }
        if (Files.size(audio) > MAX_WAV_OCTETS) throw new UsageException(audio + " is larger than 256 MiB");
        return WavFile.speech(audio.toString(), Files.readAllBytes(audio));
    }
}
