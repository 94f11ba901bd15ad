package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.TimerTwinsBehaviour;
import java.util.List;

/** That no timer of this provider lacks its two tests. */
class TimerTwinsTest extends TimerTwinsBehaviour {
    @Override
    protected Class<?> provider() {
        return TelephonyProvider.class;
    }

    @Override
    protected List<String> further() {
        return List.of("LCP restart timer", "LCP terminate timer", "redial timer", "slip between links");
    }

    @Override
    protected int fewest() {
        return 21;
    }
}
