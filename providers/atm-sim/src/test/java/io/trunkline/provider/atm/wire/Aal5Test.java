package io.trunkline.provider.atm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aal5Reassembler.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Aal5Test {
    private static final CellHeader HEADER = CellHeader.user(0, 100);

    private static byte[] counting(int octets) {
        byte[] sdu = new byte[octets];
        for (int i = 0; i < octets; i++) sdu[i] = (byte) i;
        return sdu;
    }

    private static List<Outcome> reassemble(Aal5Reassembler reassembler, byte[]... bursts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (byte[] burst : bursts) {
            for (int at = 0; at < burst.length; at += Cell.OCTETS) {
                reassembler.receive(burst, at).ifPresent(outcomes::add);
            }
        }
        return outcomes;
    }

    private static byte[] without(byte[] burst, int cell) {
        byte[] rest = Arrays.copyOf(burst, burst.length - Cell.OCTETS);
        int from = (cell + 1) * Cell.OCTETS;
        System.arraycopy(burst, from, rest, cell * Cell.OCTETS, burst.length - from);
        return rest;
    }

    /** A last cell with this trailer, zeros before it, and the right CRC. */
    private static byte[] forged(int cpi, int length) {
        byte[] burst = Aal5.segment(HEADER, new byte[40], 0);
        byte[] payload = Arrays.copyOfRange(burst, Cell.HEADER_OCTETS, Cell.OCTETS - 4);
        payload[41] = (byte) cpi;
        payload[42] = (byte) (length >>> 8);
        payload[43] = (byte) length;
        Octets trailer = new Aal5Trailer(0, cpi, length, Aal5Crc.of(payload, 0, payload.length)).encode();
        trailer.copyInto(burst, Cell.OCTETS - Aal5Trailer.OCTETS);
        return burst;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 39, 3ca73976",
        "39, 1, 1, 66676d4e",
        "40, 1, 0, a6aefa48",
        "41, 2, 47, 4eb3b0e7",
        "48, 2, 40, 4f7abafd",
        "65535, 1366, 25, 5127bd7c"
    })
    void cellsPaddingAndCrcAreThoseOfTheReference(int octets, int cells, int pad, String crc) {
        byte[] burst = Aal5.segment(HEADER, counting(octets), 0);

        assertThat(burst).hasSize(cells * Cell.OCTETS);
        assertThat(Aal5.padOctets(octets)).isEqualTo(pad);
        Octets end = Octets.copyOf(burst, burst.length - Aal5Trailer.OCTETS, burst.length);
        Aal5Trailer trailer = Aal5Trailer.decode(end.reader()).require();
        assertThat(trailer).isEqualTo(new Aal5Trailer(0, 0, octets, Integer.parseUnsignedInt(crc, 16)));
        assertThat(trailer.encode()).isEqualTo(end);
    }

    /** A length of 0 means an aborted unit, so that none is ever sent. */
    @Test
    void crcOfAUnitWithoutContentIsThatOfTheReferenceAndItIsNeverSent() {
        byte[] paddingAndTrailer = new byte[Cell.PAYLOAD_OCTETS];
        int covered = paddingAndTrailer.length - Integer.BYTES;

        assertThat(Aal5.padOctets(0)).isEqualTo(40);
        assertThat(Aal5Crc.of(paddingAndTrailer, 0, covered)).isEqualTo(0x386624c1);
        assertThatThrownBy(() -> Aal5.segment(HEADER, counting(0), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void crcIsTheCatalogueValueForTheNineDigits() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(Aal5Crc.of(digits, 0, 9)).isEqualTo(0xFC891918);
    }

    @ParameterizedTest
    @CsvSource({"00, 864d7f99", "ff, c55e457a"})
    void crcOfFortyEqualOctetsIsTheStandardsExample(String octet, String crc) {
        byte[] sdu = Octets.hex(octet.repeat(40)).toArray();

        assertThat(Octets.copyOf(Aal5.segment(HEADER, sdu, 0), 49, 53)).hasToString(crc);
    }

    @Test
    void crcOfTheOctetsFromOneToFortyIsTheStandardsExample() {
        byte[] sdu = Arrays.copyOfRange(counting(41), 1, 41);

        assertThat(Octets.copyOf(Aal5.segment(HEADER, sdu, 0), 49, 53)).hasToString("bf671ed0");
    }

    @Test
    void trailerOfTheGreetingIsThatOfTheReference() {
        byte[] burst = Aal5.segment(HEADER, "Hello, ATM world".getBytes(StandardCharsets.US_ASCII), 0);

        assertThat(Octets.copyOf(burst, 45, 53)).hasToString("00000010ec30a7ff");
        assertThat(Octets.copyOf(burst, 0, 5)).hasToString("00000642e2");
    }

    @Property
    void crcOverAnyPiecesIsTheCrcOverTheWhole(@ForAll byte[] octets, @ForAll @IntRange(max = 255) int cut) {
        int middle = Math.min(cut, octets.length);
        int first = Aal5Crc.update(Aal5Crc.PRESET, octets, 0, middle);

        assertThat(~Aal5Crc.update(first, octets, middle, octets.length))
                .isEqualTo(Aal5Crc.of(octets, 0, octets.length))
                .isEqualTo(bitByBit(octets));
    }

    private static int bitByBit(byte[] octets) {
        int crc = -1;
        for (byte octet : octets) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean one = (crc < 0) != ((octet >> bit & 1) == 1);
                crc = one ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        return ~crc;
    }

    @Property
    void whatIsSegmentedIsReassembled(
            @ForAll @Size(min = 1, max = 1000) byte[] sdu, @ForAll @IntRange(max = 255) int userToUser) {
        Aal5Reassembler reassembler = new Aal5Reassembler(1000);
        byte[] burst = Aal5.segment(HEADER, sdu, userToUser);

        Outcome expected = new Outcome.Delivered(Octets.copyOf(sdu), userToUser, false, false);
        assertThat(reassemble(reassembler, burst, burst)).containsExactly(expected, expected);
        assertThat(reassembler.heldOctets()).isZero();
    }

    @Test
    void onlyTheLastCellIsMarked() {
        byte[] burst = Aal5.segment(HEADER, counting(100), 0);

        assertThat(CellHeader.of(Cell.header(burst, 0)).payloadType()).isEqualTo(PayloadType.USER);
        assertThat(CellHeader.of(Cell.header(burst, 53)).payloadType()).isEqualTo(PayloadType.USER);
        assertThat(CellHeader.of(Cell.header(burst, 106)).payloadType()).isEqualTo(PayloadType.LAST);
    }

    @Test
    void lossPriorityOfAnyCellAndCongestionOfTheLastAreHandedUp() {
        byte[] burst = Aal5.segment(HEADER, counting(100), 0);
        Cell.seal(Cell.header(burst, 0) | 1, burst, 0);
        Cell.seal(Cell.header(burst, 53) | PayloadType.CONGESTED << 1, burst, 53);
        Aal5Reassembler reassembler = new Aal5Reassembler(100);
        assertThat(reassemble(reassembler, burst))
                .containsExactly(new Outcome.Delivered(Octets.copyOf(counting(100)), 0, false, true));

        byte[] congested = Aal5.segment(HEADER, counting(100), 0);
        Cell.seal(Cell.header(congested, 106) | PayloadType.CONGESTED << 1, congested, 106);
        assertThat(reassemble(reassembler, congested))
                .containsExactly(new Outcome.Delivered(Octets.copyOf(counting(100)), 0, true, false));
    }

    @Test
    void anEmptyUnitCannotBeSentBecauseItWouldMeanAborted() {
        assertThatThrownBy(() -> Aal5.segment(HEADER, new byte[0], 0))
                .hasMessage("0 octets in a unit; 1 to 65535 can be sent");
        assertThatThrownBy(() -> Aal5.segment(HEADER, new byte[65_536], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthZeroIsAnAbort() {
        assertThat(reassemble(new Aal5Reassembler(100), forged(0, 0)))
                .containsExactly(new Outcome.Lost(Aal5Fault.ABORTED, 1));
        byte[] longer = Aal5.segment(HEADER, counting(100), 0);
        byte[] onlyData = Arrays.copyOf(longer, 53);
        byte[] pdu = new byte[96];
        System.arraycopy(longer, 5, pdu, 0, 48);
        int crc = Aal5Crc.of(pdu, 0, 92);
        byte[] last = new byte[53];
        Cell.seal(HEADER.word() | 2, last, 0);
        for (int i = 0; i < 4; i++) last[49 + i] = (byte) (crc >>> (24 - 8 * i));
        assertThat(reassemble(new Aal5Reassembler(100), onlyData, last))
                .containsExactly(new Outcome.Lost(Aal5Fault.ABORTED, 2));
    }

    @Test
    void commonPartIndicatorMustBeZero() {
        assertThat(reassemble(new Aal5Reassembler(100), forged(1, 40)))
                .containsExactly(new Outcome.Lost(Aal5Fault.COMMON_PART, 1));
    }

    @Test
    void aLengthThatNeedsMoreCellsIsALossEvenWithTheRightCrc() {
        assertThat(reassemble(new Aal5Reassembler(100), forged(0, 41)))
                .containsExactly(new Outcome.Lost(Aal5Fault.LENGTH, 1));
    }

    @Test
    void aLostMiddleCellIsALengthFault() {
        byte[] burst = Aal5.segment(HEADER, counting(500), 0);
        assertThat(reassemble(new Aal5Reassembler(1000), without(burst, 3)))
                .containsExactly(new Outcome.Lost(Aal5Fault.LENGTH, 10));
    }

    @Test
    void aLostLastCellLosesTheNextUnitTooAndNoMore() {
        byte[] burst = Aal5.segment(HEADER, counting(100), 0);
        Aal5Reassembler reassembler = new Aal5Reassembler(1000);
        assertThat(reassemble(reassembler, without(burst, 2), burst, burst))
                .containsExactly(
                        new Outcome.Lost(Aal5Fault.LENGTH, 5),
                        new Outcome.Delivered(Octets.copyOf(counting(100)), 0, false, false));
    }

    @Test
    void moreOctetsThanTheLargestUnitAreDroppedUpToTheNextLastCellAndNotKept() {
        Aal5Reassembler reassembler = new Aal5Reassembler(100);
        byte[] big = Aal5.segment(HEADER, counting(60_000), 0);
        for (int at = 0; at < big.length - Cell.OCTETS; at += Cell.OCTETS) {
            assertThat(reassembler.receive(big, at)).isEmpty();
            assertThat(reassembler.heldOctets()).isLessThanOrEqualTo(144);
        }
        assertThat(reassembler.receive(big, big.length - Cell.OCTETS))
                .contains(new Outcome.Lost(Aal5Fault.TOO_LONG, Aal5.cells(60_000)));
        assertThat(reassemble(reassembler, Aal5.segment(HEADER, counting(101), 0)))
                .containsExactly(new Outcome.Lost(Aal5Fault.TOO_LONG, 3));
        assertThat(reassemble(reassembler, Aal5.segment(HEADER, counting(100), 0)))
                .containsExactly(new Outcome.Delivered(Octets.copyOf(counting(100)), 0, false, false));
    }

    @Property
    void anyWrongBitOfAPayloadLosesTheUnit(@ForAll @IntRange(max = 3 * 384 - 1) int bit) {
        byte[] burst = Aal5.segment(HEADER, counting(130), 9);
        int at = bit / 384 * Cell.OCTETS + Cell.HEADER_OCTETS + bit % 384 / 8;
        burst[at] = (byte) (burst[at] ^ 0x80 >> bit % 8);

        assertThat(reassemble(new Aal5Reassembler(1000), burst)).singleElement().isInstanceOf(Outcome.Lost.class);
    }

    @Test
    void clearingForgetsAnUnfinishedUnit() {
        Aal5Reassembler reassembler = new Aal5Reassembler(1000);
        byte[] burst = Aal5.segment(HEADER, counting(100), 0);
        reassembler.receive(burst, 0);
        reassembler.clear();

        assertThat(reassemble(reassembler, burst))
                .containsExactly(new Outcome.Delivered(Octets.copyOf(counting(100)), 0, false, false));
    }

    @Test
    void randomLossNeverDeliversADamagedUnit() {
        Random random = new Random(20_261_125);
        Aal5Reassembler reassembler = new Aal5Reassembler(2000);
        int delivered = 0;
        for (int unit = 0; unit < 5_000; unit++) {
            byte[] sdu = new byte[1 + random.nextInt(2000)];
            random.nextBytes(sdu);
            byte[] burst = Aal5.segment(HEADER, sdu, unit & 0xFF);
            for (int at = 0; at < burst.length; at += Cell.OCTETS) {
                if (random.nextInt(40) == 0) continue;
                Outcome outcome = reassembler.receive(burst, at).orElse(null);
                if (!(outcome instanceof Outcome.Delivered good)) continue;
                delivered++;
                assertThat(good.sdu()).isEqualTo(Octets.copyOf(sdu));
                assertThat(good.userToUser()).isEqualTo(unit & 0xFF);
            }
        }
        assertThat(delivered).isBetween(1_000, 4_999);
    }

    @Test
    void crcOfManyOctetsIsThatOfOneAfterTheOther() {
        byte[] octets = new byte[3_000];
        new java.util.Random(5).nextBytes(octets);
        for (int length = 480; length < octets.length - 20; length += length < 560 ? 1 : 97) {
            int register = Aal5Crc.PRESET;
            int from = length % 17;
            for (int at = from; at < from + length; at++) register = Aal5Crc.update(register, octets, at, at + 1);
            assertThat(Aal5Crc.of(octets, from, from + length))
                    .as(length + " octets")
                    .isEqualTo(~register);
        }
    }
}
