package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.TimerTwinsBehaviour;
import java.util.Map;

/** That no timer of this provider lacks its two tests. */
class TimerTwinsTest extends TimerTwinsBehaviour {
    @Override
    protected Class<?> provider() {
        return TelephonyProvider.class;
    }

    @Override
    protected Map<String, String> never() {
        return Map.of(
                "T306", "a network side that sends no tones with DISCONNECT does not start it",
                "T317",
                        "what a RESTART clears is cleared in the same instant, so that it is stopped where it is started");
    }

    @Override
    protected int fewest() {
        return 21;
    }
}
