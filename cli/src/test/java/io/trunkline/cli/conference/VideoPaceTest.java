package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Qos;
import org.junit.jupiter.api.Test;

class VideoPaceTest {
    private static final int AUDIO_OCTETS_PER_SECOND = 50 * (160 + FrameHeader.OCTETS);

    private final VideoPace video = new VideoPace(FrameSchedule.video(320_000, 25));

    private static Qos guaranteed(long octetsPerSecond) {
        return Qos.symmetric(FlowSpec.guaranteed(octetsPerSecond, 1500));
    }

    private long octetsOfASecond() {
        long octets = 0;
        for (int k = 0; k < 25; k++) octets += video.octets(k);
        return octets;
    }

    @Test
    void videoTakesWhatAudioLeavesOfASmallGrantAndComesBackWithALargeOne() {
        video.follow(guaranteed(40_000));
        assertThat(video.rateInWords()).isEqualTo("video is lowered to 246 kbit/s");
        assertThat(octetsOfASecond() + 25L * FrameHeader.OCTETS + AUDIO_OCTETS_PER_SECOND)
                .isBetween(39_000L, 40_000L);
        video.follow(guaranteed(60_000));
        assertThat(video.rateInWords()).isEqualTo("video at its full 320 kbit/s");
        assertThat(octetsOfASecond()).isEqualTo(40_000);
    }

    @Test
    void framesKeepTheirGridWhateverIsGranted() {
        long before = video.dueNanos(37);
        video.follow(guaranteed(30_000));
        assertThat(video.dueNanos(37)).isEqualTo(before);
        assertThat(video.largestOctets()).isEqualTo(8000);
    }

    @Test
    void aGrantThatLeavesNothingForVideoStillShowsAFrameNowAndThen() {
        video.follow(guaranteed(1000));
        for (int k = 0; k < 25; k++) assertThat(video.octets(k)).isPositive();
        assertThat(octetsOfASecond()).isEqualTo(125);
    }

    @Test
    void whatPromisesNoRateLimitsNothing() {
        video.follow(guaranteed(1000));
        video.follow(Qos.BEST_EFFORT);
        assertThat(octetsOfASecond()).isEqualTo(40_000);
    }

    @Test
    void aKeyFrameIsNoLargerThanWhatIsThereInTimeAndTheRateStays() {
        assertThat(video.octets(0)).isEqualTo(8000);
        video.follow(guaranteed(56_000));
        int key = video.octets(0) + FrameHeader.OCTETS;
        assertThat(1000.0 * key / (56_000 - AUDIO_OCTETS_PER_SECOND)).isBetween(99.0, 100.0);
        assertThat(octetsOfASecond()).isEqualTo(40_000);
        video.follow(guaranteed(150_000));
        assertThat(video.octets(0)).isEqualTo(8000);
    }

    @Test
    void aKeyFrameRemainsTheLargestFrameHoweverLittleIsGranted() {
        for (int octetsPerSecond : new int[] {1000, 10_000, 12_000, 20_000, 40_000}) {
            video.follow(guaranteed(octetsPerSecond));
            for (int k = 1; k < 25; k++) assertThat(video.octets(k)).isBetween(1, video.octets(0));
        }
    }
}
