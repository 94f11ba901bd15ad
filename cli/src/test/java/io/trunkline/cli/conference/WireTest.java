package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What travels between two parties beside the media. */
class WireTest {
    private static final String DIGEST =
            HexFormat.of().formatHex(PayloadDigest.sha256().digest());

    private static Reception reception() {
        StreamRecorder recorder = new StreamRecorder(StreamKind.VIDEO, true, new PayloadDigest(Runnable::run));
        for (int k = 0; k < 40; k++) {
            recorder.payload(ByteBuffer.allocate(100));
            long due = 1000 + k * 40_000_000L;
            recorder.frame(new FrameHeader(FrameHeader.Kind.MEDIA, 100, k, due), due + 1_000_000 * (k + 1));
        }
        return recorder.finish("nothing special");
    }

    @Test
    void headersAreReadBackAsWritten() {
        for (FrameHeader.Kind kind : FrameHeader.Kind.values()) {
            FrameHeader header = new FrameHeader(kind, FrameHeader.MAX_LENGTH_OCTETS, -5, Long.MIN_VALUE);
            ByteBuffer octets = ByteBuffer.allocate(FrameHeader.OCTETS);
            header.encode(octets);
            assertThat(FrameHeader.decode(octets.flip())).contains(header);
        }
    }

    @Test
    void aHelloIsReadBackAsWritten() {
        Hello hello = new Hello(StreamKind.DATA, 12_345, "boot-1 time:[4026531834]");
        assertThat(Hello.decode(ByteBuffer.wrap(hello.encode()))).contains(hello);
    }

    @Test
    void whatWasSentIsReadBackAsWritten() {
        Sent sent = new Sent(7, 99, DIGEST);
        assertThat(Sent.decode(ByteBuffer.wrap(sent.encode()))).contains(sent);
    }

    @Test
    void aResultIsReadBackAsWritten() throws IOException {
        Reception reception = reception();
        Reception back = Reception.decode(ByteBuffer.wrap(reception.encode()));
        assertThat(back.delay()).isEqualTo(reception.delay());
        assertThat(back.failure()).isEqualTo("nothing special");
        assertThat(back.series().midNanos()).isEqualTo(reception.series().midNanos());
        assertThat(back.series().histogram()).isEqualTo(reception.series().histogram());
        assertThat(back.encode()).isEqualTo(reception.encode());
    }

    @Property
    void strangeOctetsAreNoHelloAndNoSum(@ForAll @Size(max = 400) byte[] octets) {
        assertThat(Hello.decode(ByteBuffer.wrap(octets))).isEmpty();
        if (octets.length != Sent.OCTETS)
            assertThat(Sent.decode(ByteBuffer.wrap(octets))).isEmpty();
    }

    @Property
    void aResultThatWasCutOrChangedIsReadOrRefusedButNothingElse(
            @ForAll @IntRange(max = 4000) int length, @ForAll @IntRange(max = 200) int place, @ForAll byte value) {
        byte[] octets = Arrays.copyOf(reception().encode(), length);
        if (place < length) octets[place] = value;
        try {
            Reception read = Reception.decode(ByteBuffer.wrap(octets));
            assertThat(read.series().octets().length).isLessThanOrEqualTo(Series.MAX_BINS);
        } catch (IOException refused) {
            assertThat(refused).isInstanceOf(IOException.class);
        }
    }
}
