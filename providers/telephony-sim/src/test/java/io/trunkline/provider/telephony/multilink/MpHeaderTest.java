package io.trunkline.provider.telephony.multilink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Octets of multilink headers; the first two vectors were made by another encoder and read by another decoder. */
class MpHeaderTest {
    private static final HeaderFormat SHORT_CLASSES = new HeaderFormat(true, 4);
    private static final HeaderFormat LONG_CLASSES = new HeaderFormat(false, 16);

    private static Octets octets(HeaderFormat format, MpHeader header) {
        return Octets.copyOf(header.encode(format));
    }

    @Test
    void shortHeaderThatBeginsWithClass3AndSequence5() {
        assertThat(octets(SHORT_CLASSES, new MpHeader(true, false, 3, 5))).isEqualTo(Octets.hex("B0 05"));
    }

    @Test
    void longHeaderThatEndsWithClass9AndSequence010203() {
        assertThat(octets(LONG_CLASSES, new MpHeader(false, true, 9, 0x010203))).isEqualTo(Octets.hex("64 01 02 03"));
    }

    @Test
    void headersWithoutClassesLeaveTheBitsZero() {
        assertThat(octets(HeaderFormat.LONG, new MpHeader(true, true, 0, 7))).isEqualTo(Octets.hex("C0 00 00 07"));
        assertThat(octets(HeaderFormat.SHORT, new MpHeader(true, true, 0, 0xABC)))
                .isEqualTo(Octets.hex("CA BC"));
    }

    @Test
    void reservedBitsCountForNothingWithoutClasses() {
        assertThat(MpHeader.decode(Octets.hex("FF FF FF FF").reader(), HeaderFormat.LONG))
                .isEqualTo(Decoded.of(new MpHeader(true, true, 0, 0xFFFFFF)));
        assertThat(MpHeader.decode(Octets.hex("FF FF").reader(), HeaderFormat.SHORT))
                .isEqualTo(Decoded.of(new MpHeader(true, true, 0, 0xFFF)));
    }

    @Test
    void classThatWasNotAgreedIsAMalformation() {
        HeaderFormat three = new HeaderFormat(true, 3);
        assertThat(MpHeader.decode(Octets.hex("B0 05").reader(), three).isValue())
                .isFalse();
        assertThat(MpHeader.decode(Octets.hex("A0 05").reader(), three).isValue())
                .isTrue();
    }

    @Test
    void headerCutShortIsAMalformation() {
        assertThat(MpHeader.decode(Octets.hex("B0").reader(), SHORT_CLASSES).isValue())
                .isFalse();
        assertThat(MpHeader.decode(Octets.hex("B00501").reader(), LONG_CLASSES).isValue())
                .isFalse();
    }

    @Test
    void numbersOfClassesThatAHeaderCannotHoldAreRefused() {
        assertThatThrownBy(() -> new HeaderFormat(true, 5)).hasMessageContaining("1 to 4");
        assertThatThrownBy(() -> new HeaderFormat(false, 17)).hasMessageContaining("1 to 16");
        assertThatThrownBy(() -> new HeaderFormat(false, 0)).hasMessageContaining("1 to 16");
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll boolean isShort,
            @ForAll boolean begins,
            @ForAll boolean ends,
            @ForAll @IntRange(max = 15) int cls,
            @ForAll @IntRange(max = 0xFFFFFF) int sequence) {
        HeaderFormat format = isShort ? SHORT_CLASSES : LONG_CLASSES;
        MpHeader header = new MpHeader(begins, ends, cls % format.classes(), sequence % format.modulus());
        assertThat(MpHeader.decode(new OctetReader(header.encode(format)), format))
                .isEqualTo(Decoded.of(header));
    }

    @Test
    void discriminatorsKeepTheLengthsOfTheirClasses() {
        assertThat(EndpointDiscriminator.directoryNumber("4930123456").encode())
                .isEqualTo(Octets.hex("05 34393330313233343536"));
        assertThat(EndpointDiscriminator.decode(Octets.hex("03 020000000001").reader())
                        .isValue())
                .isTrue();
        assertThat(EndpointDiscriminator.decode(Octets.hex("03 0200000000").reader())
                        .isValue())
                .isFalse();
        assertThat(EndpointDiscriminator.decode(Octets.hex("00").reader()).isValue())
                .isTrue();
        assertThat(EndpointDiscriminator.decode(Octets.NONE.reader()).isValue()).isFalse();
        assertThatThrownBy(() -> EndpointDiscriminator.directoryNumber("1234567890123456"))
                .hasMessageContaining("expected 1 to 15");
    }
}
