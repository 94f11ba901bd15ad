package io.trunkline.provider.atm.fabric;

/** Told what becomes of a loopback cell, once, by an event of the simulation at the instant of what it reports. */
public interface LoopbackReceiver {
    /** The far end has answered. @param roundTripPicos since it was asked, with the wait behind units that were handed over before */
    void returned(long roundTripPicos);

    /** No answer has come in {@link HostPort#LOOPBACK_LIMIT_PICOS}. */
    void missed();
}
