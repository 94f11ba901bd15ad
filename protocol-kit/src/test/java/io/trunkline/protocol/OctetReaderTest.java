package io.trunkline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OctetReaderTest {
    record Field(int bits, int value) {}

    @Test
    void readsNumbersMostSignificantOctetFirst() {
        OctetReader in = Octets.hex("01 0203 040506 fffffffe fffffffe").reader();

        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.u16()).isEqualTo(0x203);
        assertThat(in.u24()).isEqualTo(0x40506);
        assertThat(in.i32()).isEqualTo(-2);
        assertThat(in.u32()).isEqualTo(0xFFFF_FFFEL);
        assertThat(in.remaining()).isZero();
        assertThat(in.ranOut()).isFalse();
    }

    @Test
    void readsBehindTheEndAsZeroAndRemembersIt() {
        OctetReader in = Octets.of(0xFF).reader();

        assertThat(in.u16()).isEqualTo(0xFF00);
        assertThat(in.ranOut()).isTrue();
        assertThat(in.octets(5)).isEqualTo(Octets.NONE);
        assertThat(in.finish("word", 1).malformation())
                .hasValueSatisfying(bad -> assertThat(bad).hasToString("word cut short at octet 1"));
    }

    @Test
    void complainsAboutOctetsLeftOverOnlyWhenAskedTo() {
        OctetReader in = Octets.of(1, 2, 3).reader();
        in.skip(1);

        assertThat(in.finish("word", 1)).isEqualTo(Decoded.of(1));
        assertThat(in.finishExactly("word", 1)).isEqualTo(Decoded.malformed("2 octets too many in word", 1));
    }

    @Test
    void partsEndWhereTheyWereToldToAndKeepCountingPositions() {
        OctetReader in = new OctetReader(new byte[] {9, 9, 1, 2, 3, 4}, 2, 6);
        in.skip(1);
        OctetReader part = in.part(2);

        assertThat(part.position()).isEqualTo(1);
        assertThat(part.u24()).isEqualTo(0x020300);
        assertThat(part.ranOut()).isTrue();
        assertThat(in.u8()).isEqualTo(4);
        assertThat(in.ranOut()).isFalse();
    }

    @Test
    void remainingDoesNotCountAnOctetThatIsHalfRead() {
        OctetReader in = Octets.of(0xA5, 1).reader();

        assertThat(in.bits(3)).isEqualTo(5);
        assertThat(in.remaining()).isEqualTo(1);
        assertThatThrownBy(() -> in.octets(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writerRefusesValuesThatDoNotFit() {
        OctetWriter out = new OctetWriter();

        assertThatThrownBy(() -> out.u8(256)).hasMessage("256 does not fit into 8 bits");
        assertThatThrownBy(() -> out.u16(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.bits(3, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.toOctets()).isEqualTo(Octets.NONE);
    }

    @Test
    void writerReplacesALengthKnownOnlyAfterwards() {
        OctetWriter out = new OctetWriter().u8(7).u16(0).fill(3, 0xEE);

        assertThat(out.replaceU16(1, 3).toOctets()).hasToString("070003eeeeee");
        assertThatThrownBy(() -> out.replaceU16(5, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void octetsAreEqualByContentAndPrintAsHexadecimal() {
        assertThat(Octets.hex("0a FF 00")).isEqualTo(Octets.of(10, 255, 0)).hasToString("0aff00");
        assertThat(Octets.of(1, 2, 3).slice(1, 3)).isEqualTo(Octets.of(2, 3));
        assertThat(Octets.of(1)).isNotEqualTo(Octets.of(2));
        byte[] mine = {1};
        Octets copy = Octets.copyOf(mine);
        mine[0] = 2;
        assertThat(copy.at(0)).isEqualTo(1);
    }

    @Property
    void bitFieldsAreReadBackAsTheyWereWritten(@ForAll("fields") List<Field> fields) {
        OctetWriter out = new OctetWriter();
        int bits = fields.stream().mapToInt(Field::bits).sum();
        for (Field field : fields) out.bits(field.bits(), field.value());
        for (int i = bits; i % 8 != 0; i++) out.bits(1, 0);

        OctetReader in = out.toOctets().reader();
        for (Field field : fields) assertThat(in.bits(field.bits())).isEqualTo(field.value());
        assertThat(in.ranOut()).isFalse();
        assertThat(in.remaining()).isZero();
    }

    @Property
    void nothingReadFromAnyOctetsThrows(@ForAll byte[] octets, @ForAll List<Byte> steps) {
        OctetReader in = new OctetReader(octets);
        for (byte step : steps) {
            int count = step & 0x1F;
            if (step < 0) in.skip(count);
            else if (count % 2 == 0) in.part(count).u24();
            else in.i32();
            assertThat(in.remaining()).isBetween(0, octets.length);
            assertThat(in.position() + in.remaining()).isEqualTo(octets.length);
        }
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        return Combinators.combine(Arbitraries.integers().between(1, 31), Arbitraries.integers())
                .as((bits, any) -> new Field(bits, any & (int) ((1L << bits) - 1)))
                .list()
                .ofMaxSize(40);
    }
}
