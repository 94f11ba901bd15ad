package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The receiving end of a line: checks headers, and repairs a single wrong bit unless the header before was wrong already. */
@Clause("ITU-T I.432.1 (02/99) §4.3.2.2")
public final class HeaderReceiver {
    /** What the receiver does about the next wrong header. */
    public enum Mode {
        /** Repairs one wrong bit. */
        CORRECTION,
        /** Discards every cell with a wrong header; the next right one ends it. */
        DETECTION
    }

    /** What became of a cell. */
    public enum Verdict {
        /** The header is right. */
        VALID,
        /** One bit was wrong and has been repaired. */
        CORRECTED,
        /** The header is wrong; the cell must not be used. */
        DISCARDED
    }

    private Mode mode = Mode.CORRECTION;

    /** What happens with the next wrong header. */
    public Mode mode() {
        return mode;
    }

    /**
     * Checks one cell and repairs its header in place where that is allowed.
     *
     * @param octets holds the cell's {@link Cell#OCTETS} octets
     * @param at where the cell begins
     */
    public Verdict receive(byte[] octets, int at) {
        int syndrome = (octets[at + 4] & 0xFF) ^ HeaderErrorControl.of(Cell.header(octets, at));
        if (syndrome == 0) {
            mode = Mode.CORRECTION;
            return Verdict.VALID;
        }
        int bit = HeaderErrorControl.wrongBit(syndrome);
        boolean repairs = mode == Mode.CORRECTION && bit >= 0;
        mode = Mode.DETECTION;
        if (!repairs) return Verdict.DISCARDED;
        octets[at + bit / 8] = (byte) (octets[at + bit / 8] ^ 0x80 >> bit % 8);
        return Verdict.CORRECTED;
    }
}
