package io.trunkline.cli.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    /** A connection on which octets wait, and which gives so many of them at once. */
    private static class Wire implements FrameLink {
        final ByteBuffer octets;
        private final int pieceOctets;

        Wire(byte[] octets, int pieceOctets) {
            this.octets = ByteBuffer.wrap(octets);
            this.pieceOctets = pieceOctets;
        }

        @Override
        public void send(ByteBuffer data) {
            throw new AssertionError("a reader sends nothing");
        }

        @Override
        public int receive(ByteBuffer into) {
            return give(into, pieceOctets);
        }

        int give(ByteBuffer into, int most) {
            if (!octets.hasRemaining()) return -1;
            int count = Math.min(Math.min(most, octets.remaining()), into.remaining());
            into.put(octets.slice(octets.position(), count));
            octets.position(octets.position() + count);
            return count;
        }
    }

    private static FrameReader reader(byte[] octets, int pieceOctets) {
        Wire wire = new Wire(octets, pieceOctets);
        return new FrameReader(wire, wire.octets::position);
    }

    private static byte[] frames(String... payloads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int number = 0;
        for (String payload : payloads) {
            byte[] octets = payload.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer head = ByteBuffer.allocate(FrameHeader.OCTETS);
            new FrameHeader(FrameHeader.Kind.MEDIA, octets.length, number, number * 100L).encode(head);
            out.write(head.array());
            out.write(octets);
            number++;
        }
        return out.toByteArray();
    }

    @Test
    void theRestOfAFrameIsWaitedForInOneGo() throws IOException {
        List<String> asked = new ArrayList<>();
        Wire wire = new Wire(frames("a frame of 23 octets...", "more"), FrameHeader.OCTETS + 3) {
            @Override
            public int receive(ByteBuffer into) {
                asked.add("some");
                return super.receive(into);
            }

            @Override
            public int receiveFully(ByteBuffer into) {
                asked.add("all of " + into.remaining());
                return give(into, into.remaining());
            }
        };
        FrameReader reader = new FrameReader(wire, wire.octets::position);
        assertThat(reader.payload(reader.next()).remaining()).isEqualTo(23);
        assertThat(reader.arrivalNanos()).isEqualTo(FrameHeader.OCTETS + 23);
        assertThat(reader.payload(reader.next()).remaining()).isEqualTo(4);
        assertThat(asked).containsExactly("some", "all of 20", "some", "all of 1");
    }

    @Property
    void framesComeOutWholeHoweverTheOctetsArrive(@ForAll @IntRange(min = 1, max = 80) int pieceOctets)
            throws IOException {
        String[] payloads = {"first", "", "the third one", "x"};
        FrameReader reader = reader(frames(payloads), pieceOctets);
        for (int i = 0; i < payloads.length; i++) {
            FrameHeader header = reader.next();
            assertThat(header.sequence()).isEqualTo(i);
            assertThat(header.dueNanos()).isEqualTo(i * 100L);
            assertThat(StandardCharsets.US_ASCII.decode(reader.payload(header)).toString())
                    .isEqualTo(payloads[i]);
        }
        assertThat(reader.next()).isNull();
    }

    @Test
    void arrivalIsTheInstantOfTheLastOctet() throws IOException {
        FrameReader reader = reader(frames("0123456789"), 4);
        FrameHeader header = reader.next();
        assertThat(reader.arrivalNanos()).isEqualTo(16);
        reader.payload(header, piece -> {});
        assertThat(reader.arrivalNanos()).isEqualTo(26);
    }

    @Test
    void anEndInsideAFrameIsAFailure() throws IOException {
        byte[] whole = frames("0123456789");
        FrameReader inPayload = reader(java.util.Arrays.copyOf(whole, 20), 100);
        FrameHeader header = inPayload.next();
        assertThatThrownBy(() -> inPayload.payload(header, piece -> {})).isInstanceOf(IOException.class);
        FrameReader inHeader = reader(java.util.Arrays.copyOf(whole, 7), 100);
        assertThatThrownBy(inHeader::next).hasMessageContaining("inside a frame");
    }

    @Property
    void anyOctetsGiveFramesOrAnIoException(@ForAll @Size(max = 200) byte[] octets) {
        FrameReader reader = reader(octets, 50);
        try {
            for (FrameHeader header = reader.next(); header != null; header = reader.next()) {
                assertThat(header.lengthOctets()).isBetween(0, FrameHeader.MAX_LENGTH_OCTETS);
                reader.payload(header, piece -> {});
            }
        } catch (IOException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }
}
