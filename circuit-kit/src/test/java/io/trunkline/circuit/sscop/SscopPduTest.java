package io.trunkline.circuit.sscop;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.Octets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SscopPduTest {
    private static final Octets DATA = Octets.hex("0102030405");
    private static final String PADDED = "0102030405 000000";

    static Stream<Arguments> units() {
        // @formatter:off
        return Stream.of(
            // the first four were recorded between two other implementations
            Arguments.of(new SscopPdu.Bgn(1, 0x1E, Octets.NONE),              "00000001 0100001e"),
            Arguments.of(new SscopPdu.Bgak(0x1E, Octets.NONE),                "00000000 0200001e"),
            Arguments.of(new SscopPdu.Poll(1, 0),                             "00000001 0a000000"),
            Arguments.of(new SscopPdu.Stat(List.of(), 1, 0x1E, 0),            "00000001 0000001e 0b000000"),
            Arguments.of(new SscopPdu.Bgn(255, 7, DATA),           PADDED + " 000000ff c1000007"),
            Arguments.of(new SscopPdu.Bgrej(DATA),                 PADDED + " 00000000 c7000000"),
            Arguments.of(new SscopPdu.End(false, Octets.NONE),                "00000000 03000000"),
            Arguments.of(new SscopPdu.End(true, DATA),             PADDED + " 00000000 d3000000"),
            Arguments.of(new SscopPdu.Endak(),                                "00000000 04000000"),
            Arguments.of(new SscopPdu.Rs(3, 9, Octets.of(1, 2)),     "01020000 00000003 85000009"),
            Arguments.of(new SscopPdu.Rsak(9),                                "00000000 06000009"),
            Arguments.of(new SscopPdu.Sd(0xFFFFFF, Octets.of(1, 2, 3)),        "01020300 48ffffff"),
            Arguments.of(new SscopPdu.Sd(2, Octets.of(1, 2, 3, 4)),           "01020304 08000002"),
            Arguments.of(new SscopPdu.Er(4, 5),                               "00000004 09000005"),
            Arguments.of(new SscopPdu.Erak(5),                                "00000000 0f000005"),
            Arguments.of(new SscopPdu.Stat(List.of(1, 3), 2, 8, 1), "00000001 00000003 00000002 00000008 0b000001"),
            Arguments.of(new SscopPdu.Ustat(1, 3, 8, 1),            "00000001 00000003 00000008 0c000001"),
            Arguments.of(new SscopPdu.Ud(DATA),                    PADDED + " cd000000"),
            Arguments.of(new SscopPdu.Md(Octets.NONE),                        "0e000000"));
        // @formatter:on
    }

    @ParameterizedTest
    @MethodSource("units")
    void unitsAndOctetsAreEachOther(SscopPdu unit, String octets) {
        assertThat(unit.encode()).isEqualTo(Octets.hex(octets));
        assertThat(unit.lengthOctets()).isEqualTo(unit.encode().size());
        assertThat(SscopPdu.decode(Octets.hex(octets).reader())).isEqualTo(Decoded.of(unit));
    }

    @Test
    void everyTypeIsAmongThem() {
        assertThat(units().map(row -> (SscopPdu) row.get()[0])
                        .map(Object::getClass)
                        .distinct())
                .hasSize(SscopPduType.values().length);
    }

    @ParameterizedTest
    @MethodSource("units")
    void oneWordLessOrHalfAWordIsNeverTheSame(SscopPdu unit, String octets) {
        Octets whole = Octets.hex(octets);

        assertThat(SscopPdu.decode(whole.slice(1, whole.size()).reader()).isValue())
                .isFalse();
        assertThat(SscopPdu.decode(whole.slice(4, whole.size()).reader())).isNotEqualTo(Decoded.of(unit));
    }

    @Property
    void dataIsReadBackWhateverItsSize(
            @ForAll @Size(max = 70) byte[] data, @ForAll @IntRange(max = SscopPdu.MODULUS - 1) int number) {
        SscopPdu unit = new SscopPdu.Sd(number, Octets.copyOf(data));

        assertThat(unit.encode().size() % 4).isZero();
        assertThat(SscopPdu.decode(unit.encode().reader())).isEqualTo(Decoded.of(unit));
    }

    @Test
    void describesWhatIsWrong() {
        assertThat(decode("")).hasToString("SSCOP unit of 0 octets is no multiple of 4 at octet 0");
        assertThat(decode("00000000")).hasToString("no SSCOP unit has type 0 at octet 0");
        assertThat(decode("c8000000")).hasToString("SD has more padding than octets at octet 0");
        assertThat(decode("0a000000")).hasToString("POLL cut short at octet 4");
        assertThat(decode("00000000 00000000 0a000000")).hasToString("4 octets too many in POLL at octet 0");
    }

    private static Decoded<SscopPdu> decode(String octets) {
        return SscopPdu.decode(Octets.hex(octets).reader());
    }
}
