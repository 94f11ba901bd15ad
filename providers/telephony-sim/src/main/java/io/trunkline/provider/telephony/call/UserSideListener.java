package io.trunkline.provider.telephony.call;

/** What is told about one user side. Called as a {@link CallListener} is. */
public interface UserSideListener {
    /**
     * A call comes in. It can be answered inside or later. One that is still as it came when this returns is deferred: the user side sends
     * CALL PROCEEDING, and from then on the network waits for T310, 10 s, then clears with cause 18; after {@link Call#alert} it waits for
     * T301, 180 s.
     *
     * @return who is told about the call from now on
     */
    CallListener incoming(IncomingSetup setup, Call call);
}
