package io.trunkline.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void tokenIsReadBack() {
        for (String token : new String[] {"0-1.4.200-6", "", "7", "1--2"}) {
            assertThat(Choices.parse(token)).hasToString(token);
        }
    }

    @Test
    void seedDecidesEverything() {
        Generator one = Generator.of(5);
        Generator same = Generator.of(5);
        Generator other = Generator.of(6);
        String first = one.next() + " " + one.next();
        assertThat(same.next() + " " + same.next()).isEqualTo(first);
        assertThat(other.next() + " " + other.next()).isNotEqualTo(first);
    }

    @Test
    void sourceKeepsWhatWasDecided() {
        Source source = new Source(Choices.parse("13.7.9-5"));
        assertThat(source.next()).isTrue();
        assertThat(source.below(10)).isEqualTo(3);
        assertThat(source.below(4)).isEqualTo(3);
        assertThat(source.next()).isTrue();
        assertThat(source.below(2)).isEqualTo(1);
        assertThat(source.below(50)).as("where the choices say nothing").isZero();
        assertThat(source.next()).isFalse();
        assertThat(source.decided()).hasToString("3.3-1.0");
    }
}
