package io.trunkline.provider.telephony.line;

import io.trunkline.simulation.capture.Direction;

/** Sees the frames at the user's end of the channels of an access. */
public interface LineTap {
    /**
     * A frame without check sequence, as it left or as it came; one whose check sequence is wrong does not count as come.
     *
     * @param channel 0 for the D channel, else the number of the B channel
     * @param direction seen from the network
     * @param atPicos when its last bit left, or came
     * @param octets not to be changed
     */
    void frame(int channel, Direction direction, long atPicos, byte[] octets);
}
