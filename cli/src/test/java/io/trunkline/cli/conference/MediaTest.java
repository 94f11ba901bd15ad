package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.ServiceType;
import io.trunkline.cli.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTest {
    private static byte[] wav(int channels, int rate, int bits, byte[] samples) {
        return ByteBuffer.allocate(44 + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(36 + samples.length)
                .put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples)
                .array();
    }

    @Test
    void muLawHasTheKnownCodes() {
        assertThat(MuLaw.encode(0)).isEqualTo((byte) 0xFF);
        assertThat(MuLaw.encode(32_767)).isEqualTo((byte) 0x80);
        assertThat(MuLaw.encode(-32_768)).isEqualTo((byte) 0x00);
        assertThat(MuLaw.encode(1000)).isEqualTo((byte) 0xCE);
        assertThat(MuLaw.encode(-1000)).isEqualTo((byte) 0x4E);
    }

    @Test
    void everyMuLawCodeIsTheCodeOfItsOwnValue() {
        for (int code = 0; code < 256; code++) {
            if (code == 0x7F) continue; // minus zero becomes plus zero
            assertThat(MuLaw.encode(MuLaw.decode((byte) code))).isEqualTo((byte) code);
        }
    }

    @Property
    void muLawStaysWithinItsStepOfTheSample(@ForAll short sample) {
        int error = Math.abs(MuLaw.decode(MuLaw.encode(sample)) - sample);
        assertThat(error).isLessThanOrEqualTo(Math.max(4, Math.abs((int) sample) / 16 + 8));
    }

    @Property
    void everySecondOfVideoHasExactlyTheRate(
            @ForAll @IntRange(min = 1, max = 60) int frames,
            @ForAll @LongRange(min = 64_000, max = 8_000_000) long rate) {
        FrameSchedule video = FrameSchedule.video(rate, frames);
        for (int second = 0; second < 3; second++) {
            long sum = 0;
            for (int k = 0; k < frames; k++) sum += video.octets((long) second * frames + k);
            assertThat(sum).isEqualTo(rate / 8);
            assertThat(video.dueNanos((long) second * frames)).isEqualTo(second * 1_000_000_000L);
        }
    }

    @Test
    void aKeyFrameIsFiveTimesTheMean() {
        FrameSchedule video = FrameSchedule.video(320_000, 25);
        assertThat(video.octets(0)).isEqualTo(8000);
        assertThat(video.octets(25)).isEqualTo(8000);
        assertThat(video.octets(1)).isBetween(1333, 1334);
        assertThat(video.largestOctets()).isEqualTo(8000);
    }

    @Test
    void theContractCarriesTheMeanAndAKeyFrameInHalfTheDeadline() {
        FlowSpec flow =
                Plan.contract(FrameSchedule.video(320_000, 25), 320_000, 25).sending();
        assertThat(flow.serviceType()).isEqualTo(ServiceType.SERVICETYPE_GUARANTEED);
        assertThat(flow.tokenRateOctetsPerSecond()).isEqualTo(50 * 176 + 8016 * 1000 / 75);
        assertThat(flow.tokenBucketOctets()).isEqualTo(8016 + 176);
        FlowSpec even =
                Plan.contract(FrameSchedule.video(320_000, 1), 320_000, 1).sending();
        assertThat(even.tokenRateOctetsPerSecond()).isGreaterThanOrEqualTo(40_000 + 50 * 176);
    }

    @Test
    void theGridOfThirtyFramesDoesNotDrift() {
        FrameSchedule video = FrameSchedule.video(320_000, 30);
        assertThat(video.dueNanos(1)).isEqualTo(33_333_333);
        assertThat(video.dueNanos(30L * 86_400)).isEqualTo(86_400_000_000_000L);
    }

    @Test
    void stereoIsMixedAndBroughtToEightKilohertz() throws UsageException {
        ByteBuffer samples = ByteBuffer.allocate(4 * 16_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 16_000; i++) samples.putShort((short) 1000).putShort((short) 3000);
        short[] speech = WavFile.speech("x.wav", wav(2, 16_000, 16, samples.array()));
        assertThat(speech).hasSize(8000).containsOnly((short) 2000);
    }

    @Test
    void eightBitsAreUnsigned() throws UsageException {
        byte[] silence = new byte[800];
        java.util.Arrays.fill(silence, (byte) 0x80);
        assertThat(WavFile.speech("x.wav", wav(1, 8000, 8, silence))).containsOnly((short) 0);
    }

    @Test
    void theShippedSpeechIsThereAndIsSpeech() throws IOException, UsageException {
        short[] speech = WavFile.speech(
                "speech.wav", MediaTest.class.getResourceAsStream("speech.wav").readAllBytes());
        assertThat(speech.length).isGreaterThan(3 * 8000);
    }

    @Property
    void anyOctetsAreSpeechOrRefusedInOneLine(@ForAll @Size(max = 300) byte[] octets) {
        byte[] file = wav(1, 8000, 16, octets);
        if (octets.length > 4) file[Math.floorMod(octets[0], 44)] = octets[1];
        try {
            assertThat(WavFile.speech("x.wav", file).length).isPositive();
        } catch (UsageException refused) {
            assertThat(refused.getMessage()).startsWith("x.wav").doesNotContain("\n");
        }
    }

    @Test
    void aFileLoopsOrEnds(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("f"), new byte[] {1, 2, 3});
        ByteBuffer seven = ByteBuffer.allocate(7);
        try (OctetSource again = OctetSource.file(file, true)) {
            again.fill(seven);
        }
        assertThat(seven.array()).containsExactly(1, 2, 3, 1, 2, 3, 1);
        ByteBuffer once = ByteBuffer.allocate(7);
        try (OctetSource source = OctetSource.file(file, false)) {
            source.fill(once);
        }
        assertThat(once.position()).isEqualTo(3);
    }

    @Test
    void videoThatCannotBeIsRefused() {
        assertThatThrownBy(() -> FrameSchedule.video(320_000, 0)).hasMessageContaining("expected 1 to 240");
        assertThatThrownBy(() -> FrameSchedule.video(10, 25)).hasMessageContaining("at least an octet a frame");
    }
}
