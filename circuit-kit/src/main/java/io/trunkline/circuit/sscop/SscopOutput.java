package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;

/**
 * What an entity wants of whoever runs it. Called inside the entity's methods, on their thread; the entity may be called back from
 * here, which then takes effect after the event under way.
 */
@Clause("ITU-T Q.2110 (07/94) §6.1, §6.2")
public interface SscopOutput {
    /** {@link Sscop#hasPdu} is true after an event; {@link Sscop#poll} may be called at once or later. */
    void somethingToTransmit();

    /** AA-DATA.indication: the next SDU, in sequence, once. */
    void deliver(Octets sdu);

    /**
     * AA-ESTABLISH: the peer asks for a connection ({@code confirm} false: {@link Sscop#accept} or {@link Sscop#refuse} answers), or
     * the connection that was asked for stands.
     */
    void established(Octets userToUser, boolean confirm);

    /** AA-RELEASE: there is no connection any more; SDUs that were not acknowledged are dropped. */
    void released(SscopRelease reason, Octets userToUser);

    /**
     * AA-RESYNC: everything under way was dropped, at the peer's wish ({@code confirm} false: answer with
     * {@link Sscop#answerResynchronisation}) or at the own one.
     */
    void resynchronised(Octets userToUser, boolean confirm);

    /**
     * AA-RECOVER.indication: a protocol error; answer with {@link Sscop#answerRecovery}. SDUs that were sent and not acknowledged may
     * be lost.
     *
     * @param unacknowledgedSdus how many of the own ones
     */
    void recovered(int unacknowledgedSdus);

    /** MAA-ERROR.indication. */
    void error(SscopError code);

    /** The peer has taken this many more SDUs, the oldest ones. */
    void acknowledged(int sdus);
}
