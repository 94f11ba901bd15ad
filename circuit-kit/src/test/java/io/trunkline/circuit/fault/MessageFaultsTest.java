package io.trunkline.circuit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageFaultsTest {
    private enum Word {
        SETUP,
        RELEASE
    }

    private final MessageFaults<Word> faults = new MessageFaults<>(Word.class);

    private int copies(Word word) {
        return faults.copies(Optional.of(word));
    }

    @Test
    void theNextOfATypeVanishAndNoOthers() {
        faults.loseNext(Word.SETUP, 1);
        faults.loseNext(Word.SETUP, 1);
        assertThat(copies(Word.RELEASE)).isEqualTo(1);
        assertThat(copies(Word.SETUP)).isZero();
        assertThat(faults.copies(Optional.empty())).isEqualTo(1);
        assertThat(copies(Word.SETUP)).isZero();
        assertThat(copies(Word.SETUP)).isEqualTo(1);
    }

    @Test
    void whatIsToArriveTwiceDoesSoBehindWhatVanishes() {
        faults.doubleNext(Word.SETUP, 2);
        faults.loseNext(Word.SETUP, 1);
        assertThat(copies(Word.SETUP)).isZero();
        assertThat(copies(Word.SETUP)).isEqualTo(2);
        assertThat(copies(Word.SETUP)).isEqualTo(2);
        assertThat(copies(Word.SETUP)).isEqualTo(1);
    }
}
