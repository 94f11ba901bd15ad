package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The CRC-10 in the last ten bits of OAM and resource management payloads. */
@Clause("ITU-T I.610 (02/99) §7.1")
final class OamCrc {
    private static final int GENERATOR = 0x633; // x^10 + x^9 + x^5 + x^4 + x + 1

    private OamCrc() {}

    /** The remainder over octets; over a whole payload with its right CRC it is 0. */
    static int remainder(byte[] octets, int from, int to) {
        int register = 0;
        for (int at = from; at < to; at++) {
            for (int bit = 7; bit >= 0; bit--) {
                register = register << 1 | (octets[at] >> bit & 1);
                if ((register & 0x400) != 0) register ^= GENERATOR;
            }
        }
        return register;
    }

    /** Writes the CRC into the last two octets of a payload, whose six bits before it become zero. */
    static void seal(byte[] payload) {
        payload[payload.length - 2] = 0;
        payload[payload.length - 1] = 0;
        int crc = remainder(payload, 0, payload.length);
        payload[payload.length - 2] = (byte) (crc >>> 8);
        payload[payload.length - 1] = (byte) crc;
    }
}
