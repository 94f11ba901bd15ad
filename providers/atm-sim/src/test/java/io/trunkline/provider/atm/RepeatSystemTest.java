package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.RepeatBehaviour;

/** One seed, one trace. */
class RepeatSystemTest extends RepeatBehaviour implements AtmSystem {
    @Override
    protected String hashOfSeed7() {
        return "5ac78260b19bd5588c93c7595f3782fa0c74d21d551e622fecc36c1d65002f6a";
    }
}
