package io.trunkline.provider.atm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.HeaderReceiver.Mode;
import io.trunkline.provider.atm.wire.HeaderReceiver.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
    private static byte[] cell(int header) {
        byte[] octets = new byte[Cell.OCTETS];
        Cell.seal(header, octets, 0);
        return octets;
    }

    private static void flip(byte[] octets, int bit) {
        octets[bit / 8] = (byte) (octets[bit / 8] ^ 0x80 >> bit % 8);
    }

    @ParameterizedTest
    @CsvSource({"00000000, 55", "00000001, 52", "00000050, e2", "00000640, ec", "00000642, e2", "5ffffff7, 4c"})
    void checkOctetsAreThoseOfTheReference(String header, String hec) {
        assertThat(HeaderErrorControl.of(Integer.parseUnsignedInt(header, 16))).isEqualTo(Integer.parseInt(hec, 16));
    }

    @Test
    void headerFieldsStandWhereTheStandardPutsThem() {
        CellHeader header = CellHeader.of(0x5ffffff7);

        assertThat(header).isEqualTo(new CellHeader(5, 255, 65_535, 3, true));
        assertThat(CellHeader.user(0, 100).word()).isEqualTo(0x640);
        assertThat(CellHeader.relabel(0x5ffffff7, 1, 2)).isEqualTo(0x50100027);
        assertThat(CellHeader.isEmptySlot(CellHeader.IDLE)).isTrue();
        assertThat(CellHeader.isEmptySlot(CellHeader.UNASSIGNED)).isTrue();
        assertThat(CellHeader.isEmptySlot(0x50)).isFalse();
    }

    @Property
    void everyHeaderWordIsReadBack(@ForAll int word) {
        assertThat(CellHeader.of(word).word()).isEqualTo(word);
    }

    @Test
    void refusesHeaderFieldsThatDoNotFit() {
        assertThatThrownBy(() -> CellHeader.user(256, 32)).hasMessage("VPI 256 does not fit; 0 to 255 do");
        assertThatThrownBy(() -> CellHeader.user(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void correctionModeRepairsAnySingleBitOfAnyHeader(@ForAll int word, @ForAll @IntRange(max = 39) int bit) {
        HeaderReceiver receiver = new HeaderReceiver();
        byte[] octets = cell(word);
        flip(octets, bit);

        assertThat(receiver.receive(octets, 0)).isEqualTo(Verdict.CORRECTED);
        assertThat(octets).isEqualTo(cell(word));
        assertThat(receiver.mode()).isEqualTo(Mode.DETECTION);
    }

    @Property
    void twoWrongBitsAreNeverTakenForARightHeader(
            @ForAll int word, @ForAll @IntRange(max = 39) int one, @ForAll @IntRange(max = 39) int other) {
        if (one == other) return;
        byte[] octets = cell(word);
        flip(octets, one);
        flip(octets, other);

        assertThat(new HeaderReceiver().receive(octets, 0)).isNotEqualTo(Verdict.VALID);
    }

    @Test
    void detectionModeDiscardsEveryWrongHeaderUntilARightOneComes() {
        HeaderReceiver receiver = new HeaderReceiver();
        byte[] wrong = cell(0x640);
        flip(wrong, 20);
        assertThat(receiver.receive(wrong.clone(), 0)).isEqualTo(Verdict.CORRECTED);
        byte[] second = wrong.clone();
        assertThat(receiver.receive(second, 0)).isEqualTo(Verdict.DISCARDED);
        assertThat(second).as("is left as it came").isEqualTo(wrong);
        assertThat(receiver.receive(wrong.clone(), 0)).isEqualTo(Verdict.DISCARDED);
        assertThat(receiver.receive(cell(0x640), 0)).isEqualTo(Verdict.VALID);
        assertThat(receiver.mode()).isEqualTo(Mode.CORRECTION);
        assertThat(receiver.receive(wrong.clone(), 0)).isEqualTo(Verdict.CORRECTED);
    }

    @Test
    void anErrorOfManyBitsIsDiscardedInCorrectionModeToo() {
        HeaderReceiver receiver = new HeaderReceiver();
        byte[] octets = cell(0x640);
        int syndrome = 0;
        while (HeaderErrorControl.wrongBit(syndrome) >= 0 || syndrome == 0) syndrome++;
        octets[4] = (byte) (octets[4] ^ syndrome);

        assertThat(receiver.receive(octets, 0)).isEqualTo(Verdict.DISCARDED);
        assertThat(receiver.mode()).isEqualTo(Mode.DETECTION);
    }

    @Test
    void aCellIsReadBackAndAWrongOneDescribed() {
        Cell cell = new Cell(new CellHeader(0, 3, 77, PayloadType.LAST, true), Octets.hex("ab".repeat(48)));
        byte[] wrong = cell.encode().toArray();
        flip(wrong, 5);

        assertThat(Cell.decode(cell.encode().reader())).isEqualTo(Decoded.of(cell));
        assertThat(Cell.decode(Octets.copyOf(wrong).reader()).malformation()).isPresent();
        assertThat(Cell.decode(cell.encode().slice(0, 52).reader())).isEqualTo(Decoded.malformed("cell cut short", 52));
    }

    @Test
    void payloadTypesTellUserCellsFromOthers() {
        assertThat(PayloadType.isLast(3)).isTrue();
        assertThat(PayloadType.isLast(PayloadType.F5_END_TO_END)).isFalse();
        assertThat(PayloadType.isCongested(2)).isTrue();
        assertThat(PayloadType.isCongested(PayloadType.RESOURCE_MANAGEMENT)).isFalse();
    }
}
