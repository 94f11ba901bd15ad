package io.trunkline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OctetsTest {
    private static final Octets SOME = Octets.hex("00112233445566778899");

    @Test
    void sliceIsWhatItSaysWhetherItSharesTheOctetsOrNot() {
        for (int from = 0; from <= SOME.size(); from++) {
            for (int to = from; to <= SOME.size(); to++) {
                Octets slice = SOME.slice(from, to);
                Octets same = Octets.hex(SOME.toString().substring(2 * from, 2 * to));
                assertThat(slice).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
                assertThat(slice.toArray()).isEqualTo(same.toArray());
                assertThat(slice.size()).isEqualTo(to - from);
                assertThat(slice.reader().rest()).isEqualTo(same);
                byte[] copy = new byte[to - from];
                slice.copyInto(copy, 0);
                assertThat(Octets.owning(copy)).isEqualTo(same);
            }
        }
    }

    @Test
    void sliceEndsWhereItEnds() {
        Octets slice = SOME.slice(1, 9).slice(1, 7);

        assertThat(slice).isEqualTo(Octets.hex("223344556677"));
        assertThat(slice.at(5)).isEqualTo(0x77);
        assertThatThrownBy(() -> slice.at(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, 7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatWasWrittenStaysWhenMoreIsWritten() {
        OctetWriter out = new OctetWriter(8).i32(0x01020304).i32(0x05060708);
        Octets full = out.toOctets();
        out.replaceU16(0, 0xFFFF);
        Octets changed = out.toOctets();
        out.bits(3, 5).bits(5, 1).replaceU16(2, 0xEEEE);

        assertThat(full).isEqualTo(Octets.hex("0102030405060708"));
        assertThat(changed).isEqualTo(Octets.hex("ffff030405060708"));
        assertThat(out.toOctets()).isEqualTo(Octets.hex("ffffeeee05060708a1"));
    }

    @Test
    void partOfAnArrayIsReadAndViewedWithinItsBounds() {
        Octets part = Octets.owning(SOME.toArray(), 2, 9);

        assertThat(part).isEqualTo(Octets.hex("22334455667788"));
        OctetReader reader = part.reader();
        assertThat(reader.octets(2)).isEqualTo(Octets.hex("2233"));
        assertThat(reader.part(4).rest()).isEqualTo(Octets.hex("44556677"));
        assertThat(reader.octets(9)).isEqualTo(Octets.hex("88"));
        assertThat(reader.ranOut()).isTrue();
        byte[] seen = new byte[7];
        assertThat(part.buffer().get(seen).hasRemaining()).isFalse();
        assertThat(Octets.owning(seen)).isEqualTo(part);
        assertThat(part.buffer().isReadOnly()).isTrue();
        assertThatThrownBy(() -> Octets.owning(seen, 3, 8)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void writerIntoAnArrayStaysBehindItsBeginAndBeforeItsEnd() {
        byte[] frame = new byte[6];
        OctetWriter out = OctetWriter.into(frame, 2).u8(1).u16(0x0203).replaceU16(1, 0x0405);

        assertThat(out.position()).isEqualTo(3);
        assertThat(out.toOctets()).isEqualTo(Octets.hex("010405"));
        assertThat(out.toArray()).containsExactly(1, 4, 5);
        out.u8(6);
        assertThat(frame).containsExactly(0, 0, 1, 4, 5, 6);
        assertThat(out.toOctets()).isEqualTo(Octets.hex("01040506"));
        assertThatThrownBy(() -> out.u8(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.replaceU16(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> OctetWriter.into(frame, 7)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
