package io.trunkline.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@code WSASocket} takes besides the group.
 *
 * @param family address family, 0 for any, {@code FROM_PROTOCOL_INFO} for the entry's
 * @param type socket type, 0 for any, {@code FROM_PROTOCOL_INFO} for the entry's
 * @param protocol protocol, {@code FROM_PROTOCOL_INFO} for the entry's
 * @param entry the catalog entry, empty to look for the first that matches
 * @param flags {@code WSA_FLAG_} bits
 */
public record SocketRequest(int family, int type, int protocol, Optional<ProtocolInfo> entry, int flags) {
    /** The entry is empty rather than missing. */
    public SocketRequest {
        Objects.requireNonNull(entry, "entry");
    }

    /** The first entry that matches. */
    public static SocketRequest of(int family, int type, int protocol) {
        return new SocketRequest(family, type, protocol, Optional.empty(), Ws2Constants.WSA_FLAG_OVERLAPPED);
    }

    /** This entry. */
    public static SocketRequest of(ProtocolInfo entry) {
        Objects.requireNonNull(entry, "entry");
        int same = Ws2Constants.FROM_PROTOCOL_INFO;
        return new SocketRequest(same, same, same, Optional.of(entry), Ws2Constants.WSA_FLAG_OVERLAPPED);
    }

    /** The same with other {@code WSA_FLAG_} bits. */
    public SocketRequest withFlags(int bits) {
        return new SocketRequest(family, type, protocol, entry, bits);
    }
}
