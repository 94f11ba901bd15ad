package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Clause;

/** The three bits of a cell header that say what its payload is. */
@Clause("ITU-T I.361 (02/99) §2.2.4")
public final class PayloadType {
    /** User data, no congestion met, more cells of the same unit follow. */
    public static final int USER = 0;
    /** Of a user cell: the last one of an AAL type 5 unit. */
    public static final int LAST = 1;
    /** Of a user cell: it met congestion (EFCI). */
    public static final int CONGESTED = 2;
    /** OAM of one segment of a channel. */
    public static final int F5_SEGMENT = 4;
    /** OAM of a whole channel. */
    public static final int F5_END_TO_END = 5;
    /** Resource management. */
    public static final int RESOURCE_MANAGEMENT = 6;

    private PayloadType() {}

    /** True for user data. */
    public static boolean isUser(int payloadType) {
        return payloadType < F5_SEGMENT;
    }

    /** True for the last user cell of an AAL type 5 unit. */
    public static boolean isLast(int payloadType) {
        return isUser(payloadType) && (payloadType & LAST) != 0;
    }

    /** True for user data that met congestion. */
    public static boolean isCongested(int payloadType) {
        return isUser(payloadType) && (payloadType & CONGESTED) != 0;
    }
}
