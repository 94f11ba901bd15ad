package io.trunkline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DecodedTest {
    private final Decoded<Integer> good = Decoded.of(4);
    private final Decoded<Integer> bad = Decoded.malformed("no length", 7);

    @Test
    void valuesGoOnAndMalformationsStay() {
        assertThat(good.map(n -> n + 1)).isEqualTo(Decoded.of(5));
        assertThat(bad.map(n -> n + 1)).isEqualTo(Decoded.malformed("no length", 7));
        assertThat(good.then(n -> Decoded.malformed("too small", n))).isEqualTo(Decoded.malformed("too small", 4));
        assertThat(bad.then(n -> Decoded.of("never"))).isEqualTo(Decoded.malformed("no length", 7));
    }

    @Test
    void saysWhatItIs() {
        assertThat(good.isValue()).isTrue();
        assertThat(good.toOptional()).contains(4);
        assertThat(good.malformation()).isEmpty();
        assertThat(bad.isValue()).isFalse();
        assertThat(bad.toOptional()).isEmpty();
        assertThat(bad.malformation()).isPresent();
    }

    @Test
    void requiringAMalformationFailsWithItsDescription() {
        assertThat(good.require()).isEqualTo(4);
        assertThatThrownBy(bad::require).hasMessage("no length at octet 7");
    }
}
