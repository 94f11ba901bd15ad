package io.trunkline.provider.telephony.hdlc;

/** What a decoder of a line finds on it. Called inside the decoder's methods, on their thread. */
public interface FrameReceiver {
    /** An undamaged frame, without its check sequence; the array is the receiver's own. */
    void frame(byte[] octets);

    /** What stood between two flags, or was broken off, and is no frame. */
    void fault(FrameFault fault);

    /** The line has become idle: ones, where flags or a frame were before. */
    default void idle() {}
}
