package io.trunkline.runtime;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;

/** What {@code WSASocket} accepts as flags, by the rules of its page. */
final class SocketFlags {
    private static final int CONTROL_PLANE =
            Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT | Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;
    private static final int DATA_PLANE =
            Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT | Ws2Constants.WSA_FLAG_MULTIPOINT_D_LEAF;
    private static final int ALL = Ws2Constants.WSA_FLAG_OVERLAPPED | CONTROL_PLANE | DATA_PLANE;

    private SocketFlags() {}

    static void check(int flags, ProtocolInfo entry) throws Ws2Exception {
        if ((flags & ~ALL) != 0) throw wrong("0x" + Integer.toHexString(flags & ~ALL) + " are no flags of a socket");
        int control = flags & CONTROL_PLANE;
        int data = flags & DATA_PLANE;
        if (control == 0 && data == 0) return;
        if (Integer.bitCount(control) != 1 || Integer.bitCount(data) != 1) {
            throw wrong("a multipoint socket needs exactly one flag of the control and one of the data plane");
        }
        if (!entry.has(ServiceFlag.SUPPORT_MULTIPOINT)) throw wrong(entry.id() + " has no multipoint");
        boolean rootedControl = entry.has(ServiceFlag.MULTIPOINT_CONTROL_PLANE);
        boolean rootedData = entry.has(ServiceFlag.MULTIPOINT_DATA_PLANE);
        boolean controlRoot = control == Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;
        boolean dataRoot = data == Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;
        if ((controlRoot && !rootedControl) || (dataRoot && !rootedData)) {
            throw wrong(entry.id() + " has no root in that plane");
        }
    }

    private static Ws2Exception wrong(String detail) {
        return new Ws2Exception(WsaError.WSAEINVAL, detail);
    }
}
