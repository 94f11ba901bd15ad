package io.trunkline.provider.telephony.call;

import io.trunkline.provider.telephony.q931.CallReference;

/**
 * What tells the calls of an access apart.
 *
 * @param tei the data link connection, or {@link DataLink#BROADCAST}
 * @param toOriginator the flag as this side writes it
 * @param value of the call reference
 */
record LegKey(int tei, boolean toOriginator, int value) {
    /** @param reference as this side writes it */
    static LegKey of(int tei, CallReference reference) {
        return new LegKey(tei, reference.toOriginator(), reference.value());
    }

    CallReference reference(int octets) {
        return new CallReference(octets, toOriginator, value);
    }
}
