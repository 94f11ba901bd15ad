package io.trunkline.provider.telephony.line;

import io.trunkline.provider.telephony.hdlc.FrameFault;

/** Who gets what arrives at the end of a channel. Called in the kernel, never from inside {@code send}. */
public interface LineReceiver {
    /** A frame whose check sequence fits, without it; the array is not to be changed. */
    void frame(byte[] octets);

    /** Something came that is no frame. */
    default void fault(FrameFault fault) {}
}
