package io.trunkline.simulation.capture;

import java.nio.ByteBuffer;

/**
 * Records of {@link LinkType#LINUX_LAPD}: sixteen octets and a frame of Q.921 without flags and check sequence. Source: the
 * description of LINKTYPE_LINUX_LAPD at tcpdump.org.
 */
public final class LinuxLapd {
    private static final short RECEIVED = 0;
    private static final short SENT = 4;
    private static final short ARPHRD_LAPD = 8445;
    private static final short PROTOCOL_LAPD = 0x0030;

    private LinuxLapd() {}

    /** A record, taken at the network's side. */
    public static byte[] record(Direction direction, byte[] frame) {
        return ByteBuffer.allocate(16 + frame.length)
                .putShort(direction == Direction.FROM_USER ? RECEIVED : SENT)
                .putShort(ARPHRD_LAPD)
                .putShort((short) 8)
                .putLong(1L << 56) // the first octet says that this is the network's side
                .putShort(PROTOCOL_LAPD)
                .put(frame)
                .array();
    }
}
