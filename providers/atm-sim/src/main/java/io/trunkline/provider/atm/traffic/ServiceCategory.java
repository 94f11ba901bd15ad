package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Clause;

/** What the network promises a circuit; in the order in which a switch serves them. */
@Clause("ATM Forum af-tm-0056.000 (TM 4.0) §2.1")
public enum ServiceCategory {
    // @formatter:off
    CBR, RT_VBR, NRT_VBR, UBR;
    // @formatter:on

    /** True if cells that keep to the contract are promised to arrive. */
    public boolean isReserved() {
        return this != UBR;
    }

    /** True if contracts have a sustainable rate and a burst besides the peak rate. */
    public boolean hasSustainableRate() {
        return this == RT_VBR || this == NRT_VBR;
    }
}
