package io.trunkline.provider.atm.wire;

/** Makes lengths and checks of mutated octets right again, so that what is behind them is reached. */
public final class WireSeal {
    private WireSeal() {}

    /** The length of what begins like a message, the check of what is as long as a payload, the headers of cells. */
    public static void seal(byte[] octets) {
        if (octets.length >= MessageHeader.OCTETS && octets[0] == 9) {
            octets[7] = (byte) ((octets.length - MessageHeader.OCTETS) >>> 8);
            octets[8] = (byte) (octets.length - MessageHeader.OCTETS);
        } else if (octets.length == Cell.PAYLOAD_OCTETS) {
            OamCrc.seal(octets);
        } else if (octets.length % Cell.OCTETS == 0) {
            for (int at = 0; at < octets.length; at += Cell.OCTETS) Cell.seal(Cell.header(octets, at), octets, at);
        }
    }
}
