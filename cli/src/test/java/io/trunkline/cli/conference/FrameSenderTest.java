package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSenderTest {
    private static final long PERIOD_NANOS = 20_000_000;

    private final HandClock clock = new HandClock();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final List<Long> sentAt = new ArrayList<>();
    private long blockedNanos;
    private long blockFrame = -1;
    private long breakFrame = -1;

    /** A link whose send of one frame takes a while, and that of another fails. */
    private final FrameLink link = new FrameLink() {
        @Override
        public void send(ByteBuffer data) throws IOException {
            if (sentAt.size() == breakFrame) throw new IOException("the connection is gone");
            sentAt.add(clock.now);
            if (sentAt.size() - 1 == blockFrame) clock.now += blockedNanos;
            while (data.hasRemaining()) wire.write(data.get());
        }

        @Override
        public int receive(ByteBuffer into) {
            throw new UnsupportedOperationException("nothing is received");
        }
    };

    private FrameSender sender(FrameSchedule schedule, OctetSource source) {
        return new FrameSender(
                new FrameWriter(link), MediaClock.of(clock), schedule, source, new PayloadDigest(Runnable::run));
    }

    private Sent send(FrameSchedule schedule, OctetSource source, long millis) throws Exception {
        long start = clock.now;
        return sender(schedule, source).run(start, start + millis * 1_000_000);
    }

    private List<FrameHeader> frames() throws IOException {
        ByteBuffer all = ByteBuffer.wrap(wire.toByteArray());
        List<FrameHeader> frames = new ArrayList<>();
        while (all.hasRemaining()) {
            FrameHeader header = FrameHeader.decode(all).orElseThrow();
            all.position(all.position() + header.lengthOctets());
            frames.add(header);
        }
        return frames;
    }

    @Test
    void everyFrameIsSentWhenItIsDue() throws Exception {
        long start = clock.now;
        Sent sent = send(FrameSchedule.audio(), OctetSource.generated(1), 1000);
        assertThat(sent.frames()).isEqualTo(50);
        assertThat(sent.octets()).isEqualTo(8000);
        for (int k = 0; k < 50; k++) assertThat(sentAt.get(k)).isEqualTo(start + k * PERIOD_NANOS);
    }

    @Test
    void frameThatCouldNotBeSentIsNeitherCountedNorInTheDigest() throws Exception {
        breakFrame = 3;
        FrameSender sender = sender(FrameSchedule.audio(), OctetSource.generated(1));
        assertThatThrownBy(() -> sender.run(clock.now, clock.now + 1_000_000_000))
                .isInstanceOf(IOException.class);
        PayloadDigest arrived = new PayloadDigest(Runnable::run);
        ByteBuffer all = ByteBuffer.wrap(wire.toByteArray());
        while (all.hasRemaining()) {
            int octets = FrameHeader.decode(all).orElseThrow().lengthOctets();
            arrived.add(all.slice(all.position(), octets));
            all.position(all.position() + octets);
        }
        assertThat(sender.sent()).isEqualTo(new Sent(3, 480, arrived.hex()));
    }

    @Test
    void aBlockedSendDelaysFramesButNeitherDropsThemNorMovesTheGrid() throws Exception {
        long start = clock.now;
        blockFrame = 3;
        blockedNanos = 5 * PERIOD_NANOS + 1;
        Sent sent = send(FrameSchedule.audio(), OctetSource.generated(1), 1000);
        assertThat(sent.frames()).isEqualTo(50);
        List<FrameHeader> frames = frames();
        for (int k = 0; k < 50; k++) {
            assertThat(frames.get(k).dueNanos()).isEqualTo(start + k * PERIOD_NANOS);
            assertThat(frames.get(k).sequence()).isEqualTo(k);
        }
        long backThen = start + 8 * PERIOD_NANOS + 1;
        assertThat(sentAt.subList(4, 9)).containsOnly(backThen);
        assertThat(sentAt.get(9)).isEqualTo(start + 9 * PERIOD_NANOS);
    }

    @Test
    void framesThatAreDueInTimeAreSentEvenIfTheTimeIsOver() throws Exception {
        blockFrame = 49;
        blockedNanos = 10_000_000_000L;
        assertThat(send(FrameSchedule.audio(), OctetSource.generated(1), 1000).frames())
                .isEqualTo(50);
    }

    @Test
    void theEndFollowsWithCountAndDigest() throws Exception {
        Sent sent = send(FrameSchedule.audio(), OctetSource.generated(1), 100);
        ByteBuffer all = ByteBuffer.wrap(wire.toByteArray());
        all.position(all.limit() - Sent.OCTETS);
        assertThat(Sent.decode(all)).contains(sent);
        assertThat(frames().get(5).kind()).isEqualTo(FrameHeader.Kind.END);
    }

    @Test
    void aSourceThatEndsEndsTheStream() throws Exception {
        int[] left = {70_000};
        OctetSource source = into -> {
            while (into.hasRemaining() && left[0] > 0) {
                into.put((byte) 7);
                left[0]--;
            }
        };
        Sent sent = send(FrameSchedule.atOnce(32_768), source, 1_000_000);
        assertThat(sent.octets()).isEqualTo(70_000);
        assertThat(sent.frames()).isEqualTo(3);
        assertThat(frames().get(2).lengthOctets()).isEqualTo(70_000 - 2 * 32_768);
    }
}
