package io.trunkline.provider.telephony.lapd;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;

/**
 * What a data link wants of whoever runs it. Called inside the link's methods, on their thread; the link may be called back from here,
 * which then takes effect after the event under way.
 */
@Clause("ITU-T Q.921 (09/97) §4.1")
public interface DataLinkOutput {
    /** A frame for the line, after those before it. */
    void send(LapdFrame frame);

    /**
     * DL-ESTABLISH: the link stands.
     *
     * @param confirm it was asked for here; false: the peer asked, or the link had to begin anew
     * @param lostMessages own messages that were not acknowledged when it began anew; they may have arrived or not, and are not sent
     *     again
     */
    void established(boolean confirm, int lostMessages);

    /**
     * DL-RELEASE: the link does not stand any more, or could not be established. Messages not acknowledged are dropped.
     *
     * @param confirm the release was asked for here
     * @param lostMessages how many were dropped
     */
    void released(boolean confirm, int lostMessages);

    /** DL-DATA: the next message, in sequence, once. */
    void data(Octets message);

    /** DL-UNIT DATA: a message without acknowledgement. */
    void unitData(Octets message);

    /**
     * MDL-ASSIGN: the link needs an identifier; {@link DataLink#assign} or {@link DataLink#assignmentFailed} answers. A link with a
     * fixed one never asks.
     */
    default void teiWanted() {}

    /** MDL-ERROR. */
    default void error(LapdError code) {}
}
