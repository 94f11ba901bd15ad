package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.NamesBehaviour;

class NamesSystemTest extends NamesBehaviour implements AtmSystem {
    @Override
    protected String addressOfCarol() {
        return "47.0005.80ffe1000000f21a0001.0020481a0001.00";
    }

    @Override
    protected String strangeAddress() {
        return "+1555123456789012:9000";
    }
}
