package io.trunkline.spi;

import io.trunkline.api.ProtocolInfo;

/**
 * What a group looks at in a socket that wants to enter.
 *
 * @param socketType the socket's type; members of a constrained group have the same
 * @param protocol the socket's protocol; members of a constrained group have the same
 * @param connectionless true for datagrams, which a constrained group does not take
 */
public record MemberTraits(int socketType, int protocol, boolean connectionless) {
    /** Those of the sockets of a catalog entry. */
    public static MemberTraits of(ProtocolInfo entry) {
        return new MemberTraits(entry.socketType(), entry.protocol(), entry.isConnectionless());
    }
}
