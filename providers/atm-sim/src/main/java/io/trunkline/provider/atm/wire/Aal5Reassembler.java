package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Octets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts the units of one channel together again, for user cells only. It never holds more than the largest unit of the channel: what
 * grows beyond is thrown away up to and with the next last cell.
 */
@Clause("ITU-T I.363.5 (08/96) §9.2.2, §10")
public final class Aal5Reassembler {
    /** What came of a unit. */
    public sealed interface Outcome {
        /**
         * A good unit.
         *
         * @param sdu the user's data
         * @param userToUser as the sender gave it
         * @param congested the last cell met congestion
         * @param lowPriority some cell may have been dropped first
         */
        record Delivered(Octets sdu, int userToUser, boolean congested, boolean lowPriority) implements Outcome {}

        /**
         * A unit that is lost.
         *
         * @param fault why
         * @param cells how many cells it had
         */
        record Lost(Aal5Fault fault, int cells) implements Outcome {}
    }

    private static final int FIRST_ROOM_OCTETS = 4 * Cell.PAYLOAD_OCTETS;

    private final int maxSduOctets;
    private final int maxPduOctets;
    private byte[] pdu = new byte[FIRST_ROOM_OCTETS];
    private int size;
    private int cells;
    private boolean lowPriority;
    private boolean overlong;

    /** A channel whose units have at most this much user data. */
    public Aal5Reassembler(int maxSduOctets) {
        if (maxSduOctets < 1 || maxSduOctets > Aal5.MAX_SDU_OCTETS) {
            throw new IllegalArgumentException(
                    "largest unit of " + maxSduOctets + " octets; 1 to " + Aal5.MAX_SDU_OCTETS + " are possible");
        }
        this.maxSduOctets = maxSduOctets;
        this.maxPduOctets = Aal5.cells(maxSduOctets) * Cell.PAYLOAD_OCTETS;
    }

    /** Octets of an unfinished unit. */
    public int heldOctets() {
        return size;
    }

    /** Forgets an unfinished unit: a timer has run out, or the channel has been released. */
    public void clear() {
        size = 0;
        cells = 0;
        lowPriority = false;
        overlong = false;
    }

    /**
     * Takes a user cell.
     *
     * @param octets holds the cell, whose header was found right
     * @param at where it begins
     * @return empty until the cell is a unit's last one
     */
    public Optional<Outcome> receive(byte[] octets, int at) {
        int header = Cell.header(octets, at);
        cells++;
        lowPriority |= CellHeader.isLowPriority(header);
        if (size + Cell.PAYLOAD_OCTETS > maxPduOctets) overlong = true;
        else append(octets, at + Cell.HEADER_OCTETS);
        int payloadType = CellHeader.payloadType(header);
        if (!PayloadType.isLast(payloadType)) return Optional.empty();
        Outcome outcome = judge(PayloadType.isCongested(payloadType));
        clear();
        return Optional.of(outcome);
    }

    private void append(byte[] octets, int payload) {
        if (size + Cell.PAYLOAD_OCTETS > pdu.length) pdu = Arrays.copyOf(pdu, Math.min(2 * pdu.length, room()));
        System.arraycopy(octets, payload, pdu, size, Cell.PAYLOAD_OCTETS);
        size += Cell.PAYLOAD_OCTETS;
    }

    private int room() {
        return Math.max(maxPduOctets, FIRST_ROOM_OCTETS);
    }

    private Outcome judge(boolean congested) {
        if (overlong) return new Outcome.Lost(Aal5Fault.TOO_LONG, cells);
        int trailer = size - Aal5Trailer.OCTETS;
        if (Aal5Crc.update(Aal5Crc.PRESET, pdu, 0, size) != Aal5Crc.RESIDUE) {
            return new Outcome.Lost(lengthAgrees(trailer) ? Aal5Fault.CRC : Aal5Fault.LENGTH, cells);
        }
        if (length(trailer) == 0) return new Outcome.Lost(Aal5Fault.ABORTED, cells);
        if (!lengthAgrees(trailer)) return new Outcome.Lost(Aal5Fault.LENGTH, cells);
        if (pdu[trailer + 1] != 0) return new Outcome.Lost(Aal5Fault.COMMON_PART, cells);
        if (length(trailer) > maxSduOctets) return new Outcome.Lost(Aal5Fault.TOO_LONG, cells);
        return new Outcome.Delivered(
                Octets.copyOf(pdu, 0, length(trailer)), pdu[trailer] & 0xFF, congested, lowPriority);
    }

    private int length(int trailer) {
        return (pdu[trailer + 2] & 0xFF) << 8 | (pdu[trailer + 3] & 0xFF);
    }

    /** True if just this many cells are needed for the length that the trailer gives. */
    private boolean lengthAgrees(int trailer) {
        return Aal5.cells(length(trailer)) * Cell.PAYLOAD_OCTETS == size;
    }
}
