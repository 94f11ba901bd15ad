package io.trunkline.provider.telephony.call;

import io.trunkline.circuit.CauseValue;
import io.trunkline.protocol.Octets;

/**
 * A call at the user side. Operations only begin something; what comes of it is told to the {@link CallListener}. One that does not fit the
 * state throws {@link IllegalStateException} and changes nothing, except {@link #release}, {@link #reject} and {@link #ignore}, which then do
 * nothing: a call may end while somebody decides to end it. User data may be as long as the access's profile says, else
 * {@link IllegalArgumentException}.
 */
public interface Call {
    /** Answers an incoming call: CONNECT. @param userData callee data */
    void accept(Octets userData);

    /** Says that whoever is called is being told: ALERTING. From then on the network waits for T301, 180 s. */
    void alert(Octets userData);

    /** Says that more digits of the called number are needed: SETUP ACKNOWLEDGE. They are told by {@link CallListener#digits}. */
    void askForDigits();

    /** Refuses an incoming call. @param userData for the caller */
    void reject(CauseValue cause, Octets userData);

    /** Leaves an incoming call to the other terminals of the access. */
    void ignore();

    /** Clears the call, whatever its state. @param userData disconnect data */
    void release(CauseValue cause, Octets userData);

    /** Sends more digits of the called number, once the network has asked for them. @param complete these are the last ones */
    void sendDigits(String digits, boolean complete);

    /** Sends data within the active call: USER INFORMATION. It may get lost. */
    void sendUserData(Octets userData);

    /** Tells the other end something. @param description as in a notification element, 0 to 127 */
    void notify(int description);

    /** Parks the call: the channel becomes free, {@link UserSide#resume} takes it up again. @param identity 1 to 8 octets */
    void suspend(Octets identity);

    /** Asks the network in which state it has the call; without an answer the call ends. */
    void statusEnquiry();

    /** Its state. */
    UserState state();

    /** Its number at this access, for traces. */
    int reference();
}
