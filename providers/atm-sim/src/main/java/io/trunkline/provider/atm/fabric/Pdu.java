package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.Aal5;

/**
 * A unit of user data for AAL type 5. Its octets are not copied: nobody changes them once it is sent, as they are on
 * their way then, and are what arrives.
 *
 * @param octets the data, 1 to {@link Aal5#MAX_SDU_OCTETS}
 * @param userToUser passed through, 0 to 255
 * @param lowPriority CLP of all its cells: may be dropped first
 * @param cellLoss probability that a cell of this unit is lost on the first link, for rehearsals; 0 to 1
 * @param tally what counts its cells, {@code null} for nothing
 */
@Clause("ITU-T I.363.5 (08/96) §9.1")
public record Pdu(byte[] octets, int userToUser, boolean lowPriority, double cellLoss, CellTally tally) {
    /** The largest unit. */
    public static final int MAX_OCTETS = Aal5.MAX_SDU_OCTETS;

    /** Checks the ranges. */
    public Pdu {
        if (octets.length < 1 || octets.length > Aal5.MAX_SDU_OCTETS) {
            throw new IllegalArgumentException(
                    octets.length + " octets in a unit; 1 to " + Aal5.MAX_SDU_OCTETS + " can be sent");
        }
    }

    /** A unit whose cells nobody counts. */
    public Pdu(byte[] octets, int userToUser, boolean lowPriority, double cellLoss) {
        this(octets, userToUser, lowPriority, cellLoss, null);
    }

    /** All octets of an array, with high priority. */
    public static Pdu of(byte[] octets) {
        return new Pdu(octets, 0, false, 0);
    }

    /** The same with another user-to-user octet. */
    public Pdu userToUser(int octet) {
        return new Pdu(octets, octet, lowPriority, cellLoss, tally);
    }
}
