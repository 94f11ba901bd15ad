package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.OpenRequest;

/** What a socket's flags make of it in a multipoint session; the library has checked that they fit the entry. */
final class MulticastFlags {
    private MulticastFlags() {}

    static boolean areSet(OpenRequest request) {
        return isRoot(request) || has(request, WSA_FLAG_MULTIPOINT_C_LEAF);
    }

    static boolean isRoot(OpenRequest request) {
        return has(request, WSA_FLAG_MULTIPOINT_C_ROOT);
    }

    private static boolean has(OpenRequest request, int flag) {
        return (request.flags() & flag) != 0;
    }

    /** @throws Ws2Exception {@code WSAEINVAL} the planes have different roots, or the socket is to be in a group */
    static void check(OpenRequest request) throws Ws2Exception {
        if (isRoot(request) != has(request, WSA_FLAG_MULTIPOINT_D_ROOT)) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL,
                    "the root of the control plane sends the data too: give both root flags, or none");
        }
        if (!request.group().equals(GroupRequest.NONE)) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL, "a multipoint circuit is its root's alone: open the socket in no group");
        }
    }
}
