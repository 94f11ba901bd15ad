package io.trunkline.spi;

import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A started provider. Safe from any thread. */
public interface Transport extends AutoCloseable {
    /** The clock and the waits of this transport; a layer answers the one below it. */
    TimeSource time();

    /**
     * Makes a socket: unbound, unconnected, in the group that the request asks for.
     *
     * @throws Ws2Exception {@code WSAEINVAL} the group does not exist or cannot take the socket; {@code WSAEMFILE},
     *     {@code WSAENOBUFS} no more can be made
     */
    ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception;

    /**
     * The groups that this transport owns; a layer that does not own groups answers those below it. Members that are sockets of the
     * library need no figures but their number: the library puts in what {@link ProviderSocket#statistics} completes.
     */
    default List<GroupStatistics> groups() {
        return List.of();
    }

    /** Quality-of-service templates of its own, by name; they come before the library's. */
    default Map<String, Qos> qosTemplates() {
        return Map.of();
    }

    /**
     * The names that its network has itself, asked behind the table of the configuration; a layer answers those below it. Asked for
     * only where {@link BaseProvider#hasNameSpace} says so.
     */
    default Optional<NameSpaceProvider> nameSpace() {
        return Optional.empty();
    }

    /** Ends all its sockets and gives back every thread, descriptor and circuit. No upcall follows. */
    @Override
    void close();
}
