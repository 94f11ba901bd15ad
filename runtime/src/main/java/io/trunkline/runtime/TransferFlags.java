package io.trunkline.runtime;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;

/** Which {@code MSG_} bits a transfer may have on a catalog entry. */
final class TransferFlags {
    private TransferFlags() {}

    /** The bits of a send for the provider; {@code MSG_DONTROUTE} is ignored, as the standard allows. */
    static int ofSend(ProtocolInfo entry, int flags) throws Ws2Exception {
        int known = outOfBand(entry) | (entry.has(ServiceFlag.PARTIAL_MESSAGE) ? Ws2Constants.MSG_PARTIAL : 0);
        check(entry, flags, known | Ws2Constants.MSG_DONTROUTE);
        return flags & ~Ws2Constants.MSG_DONTROUTE;
    }

    /** The bits of a receive, {@code MSG_WAITALL} among them; on a byte stream {@code MSG_PARTIAL} says nothing new. */
    static int ofReceive(ProtocolInfo entry, int flags) throws Ws2Exception {
        int known = outOfBand(entry) | Ws2Constants.MSG_PEEK | Ws2Constants.MSG_WAITALL | Ws2Constants.MSG_PARTIAL;
        check(entry, flags, known);
        return entry.has(ServiceFlag.MESSAGE_ORIENTED) ? flags : flags & ~Ws2Constants.MSG_PARTIAL;
    }

    private static int outOfBand(ProtocolInfo entry) {
        return entry.has(ServiceFlag.EXPEDITED_DATA) ? Ws2Constants.MSG_OOB : 0;
    }

    private static void check(ProtocolInfo entry, int flags, int known) throws Ws2Exception {
        int unknown = flags & ~known;
        if (unknown == 0) return;
        String bits = "flags 0x" + Integer.toHexString(unknown);
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, bits + " are not supported by " + entry.id());
    }
}
