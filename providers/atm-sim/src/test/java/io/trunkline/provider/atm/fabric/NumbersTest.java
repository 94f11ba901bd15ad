package io.trunkline.provider.atm.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provider.atm.wire.CellHeader;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersThatWereGivenBackComeAgainOnceAllOthersHaveBeenGivenAndNoneIsGivenTwice() {
        Numbers numbers = new Numbers();
        int first = numbers.take();
        numbers.giveBack(first);
        int all = CellHeader.MAX_VCI - CellHeader.FIRST_USER_VCI + 1;
        for (int i = 1; i < all; i++) assertThat(numbers.take()).isEqualTo(first + i);
        assertThat(numbers.take()).isEqualTo(first);
        assertThat(numbers.take()).isEqualTo(-1);
        assertThat(numbers.count()).isEqualTo(all);
    }
}
