package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.Aal5;

/**
 * A unit of user data for AAL type 5. The octets are the sender's until {@link HostPort#send} returns, and are copied there.
 *
 * @param octets hold the data
 * @param offset index of the first octet
 * @param length 1 to {@link Aal5#MAX_SDU_OCTETS}
 * @param userToUser passed through, 0 to 255
 * @param lowPriority CLP of all its cells: may be dropped first
 * @param cellLoss probability that a cell of this unit is lost on the first link, for rehearsals; 0 to 1
 * @param tally what counts its cells, {@code null} for nothing
 */
@Clause("ITU-T I.363.5 (08/96) §9.1")
public record Pdu(
        byte[] octets, int offset, int length, int userToUser, boolean lowPriority, double cellLoss, CellTally tally) {
    /** The largest unit. */
    public static final int MAX_OCTETS = Aal5.MAX_SDU_OCTETS;

    /** Checks the ranges. */
    public Pdu {
        if (length < 1 || length > Aal5.MAX_SDU_OCTETS) {
            throw new IllegalArgumentException(
                    length + " octets in a unit; 1 to " + Aal5.MAX_SDU_OCTETS + " can be sent");
        }
        if (offset < 0 || offset > octets.length - length) {
            throw new IllegalArgumentException(
                    "octets " + offset + " to " + (offset + length) + " of an array of " + octets.length);
        }
    }

    /** A unit whose cells nobody counts. */
    public Pdu(byte[] octets, int offset, int length, int userToUser, boolean lowPriority, double cellLoss) {
        this(octets, offset, length, userToUser, lowPriority, cellLoss, null);
    }

    /** All octets of an array, with high priority. */
    public static Pdu of(byte[] octets) {
        return new Pdu(octets, 0, octets.length, 0, false, 0);
    }

    /** The same with another user-to-user octet. */
    public Pdu userToUser(int octet) {
        return new Pdu(octets, offset, length, octet, lowPriority, cellLoss, tally);
    }
}
