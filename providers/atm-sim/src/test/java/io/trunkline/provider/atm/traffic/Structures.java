package io.trunkline.provider.atm.traffic;

import io.trunkline.api.QosObject;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmQos;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Element structures as a C program lays them out, field by field; written from the header, not from the reader. */
final class Structures {
    static final int ABSENT = 0xFFFFFFFE;

    private Structures() {}

    private static ByteBuffer little(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static QosObject object(int type, ByteBuffer filled) {
        byte[] content = new byte[filled.capacity()];
        filled.get(0, content);
        return new QosObject(type, content);
    }

    static QosObject aal(int type, int forward, int backward, int mode, int sublayer) {
        ByteBuffer out = little(16).putInt(type).putInt(forward).putInt(backward);
        return object(AtmQos.AAL_PARAMETERS, out.put((byte) mode).put((byte) sublayer));
    }

    /** Fields of both directions in the order of {@code ATM_TD}, seven each, then best effort. */
    static QosObject traffic(int... fields) {
        ByteBuffer out = little(60);
        for (int field : fields) out.putInt(field);
        return object(AtmQos.TRAFFIC_DESCRIPTOR, out);
    }

    static QosObject bearer(int... octets) {
        return new QosObject(AtmQos.BEARER_CAPABILITY, Octets.of(octets).toArray());
    }

    static QosObject highLayer(int type, int length, String hex) {
        return object(AtmQos.HIGH_LAYER, little(16).putInt(type).putInt(length).put(octets(hex)));
    }

    /** Layer 2 protocol, mode, window, user protocol; layer 3 protocol, mode, size, window, user protocol, IPI; SNAP. */
    static QosObject lowLayer(int[] two, int[] three, String snap) {
        ByteBuffer out = little(36);
        out.putInt(two[0]).put((byte) two[1]).put((byte) two[2]).position(8).putInt(two[3]);
        out.putInt(three[0]).put((byte) three[1]).put((byte) three[2]).put((byte) three[3]);
        out.position(20).putInt(three[4]).putInt(three[5]).put(octets(snap));
        return object(AtmQos.LOW_LAYER, out);
    }

    static QosObject llc() {
        return lowLayer(new int[] {12, 0, 0, 0}, new int[] {ABSENT, 0, 0, 0, 0, 0}, "");
    }

    static QosObject address(int kind, int type, int digits, String hex) {
        return object(kind, little(28).putInt(type).putInt(digits).put(octets(hex)));
    }

    static QosObject callingNumber(int type, int digits, String hex, int presentation, int screening) {
        ByteBuffer out = little(32).putInt(type).putInt(digits).put(octets(hex)).position(28);
        return object(AtmQos.CALLING_NUMBER, out.put((byte) presentation).put((byte) screening));
    }

    private static byte[] octets(String hex) {
        return Octets.hex(hex).toArray();
    }

    /** One right object of every kind, and some more. */
    static List<QosObject> all() {
        String aesa = "47000580ffe1000000f21a00010020481a000100";
        return List.of(
                aal(5, 9_188, ABSENT, 1, 0),
                traffic(ABSENT, 4_000, 1_000, ABSENT, 133, ABSENT, 1, ABSENT, 50, ABSENT, 50, ABSENT, 1, 0, 0),
                bearer(16, 8, 1, 0x20, 1, 0, 0, 0),
                highLayer(3, 7, "00a03e00000002"),
                llc(),
                lowLayer(new int[] {7, 0x40, 8, 0}, new int[] {6, 0x80, 0x0C, 2, 0, 0}, ""),
                lowLayer(new int[] {ABSENT, 0, 0, 0}, new int[] {11, 0, 0, 0, 0, 0x80}, "00000088b5"),
                address(AtmQos.CALLED_NUMBER, 2, 20, aesa),
                address(AtmQos.CALLED_SUBADDRESS, 2, 20, aesa),
                callingNumber(1, 4, "31323334", 0x40, 3),
                address(AtmQos.CALLING_SUBADDRESS, 2, 20, aesa),
                new QosObject(AtmQos.CAUSE, Octets.hex("00 33 02 8485 0000").toArray()),
                new QosObject(AtmQos.QOS_CLASS, Octets.hex("0301").toArray()),
                new QosObject(
                        AtmQos.TRANSIT_NETWORK, Octets.hex("400104 30313233").toArray()));
    }
}
