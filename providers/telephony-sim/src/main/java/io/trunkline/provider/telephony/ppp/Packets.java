package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import java.util.Arrays;

/**
 * Packets as a bundle cuts and joins them: protocol number and information. The number inside may have either form whatever the links
 * agreed; here it is sent as short as it goes.
 */
@Clause("RFC 1990 §3; RFC 1661 §6.5")
public final class Packets {
    private Packets() {}

    /** Octets of a protocol number: what a packet costs besides its information. */
    public static int protocolOctets(int protocol) {
        return protocol < PppFrame.SHORT_PROTOCOLS ? 1 : 2;
    }

    /** A packet of information that is given in parts. */
    public static byte[] of(int protocol, byte[] information) {
        int octets = protocolOctets(protocol);
        byte[] packet = new byte[octets + information.length];
        if (octets == 2) packet[0] = (byte) (protocol >> 8);
        packet[octets - 1] = (byte) protocol;
        System.arraycopy(information, 0, packet, octets, information.length);
        return packet;
    }

    /** Takes a packet apart. */
    public static Decoded<Packet> decode(byte[] packet) {
        OctetReader in = new OctetReader(packet);
        int protocol = PppFrame.protocol(in);
        return in.finish("packet", new Packet(protocol, packet, in.position()));
    }

    /** A packet taken apart: its information begins at {@code from}. */
    public record Packet(int protocol, byte[] octets, int from) {
        /** A copy of the information. */
        public byte[] information() {
            return Arrays.copyOfRange(octets, from, octets.length);
        }
    }
}
