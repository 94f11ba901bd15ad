package io.trunkline.conformance.broken;

import io.trunkline.api.GroupId;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ProviderSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sockets that have called from one group, for defects that concern all of them. Safe from any thread.
 *
 * @param <S> the sockets
 */
final class Siblings<S> {
    private final Map<GroupId, List<S>> connected = new ConcurrentHashMap<>();

    /** The group of a socket, empty for none. */
    static Optional<GroupId> group(ProviderSocket socket) {
        try {
            return Optional.of(socket.option(SocketOptions.SO_GROUP_ID)).filter(id -> !id.isNone());
        } catch (Ws2Exception groupless) {
            return Optional.empty();
        }
    }

    void add(GroupId group, S socket) {
        of(group).add(socket);
    }

    void remove(GroupId group, S socket) {
        of(group).remove(socket);
    }

    /** All of one group, in the order in which they were added. */
    List<S> of(GroupId group) {
        return connected.computeIfAbsent(group, unknown -> new CopyOnWriteArrayList<>());
    }
}
