package io.trunkline.circuit.socket;

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
}
