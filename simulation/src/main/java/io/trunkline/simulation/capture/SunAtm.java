package io.trunkline.simulation.capture;

import java.nio.ByteBuffer;

/**
 * Records of {@link LinkType#SUN_ATM}: flags, VPI, VCI and the payload of an AAL5 unit without padding and trailer. Source:
 * the description of LINKTYPE_SUNATM at tcpdump.org.
 */
public final class SunAtm {
    private static final int FROM_USER = 0x80;

    /** What the payload is. */
    public enum Kind {
        // @formatter:off
        /** Not said. */
        UNKNOWN    (0),
        /** LAN emulation. */
        LANE       (1),
        /** LLC and SNAP before it. */
        LLC        (2),
        /** Local management. */
        ILMI       (5),
        /** SSCOP and Q.2931. */
        SIGNALLING (6);
        // @formatter:on

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private SunAtm() {}

    /** A record. @param payload without padding and trailer */
    public static byte[] record(Direction direction, Kind kind, int vpi, int vci, byte[] payload) {
        int flags = kind.number | (direction == Direction.FROM_USER ? FROM_USER : 0);
        return ByteBuffer.allocate(4 + payload.length)
                .put((byte) flags)
                .put((byte) vpi)
                .putShort((short) vci)
                .put(payload)
                .array();
    }
}
