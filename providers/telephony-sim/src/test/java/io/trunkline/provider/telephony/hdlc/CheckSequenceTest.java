package io.trunkline.provider.telephony.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check sequences against published values and against the polynomial, bit by bit. */
class CheckSequenceTest {
    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "31 32 33 34 35 36 37 38 39, 6E 90",
        "00 01 7F,                   64 54",
        "00 81 7F,                   A8 D8",
        "00 01 73,                   08 9E",
        "FF FF FF FF,                47 0F",
        "FF 03 C0 21,                49 2C"
    })
    void sixteenBitsAreThoseOfTheGoldenVectorsLowOctetFirst(String frame, String check) {
        Octets octets = Octets.hex(frame);

        Octets checked = Octets.copyOf(Fcs16.append(octets.toArray()));

        assertThat(checked).isEqualTo(Octets.hex(frame + check));
        assertThat(Fcs16.update(Fcs16.INITIAL, checked.toArray(), 0, checked.size()))
                .isEqualTo(Fcs16.GOOD);
    }

    @Test
    void thirtyTwoBitsAreThePublishedOnesLowOctetFirst() {
        byte[] checked = Fcs32.append(DIGITS);

        assertThat(Fcs32.of(DIGITS)).isEqualTo(0xCBF43926);
        assertThat(Octets.copyOf(checked, DIGITS.length, checked.length)).isEqualTo(Octets.hex("26 39 F4 CB"));
        assertThat(Fcs32.update(Fcs32.INITIAL, checked, 0, checked.length)).isEqualTo(Fcs32.GOOD);
    }

    @Property
    void aFrameInPiecesHasTheSameCheck(@ForAll @Size(max = 300) byte[] frame, @ForAll int cut) {
        int at = Math.floorMod(cut, frame.length + 1);
        int register = Fcs16.update(Fcs16.update(Fcs16.INITIAL, frame, 0, at), frame, at, frame.length);

        assertThat(Fcs16.value(register)).isEqualTo(Fcs16.of(frame)).isEqualTo(bitByBit(frame));
    }

    @Property
    void anyBurstOfWrongBitsUpToSixteenIsSeen(
            @ForAll @Size(min = 1, max = 100) byte[] frame, @ForAll int place, @ForAll char pattern) {
        byte[] checked = Fcs16.append(frame);
        byte[] checkedBy32 = Fcs32.append(frame);
        if (pattern == 0) return;
        int at = Math.floorMod(place, checked.length - 1);
        for (byte[] damaged : new byte[][] {checked, checkedBy32}) {
            damaged[at] = (byte) (damaged[at] ^ pattern);
            damaged[at + 1] = (byte) (damaged[at + 1] ^ pattern >> 8);
        }

        assertThat(Fcs16.isGood(checked, 0, checked.length)).isFalse();
        assertThat(Fcs32.isGood(checkedBy32, 0, checkedBy32.length)).isFalse();
    }

    private static int bitByBit(byte[] frame) {
        int register = 0xFFFF;
        for (byte octet : frame) {
            for (int i = 0; i < 8; i++) {
                int out = register & 1 ^ octet >> i & 1;
                register = register >> 1 ^ (out == 1 ? 0x8408 : 0);
            }
        }
        return register ^ 0xFFFF;
    }
}
