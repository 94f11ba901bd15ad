package io.trunkline.provider.atm.traffic;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmQos;

/**
 * The fields of an element structure as C lays it out: little-endian, by offset. Its size is checked before it is read; offsets behind the
 * end are our own mistake.
 */
record Structure(Octets octets) {
    /** A field of 8 bits that is not there. */
    private static final int ABSENT_8 = AtmQos.FIELD_ABSENT & 0xFF;

    /** Stands for a field that is not there. */
    static final int ABSENT = -1;

    /** 8 bits, unsigned. */
    int u8(int offset) {
        return octets.at(offset);
    }

    /** 32 bits, unsigned. */
    long u32(int offset) {
        return u8(offset) | u8(offset + 1) << 8 | u8(offset + 2) << 16 | (long) u8(offset + 3) << 24;
    }

    boolean isTrue(int offset) {
        return u32(offset) != 0;
    }

    boolean isAbsent(int offset) {
        return u32(offset) == (AtmQos.FIELD_ABSENT & 0xFFFF_FFFFL);
    }

    /** 8 bits; {@link #ABSENT} where they say so, and where they are 0, which no field of this kind may be. */
    int optional8(int offset) {
        return u8(offset) == ABSENT_8 || u8(offset) == 0 ? ABSENT : u8(offset);
    }

    Octets part(int offset, int count) {
        return octets.slice(offset, offset + count);
    }
}
