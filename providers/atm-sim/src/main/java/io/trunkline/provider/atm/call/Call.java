package io.trunkline.provider.atm.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;

/**
 * A call at the user side. Operations only begin something; what comes of it is told to the {@link CallListener}. One that does not fit
 * the state throws {@link IllegalStateException} and changes nothing, except {@link #release} and {@link #reject}, which then do nothing:
 * a call may end while somebody decides to end it.
 */
public interface Call {
    /**
     * Answers an incoming call: CONNECT.
     *
     * @param userData user-user information, at most {@link SetupRequest#MAX_USER_DATA_OCTETS}
     * @param memberAnswer generic identifier transport, at most {@link SetupRequest#MAX_MEMBER_REQUEST_OCTETS}
     */
    void accept(Octets userData, Octets memberAnswer);

    /** Says that whoever is called is being told: ALERTING. From then on the network waits for T301, 180 s. */
    void alert();

    /** Refuses an incoming call. */
    void reject(CauseValue cause, Octets userData);

    /** Clears the call, whatever its state. */
    void release(CauseValue cause, Octets userData);

    /** Asks for another contract of the same category; the caller of an active point-to-point call only, one at a time. */
    void modify(TrafficContract wanted);

    /**
     * Adds a leaf; the caller of a multipoint call only, once its first party is alerting or active.
     *
     * @param memberRequest generic identifier transport, at most {@link SetupRequest#MAX_MEMBER_REQUEST_OCTETS}
     * @param userData user-user information, at most {@link SetupRequest#MAX_USER_DATA_OCTETS}
     * @return the number of the party on this call
     */
    int addParty(AtmAddress called, Octets memberRequest, Octets userData);

    /** Drops a leaf; the last one ends the call. */
    void dropParty(int endpoint, CauseValue cause);

    /** Asks the network in which state it has the call; without an answer the call ends. */
    void statusEnquiry();

    /** Its state. */
    UserState state();

    /** Its number at this interface, for traces: 0 to 8,388,607. */
    int reference();
}
