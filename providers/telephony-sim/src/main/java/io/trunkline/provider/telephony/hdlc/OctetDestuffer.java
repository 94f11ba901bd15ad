package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Clause;
import java.util.Arrays;

/**
 * Reads an asynchronous line octet by octet, in pieces of any size. Total: whatever comes, it does not throw, and it keeps no more
 * than one frame of the longest kind. Control characters of the map that come unescaped were put there by the line and are dropped.
 * One thread at a time.
 */
@Clause("RFC 1662 §4.2, §4.3")
public final class OctetDestuffer {
    private final FrameBounds bounds;
    private final int characterMap;
    private final FrameReceiver receiver;
    private final byte[] octets;
    private boolean hunting = true;
    private boolean escaped;
    private int length;

    /**
     * Waits for the first flag.
     *
     * @param characterMap the map that the sender uses
     */
    public OctetDestuffer(FrameBounds bounds, int characterMap, FrameReceiver receiver) {
        this.bounds = bounds;
        this.characterMap = characterMap;
        this.receiver = receiver;
        this.octets = new byte[bounds.maxOctets() + Fcs16.OCTETS];
    }

    /** The next octets of the line. */
    public void receive(byte[] line) {
        for (byte octet : line) receive(octet & 0xFF);
    }

    private void receive(int octet) {
        if (octet == OctetStuffing.FLAG) {
            flag();
        } else if (!hunting && !isOfTheLine(octet)) {
            data(octet);
        }
    }

    private boolean isOfTheLine(int octet) {
        return octet != OctetStuffing.ESCAPE && OctetStuffing.isEscaped(octet, characterMap);
    }

    private void data(int octet) {
        if (octet == OctetStuffing.ESCAPE) {
            escaped = true;
            return;
        }
        if (length == octets.length) {
            hunting = true;
            receiver.fault(FrameFault.TOO_LONG);
            return;
        }
        octets[length++] = (byte) (escaped ? octet ^ OctetStuffing.FLIP : octet);
        escaped = false;
    }

    private void flag() {
        boolean inFrame = !hunting && (length > 0 || escaped);
        boolean aborted = escaped;
        int received = length;
        hunting = false;
        escaped = false;
        length = 0;
        if (!inFrame) return;
        if (aborted) receiver.fault(FrameFault.ABORT);
        else frame(received);
    }

    private void frame(int received) {
        if (received < bounds.minOctets() + Fcs16.OCTETS) {
            receiver.fault(FrameFault.TOO_SHORT);
        } else if (!Fcs16.isGood(octets, 0, received)) {
            receiver.fault(FrameFault.WRONG_CHECK);
        } else {
            receiver.frame(Arrays.copyOf(octets, received - Fcs16.OCTETS));
        }
    }
}
