package io.trunkline.runtime;

import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import java.util.List;

/** What a {@link GroupHandle} adds to the connects of its members. */
interface ConnectTerms {
    /** A member begins to connect. */
    void connecting();

    /** What the group asks for now. */
    Qos asked();

    /** True if a connect is to fail rather than to get less than that. */
    boolean requires();

    /**
     * A connect was refused for its quality of service. Asks for less where that is wanted.
     *
     * @param asked what the group asked for when the connect began
     * @param waits true to wait for the network's answer; else it may come {@link Recovery#LATER}
     */
    Recovery settleForLess(QosRefusedException refused, Qos asked, boolean waits);

    /** What the group wanted and did not get, in words for {@code Connected.ignored}. */
    List<String> shortfalls();
}
