package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.RepeatBehaviour;

/** One seed, one trace. */
class RepeatSystemTest extends RepeatBehaviour implements TelephonySystem {
    @Override
    protected String hashOfSeed7() {
        return "1d9e7c2bf1c965b490d3e73eac67285d504d8ad285fd2b06c1a85544277f217f";
    }
}
