package io.trunkline.circuit.socket;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What carries the frames of one end of a circuit. It says when it can take another one, and has {@link CircuitEnd#pump} called
 * when it can again, so that what is handed down stays small enough for priorities to show. In the kernel.
 */
public interface Line {
    /** There is a connection to send on. */
    boolean isOpen();

    /** It can take a frame now, of whichever channel. */
    boolean isFree();

    /** It can take a frame of this channel now. */
    boolean takes(ChannelEnd channel);

    /** Sends a frame. @param of whose it is, {@code null} for one that goes before all others */
    void send(byte[] frame, ChannelEnd of);

    /** What has become of all that was sent here, by name in the network's own terms. */
    default Map<String, String> figures() {
        return Map.of();
    }

    /** The same of what a channel has sent. What is returned can tell after the channel's end too. */
    default Supplier<Map<String, String>> figures(ChannelEnd of) {
        return Map::of;
    }

    /** A channel has ended: its number may be another's. */
    default void forget(ChannelEnd channel) {}
}
