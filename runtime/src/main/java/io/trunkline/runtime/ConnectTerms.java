package io.trunkline.runtime;

import io.trunkline.api.QosRefusedException;
import java.util.List;

/** What a {@link GroupHandle} adds to the connects of its members. */
interface ConnectTerms {
    /** A member begins to connect. */
    void connecting();

    /** A connect was refused for its quality of service. Asks for less where that is wanted; true to try again. */
    boolean settleForLess(QosRefusedException refused);

    /** What the group wanted and did not get, in words for {@code Connected.ignored}. */
    List<String> shortfalls();
}
