package io.trunkline.provider.telephony.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import java.util.Arrays;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of a synchronous channel: what is written, what it costs, and what is read from it again. */
class BitStuffingTest {
    private static final FrameBounds BOUNDS = new FrameBounds(1, 300);

    private final Recorded recorded = new Recorded();
    private final BitDestuffer line = new BitDestuffer(BOUNDS, recorded);

    @ParameterizedTest
    @CsvSource({
        "00 01 7F,    7E 00 01 DF C8 A8 FC 00",
        "00 01 73,    7E 00 01 73 08 9E 7E",
        "FF FF FF FF, 7E DF F7 7D DF F7 A1 07 3F",
        "FF 03 C0 21, 7E DF 07 00 87 24 B1 F8 01"
    })
    void goldenFramesArePackedLowestBitFirst(String frame, String packed) {
        byte[] octets = Octets.hex(frame).toArray();

        assertThat(Octets.copyOf(BitStuffing.encode(octets))).isEqualTo(Octets.hex(packed));
        line.receive(Octets.hex(packed).toArray());
        assertThat(recorded.found).containsExactly(Octets.hex(frame).toString());
    }

    @Test
    void allOnesCostAZeroForEveryFive() {
        byte[] frame = new byte[100];
        Arrays.fill(frame, (byte) 0xFF);
        int check = Fcs16.of(frame);
        BitStuffer counted = new BitStuffer();
        counted.frame(frame);

        assertThat(BitStuffing.lineBits(frame))
                .as("check sequence %04x", check)
                .isEqualTo(counted.bits())
                .isBetween(800L + 160 + 16 + 8, BitStuffing.worstLineBits(100));
    }

    @Test
    void aRunOfOnesOfAnyLengthIsCountedWhereverItBegins() {
        for (int begin = 0; begin < 16; begin++) {
            for (int end = begin; end <= 160; end++) {
                BitSet ones = new BitSet();
                ones.set(begin, end);
                byte[] frame = Arrays.copyOf(ones.toByteArray(), 24);
                BitStuffer counted = new BitStuffer();
                counted.frame(frame);

                assertThat(BitStuffing.lineBits(frame))
                        .as("ones in bits %s to %s", begin, end)
                        .isEqualTo(counted.bits());
            }
        }
    }

    @Test
    void anOctetStreamWithoutRunsOfOnesCostsItsBitsTheCheckAndOneFlag() {
        assertThat(BitStuffing.lineBits(Octets.hex("00 01 73").toArray())).isEqualTo(3 * 8 + 16 + 8);
        assertThat(BitStuffing.lineBitsAlone(Octets.hex("00 01 73").toArray())).isEqualTo(3 * 8 + 16 + 16);
    }

    @Property
    void theCountIsThatOfTheBitsAndWhatIsWrittenIsReadAgain(
            @ForAll @Size(min = 1, max = 300) byte[] first, @ForAll @Size(min = 1, max = 300) byte[] second) {
        BitStuffer out = new BitStuffer();
        out.flag();
        out.frame(first);
        long shared = out.bits();
        out.frame(second);
        Recorded read = new Recorded();

        new BitDestuffer(BOUNDS, read).receive(out.toArray());

        assertThat(shared).isEqualTo(BitStuffing.lineBitsAlone(first));
        assertThat(out.bits() - shared)
                .isEqualTo(BitStuffing.lineBits(second))
                .isLessThanOrEqualTo(BitStuffing.worstLineBits(second.length));
        assertThat(read.found)
                .containsExactly(
                        Octets.copyOf(first).toString(), Octets.copyOf(second).toString());
    }

    @Property
    void onesAreMetAcrossPiecesOfAnySize(
            @ForAll @Size(min = 1, max = 60) byte[] frame, @ForAll @IntRange(min = 1, max = 7) int piece) {
        byte[] packed = BitStuffing.encode(frame);
        Recorded read = new Recorded();
        BitDestuffer destuffer = new BitDestuffer(BOUNDS, read);
        for (int at = 0; at < packed.length; at += piece) {
            destuffer.receive(Arrays.copyOfRange(packed, at, Math.min(packed.length, at + piece)));
        }

        assertThat(read.found).containsExactly(Octets.copyOf(frame).toString());
    }

    @Test
    void flagsInARowAndFlagsThatShareAZeroHoldNoFrame() {
        BitStuffer out = new BitStuffer();
        for (int i = 0; i < 5; i++) out.flag();
        line.receive(out.toArray());
        for (char bit : "0111111011111101111110".toCharArray()) line.receiveBit(bit - '0');

        assertThat(recorded.found).isEmpty();
    }

    @Test
    void sevenOnesVoidTheFrameUnderWayAndFifteenMakeTheLineIdleOnce() {
        BitStuffer out = new BitStuffer();
        out.flag();
        out.unfinished(new byte[] {1, 2, 3});
        out.abort();
        out.idle(40);
        out.flag();
        out.frame(new byte[] {4, 5});
        line.receive(out.toArray());

        assertThat(recorded.found).containsExactly("ABORT", "IDLE", "0405");
    }

    @Test
    void sixOnesAreAFlagAndSevenAreNot() {
        BitStuffer out = new BitStuffer();
        out.flag();
        out.frame(new byte[] {4, 5});
        out.idle(7);
        out.flag();
        line.receive(out.toArray());

        assertThat(recorded.found).containsExactly("0405");
    }

    @Test
    void aBitMoreIsNoFrame() {
        for (char bit : "01111110".toCharArray()) line.receiveBit(bit - '0');
        for (int i = 0; i < 41; i++) line.receiveBit(0);
        for (char bit : "01111110".toCharArray()) line.receiveBit(bit - '0');

        assertThat(recorded.found).containsExactly("NOT_ALIGNED");
    }

    @Test
    void aTurnedBitIsSeenInTheCheckAndTheNextFrameIsRead() {
        BitStuffer out = new BitStuffer();
        out.flag();
        out.frame(new byte[] {0, 0, 0, 0});
        out.frame(new byte[] {9});
        byte[] packed = out.toArray();
        packed[2] ^= 4;
        line.receive(packed);

        assertThat(recorded.found).containsExactly("WRONG_CHECK", "09");
    }

    @Test
    void theShortestAndTheLongestFrameAreReadAndOneOctetBeyondIsNot() {
        BitDestuffer narrow = new BitDestuffer(new FrameBounds(3, 5), recorded);
        BitStuffer out = new BitStuffer();
        out.flag();
        for (int octets = 2; octets <= 6; octets++) out.frame(new byte[octets]);
        out.frame(new byte[500]);
        out.frame(new byte[4]);
        narrow.receive(out.toArray());

        assertThat(recorded.found)
                .containsExactly("TOO_SHORT", "000000", "00000000", "0000000000", "TOO_LONG", "TOO_LONG", "00000000");
    }
}
