package io.trunkline.provider.atm.fabric;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aal5;
import io.trunkline.provider.atm.wire.Aal5Crc;
import io.trunkline.provider.atm.wire.Aal5Trailer;
import io.trunkline.provider.atm.wire.Cell;
import io.trunkline.provider.atm.wire.PayloadType;
import java.util.Arrays;

/**
 * The payloads of a unit's cells, which stay together while the cells travel: a cell on its way is a frame and a word. The word
 * has the payload type and CLP as in a header in its low four bits, the cell's number in the frame above them, and is negative
 * for a cell that the line it is on has damaged. Octets of cells, and the CRC with them, are made when somebody first looks at them.
 */
final class Frame {
    /** The CLP bit of a word. */
    static final int LOW_PRIORITY = 1;
    /** Last cell of the unit. */
    static final int LAST = 2;
    /** The cell met congestion. */
    static final int CONGESTED = 4;
    /** Not a user cell. */
    static final int OAM = 8;
    /** An OAM cell of the whole channel; somebody waits for it as for the last cell of a unit. */
    static final int OAM_END_TO_END = PayloadType.F5_END_TO_END << 1;
    /** The payload type in a word. */
    static final int PAYLOAD_TYPE = 14;
    /** The part of a word that stands in a header too. */
    static final int HEADER_BITS = 15;
    /** Where the cell's number begins. */
    static final int NUMBER_SHIFT = 4;
    /** Damaged on the line that it is on. */
    static final int DAMAGED = 1 << 31;

    /** The user's data; {@code null} for a lone cell. */
    final byte[] sdu;
    /** How many cells, 0 for a lone cell that has been damaged. */
    final int cells;
    /** Passed through. */
    final int userToUser;
    /** Probability that the first link loses a cell of it. */
    final double cellLoss;
    /** What counts its cells, {@code null} for nothing. */
    final CellTally tally;

    private final boolean lowPriority;
    /** Its one cell is no user cell, and makes no unit. */
    final boolean isOam;
    /** Payloads one after the other, or the 53 octets of a lone cell. */
    private byte[] octets;

    private Frame(Pdu pdu) {
        this.sdu = pdu.octets();
        this.cells = Aal5.cells(sdu.length);
        this.userToUser = pdu.userToUser();
        this.cellLoss = pdu.cellLoss();
        this.tally = pdu.tally();
        this.lowPriority = pdu.lowPriority();
        this.isOam = false;
    }

    private Frame(byte[] octets, int cells, CellTally tally) {
        this.sdu = null;
        this.octets = octets;
        this.cells = cells;
        this.isOam = cells > 0;
        this.userToUser = 0;
        this.cellLoss = 0;
        this.tally = tally;
        this.lowPriority = false;
    }

    /** The cells of a unit. */
    static Frame of(Pdu pdu) {
        return new Frame(pdu);
    }

    /** An end-to-end OAM cell. @param payload 48 octets */
    static Frame oam(byte[] payload) {
        return new Frame(payload, 1, null);
    }

    /** A lone cell that is not what was sent. @param tally of the unit that it was of */
    static Frame damaged(byte[] cell, CellTally tally) {
        return new Frame(cell, 0, tally);
    }

    /** The 53 octets of a lone cell. */
    byte[] loneCell() {
        return octets;
    }

    /** Pads the unit and puts the trailer with its CRC at its end. */
    private byte[] padded() {
        int length = sdu.length;
        byte[] padded = Arrays.copyOf(sdu, cells * Cell.PAYLOAD_OCTETS);
        int trailer = padded.length - Aal5Trailer.OCTETS;
        padded[trailer] = (byte) userToUser;
        padded[trailer + 2] = (byte) (length >>> 8);
        padded[trailer + 3] = (byte) length;
        int crc = Aal5Crc.of(padded, 0, trailer + 4);
        for (int i = 0; i < 4; i++) padded[trailer + 4 + i] = (byte) (crc >>> (24 - 8 * i));
        return padded;
    }

    /** The word of a cell as it leaves the sender. */
    int word(int number) {
        if (isOam) return OAM_END_TO_END;
        return number << NUMBER_SHIFT | (number == cells - 1 ? LAST : 0) | (lowPriority ? LOW_PRIORITY : 0);
    }

    /** The 48 octets of a lone or an OAM cell. */
    Octets payload() {
        int from = payload(0);
        return Octets.copyOf(Arrays.copyOfRange(octets, from, from + Cell.PAYLOAD_OCTETS));
    }

    /** Where the payload of a cell begins. */
    private int payload(int word) {
        return cells == 0 ? Cell.HEADER_OCTETS : (word >>> NUMBER_SHIFT) * Cell.PAYLOAD_OCTETS;
    }

    /** Writes the 53 octets of a cell. */
    void write(int header, int word, byte[] into) {
        if (octets == null) octets = padded();
        Cell.seal(header | word & HEADER_BITS, into, 0);
        System.arraycopy(octets, payload(word), into, Cell.HEADER_OCTETS, Cell.PAYLOAD_OCTETS);
    }
}
