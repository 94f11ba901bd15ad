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
 * Lists of sockets by their group, for defects that concern more than one of it. Safe from any thread.
 *
 * @param <S> the sockets
 */
final class Siblings<S> {
    private final Map<GroupId, List<S>> lists = new ConcurrentHashMap<>();

    /** The group of a socket, empty for none. */
    static Optional<GroupId> group(ProviderSocket socket) {
        try {
            return Optional.of(socket.option(SocketOptions.SO_GROUP_ID)).filter(id -> !id.isNone());
        } catch (Ws2Exception groupless) {
            return Optional.empty();
        }
    }

    /** The list of one group, kept up. */
    List<S> of(GroupId group) {
        return lists.computeIfAbsent(group, unknown -> new CopyOnWriteArrayList<>());
    }
}
