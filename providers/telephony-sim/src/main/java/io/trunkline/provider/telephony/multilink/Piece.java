package io.trunkline.provider.telephony.multilink;

/** A fragment as it came: its header, and where in the octets of its frame the piece of the packet stands. */
record Piece(MpHeader header, byte[] octets, int from, int to) {
    int size() {
        return to - from;
    }
}
