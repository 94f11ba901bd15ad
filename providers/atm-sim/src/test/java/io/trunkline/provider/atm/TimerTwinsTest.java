package io.trunkline.provider.atm;

import io.trunkline.circuit.sscop.SscopTimer;
import io.trunkline.circuit.testkit.TimerTwinsBehaviour;
import io.trunkline.protocol.TimerRow;
import java.util.List;

/** That no timer of this provider lacks its two tests. */
class TimerTwinsTest extends TimerTwinsBehaviour {
    @Override
    protected Class<?> provider() {
        return AtmProvider.class;
    }

    @Override
    protected List<? extends TimerRow> borrowed() {
        return List.of(SscopTimer.values());
    }

    @Override
    protected int fewest() {
        return 13;
    }
}
