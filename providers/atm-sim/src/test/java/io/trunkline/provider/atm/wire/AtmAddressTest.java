package io.trunkline.provider.atm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.protocol.Octets;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtmAddressTest {
    private static final String TEXT = "47.0005.80ffe1000000f21a0001.0020481a0001.00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "39.246f.00000000000000000001.0020481a0001.07",
                "45.000358401234567f.00000001.0020481a0001.00",
                "49.000000000000000000000001.0020481a0001.ff",
                "+358401234567"
            })
    void textFormsAreReadBack(String text) {
        AtmAddress address = AtmAddress.parse(text).orElseThrow();

        assertThat(address).hasToString(text);
        PartyNumber number = PartyNumber.of(address);
        assertThat(number.address().require()).isEqualTo(address);
    }

    @Test
    void dotsMayBeMissingOrStandElsewhereAndLettersMayBeLarge() {
        assertThat(AtmAddress.parse(TEXT.replace(".", ""))).isEqualTo(AtmAddress.parse(TEXT));
        assertThat(AtmAddress.parse("4700.0580.FFE1000000F21A00010020481A000100"))
                .isEqualTo(AtmAddress.parse(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+12a",
                "+1234567890123456",
                "47",
                "4.7000580ffe1000000f21a00010020481a000100",
                TEXT + ".",
                TEXT + "00",
                "47.0005.80ffe1000000f21a0001.0020481a0001.0g",
                "47..000580ffe1000000f21a00010020481a000100",
                "358401234567"
            })
    void otherTextsAreNoAddress(String text) {
        assertThat(AtmAddress.parse(text)).isEmpty();
    }

    @Property
    void anyTwentyOctetsHaveATextForm(@ForAll @Size(20) byte[] octets) {
        Aesa aesa = new Aesa(Octets.copyOf(octets));

        assertThat(AtmAddress.parse(aesa.toString())).contains(aesa);
    }

    @Test
    void theSelectorDoesNotMakeAnotherHost() {
        Aesa one = Aesa.parse(TEXT).orElseThrow();

        assertThat(one.withSelector(9).selector()).isEqualTo(9);
        assertThat(one.sameHost(one.withSelector(9))).isTrue();
        assertThat(one.sameHost(
                        Aesa.parse(TEXT.replace("1a0001.00", "1a0002.00")).orElseThrow()))
                .isFalse();
        assertThat(one.sameHost(new E164Number("1"))).isFalse();
        assertThat(one.endSystem()).hasToString("0020481a0001");
        assertThat(one.networkPrefix()).hasToString("47000580ffe1000000f21a0001");
    }

    @Test
    void aNumberInsideAnAddressIsFound() {
        assertThat(Aesa.parse("45.000358401234567f.00000001.0020481a0001.00")
                        .orElseThrow()
                        .embeddedNumber())
                .contains(new E164Number("358401234567"));
        assertThat(Aesa.parse("45.0003584012345678.00000001.0020481a0001.00")
                        .orElseThrow()
                        .embeddedNumber())
                .isEmpty();
        assertThat(Aesa.parse(TEXT).orElseThrow().embeddedNumber()).isEmpty();
    }

    @Test
    void numbersThatAreNoAddressAreDescribed() {
        assertThat(new PartyNumber(0, 2, OptionalInt.empty(), Octets.of(1)).address())
                .hasToString("AESA of 1 octets, 20 are needed at octet 0");
        assertThat(new PartyNumber(1, 1, OptionalInt.empty(), Octets.of(1)).address())
                .hasToString("E.164 number is not 1 to 15 digits at octet 0");
        assertThat(new PartyNumber(0, 9, OptionalInt.empty(), Octets.of(1)).address())
                .hasToString("unknown numbering plan 9 at octet 0");
        assertThatThrownBy(() -> new E164Number("12x")).hasMessage("\"12x\" is not 1 to 15 digits");
    }
}
