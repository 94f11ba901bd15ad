package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.NamesBehaviour;

class NamesSystemTest extends NamesBehaviour implements TelephonySystem {
    @Override
    protected String addressOfCarol() {
        return "+49301999";
    }

    @Override
    protected String strangeAddress() {
        return "49301999:9000";
    }
}
