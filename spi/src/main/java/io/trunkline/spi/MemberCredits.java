package io.trunkline.spi;

/**
 * One member's credit in both directions on a circuit that several members share. Each side may send only what the other
 * has room for, so a reader that stops fills its own room and never the circuit. What has been read is given back to the
 * other side in pieces of at least half a window, so that credit does not cost a frame for every read.
 *
 * <p>For each direction holds: the sender's credit, octets under way, octets received and not read, octets read and not
 * given back, and credit under way are the receiver's window together, always.
 *
 * <p>No lock inside: one thread at a time may use it.
 */
public final class MemberCredits {
    private final int receiveWindowOctets;
    private long sendableOctets;
    /** What the other side may still send, as far as this side has told it. */
    private long receivableOctets;
    /** Received and not read. */
    private long heldOctets;

    /**
     * A fresh connection's.
     *
     * @param receiveWindowOctets the room on this side, which the other side starts with as its credit
     * @param sendCreditOctets the room on the other side
     */
    public MemberCredits(int receiveWindowOctets, int sendCreditOctets) {
        if (receiveWindowOctets < 1) {
            throw new IllegalArgumentException("receiveWindowOctets " + receiveWindowOctets + ", expected > 0");
        }
        if (sendCreditOctets < 0) {
            throw new IllegalArgumentException("sendCreditOctets " + sendCreditOctets + ", expected 0 or more");
        }
        this.receiveWindowOctets = receiveWindowOctets;
        this.receivableOctets = receiveWindowOctets;
        this.sendableOctets = sendCreditOctets;
    }

    /** How many of {@code octets} may be sent now. */
    public int sendable(int octets) {
        return (int) Math.min(octets, sendableOctets);
    }

    /** Octets are sent; no more than {@link #sendable} allows. */
    public void sent(int octets) {
        if (octets < 0 || octets > sendableOctets) {
            throw new IllegalArgumentException("sent " + octets + " octets, credit is " + sendableOctets);
        }
        sendableOctets -= octets;
    }

    /**
     * The other side has given credit.
     *
     * @return false if no honest other side gives so much: negative, or more together than a connection can need; nothing
     *     has changed then
     */
    public boolean creditCame(long octets) {
        if (octets < 0 || sendableOctets + octets > Integer.MAX_VALUE) return false;
        sendableOctets += octets;
        return true;
    }

    /**
     * Octets have come in.
     *
     * @return false if the other side had no credit for them; nothing has changed then
     */
    public boolean received(int octets) {
        if (octets < 0 || octets > receivableOctets) return false;
        receivableOctets -= octets;
        heldOctets += octets;
        return true;
    }

    /**
     * The application has taken octets that have come in.
     *
     * @return the credit to give to the other side now, 0 if it can wait
     */
    public int read(int octets) {
        if (octets < 0 || octets > heldOctets) {
            throw new IllegalArgumentException("read " + octets + " octets, " + heldOctets + " have come in");
        }
        heldOctets -= octets;
        long owed = receiveWindowOctets - receivableOctets - heldOctets;
        if (2 * owed < receiveWindowOctets) return 0;
        receivableOctets += owed;
        return (int) owed;
    }

    /** What has come in and not been read; never more than the window. */
    public long heldOctets() {
        return heldOctets;
    }
}
