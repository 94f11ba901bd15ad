package io.trunkline.runtime;

import io.trunkline.api.ClockKind;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Catalog;
import io.trunkline.runtime.catalog.CatalogEntry;
import io.trunkline.runtime.catalog.Discovery;
import io.trunkline.runtime.catalog.LeftOut;
import io.trunkline.runtime.catalog.Reason;
import io.trunkline.runtime.catalog.Selector;
import io.trunkline.runtime.catalog.Watchdog;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.naming.NameService;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.NameSpaceProvider;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * A started library, shared by the references to it, of which its maker holds the first; ends with the last of them. Safe
 * from any thread.
 */
final class Library implements SocketHost {
    private final Directory directory;
    private final Transports transports;
    private final LeftOut leftOut;
    private final Discovery discovery;
    private final Watchdog watchdog;
    private final Duration connectLimit;
    private final boolean strictGroups;
    /** In the order in which they were opened, so that a simulation ends always in the same way. */
    private final Set<SocketHandle> sockets = Collections.synchronizedSet(new LinkedHashSet<>());

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    private int references = 1;
    private volatile boolean closed;

    /**
     * What a library knows without any provider being started.
     *
     * @param catalog the entries
     * @param selector chooses among them
     * @param names names and addresses
     * @param templates quality-of-service templates
     */
    record Directory(Catalog catalog, Selector selector, NameService names, QosTemplates templates) {}

    Library(Settings settings, Directory directory, Transports transports, LeftOut leftOut, Discovery discovery) {
        this.directory = directory;
        this.transports = transports;
        this.leftOut = leftOut;
        this.discovery = discovery;
        watchdog = new Watchdog(settings.get(LibraryKeys.START_LIMIT));
        connectLimit = settings.get(LibraryKeys.CONNECT_LIMIT);
        strictGroups = settings.get(LibraryKeys.GROUPS_STRICT);
    }

    static System.Logger logger() {
        return System.getLogger("io.trunkline.runtime");
    }

    Directory directory() {
        return directory;
    }

    Transports transports() {
        return transports;
    }

    List<String> leftOut() {
        return leftOut.lines();
    }

    /** One more reference; false if the library has ended. */
    synchronized boolean acquire() {
        if (closed) return false;
        references++;
        return true;
    }

    /** One reference less; the last one ends the library. */
    void release() {
        synchronized (this) {
            references--;
            if (references > 0) return;
            closed = true;
        }
        endSockets();
        transports.close();
        discovery.close();
    }

    /**
     * As the standard's clean-up: sockets that are still open are reset. Those of a simulation on the calling thread, which
     * the simulation knows and would otherwise wait for.
     */
    private void endSockets() {
        for (SocketHandle socket : open()) {
            if (socket.protocolInfo().figures().clock() == ClockKind.VIRTUAL) end(socket);
        }
        try {
            watchdog.call("library-close", () -> {
                for (SocketHandle socket : open()) end(socket);
                return null;
            });
        } catch (Ws2Exception | ExecutionException e) {
            logger().log(System.Logger.Level.WARNING, "sockets do not end with the library: " + Reason.of(e));
        }
    }

    private List<SocketHandle> open() {
        synchronized (sockets) {
            return List.copyOf(sockets);
        }
    }

    private static void end(SocketHandle socket) {
        try {
            socket.end(CloseMode.ABORTIVE);
        } catch (RuntimeException | Error e) {
            logger().log(System.Logger.Level.WARNING, "a socket does not end with the library: " + Reason.of(e));
        }
    }

    SocketHandle open(CatalogEntry entry, GroupRequest group, int flags) throws Ws2Exception {
        SocketHandle socket = SocketHandle.open(this, transports.of(entry), entry.info(), group, flags);
        if (closed) {
            end(socket);
            checkRunning();
        }
        return socket;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void checkRunning() throws Ws2Exception {
        if (closed) throw new Ws2Exception(WsaError.WSANOTINITIALISED, "the library has been closed");
    }

    @Override
    public AddressFormat format(ProtocolInfo entry) {
        return directory.names().format(entry);
    }

    @Override
    public List<SocketAddress> resolve(String name, ProtocolInfo entry) throws Ws2Exception {
        return directory.names().resolve(name, entry, () -> nameSpace(entry));
    }

    /** Names of the network that an entry stands on, which is started for them. */
    private Optional<NameSpaceProvider> nameSpace(ProtocolInfo entry) throws Ws2Exception {
        CatalogEntry known = directory.catalog().entry(entry);
        return known.hasNameSpace() ? transports.of(known).nameSpace() : Optional.empty();
    }

    @Override
    public Duration connectLimit() {
        return connectLimit;
    }

    @Override
    public boolean strictGroups() {
        return strictGroups;
    }

    @Override
    public long octetsSent(ProtocolInfo entry, GroupId group) {
        return GroupFigures.octetsSent(open(), entry, group);
    }

    List<GroupStatistics> groups() {
        return GroupFigures.all(transports.started(), open());
    }

    @Override
    public void logOnce(String key, String line) {
        if (logged.add(key)) logger().log(System.Logger.Level.INFO, line);
    }

    @Override
    public void warnOnce(String key, String line) {
        if (logged.add(key)) logger().log(System.Logger.Level.WARNING, line);
    }

    @Override
    public void logFailure(String line, Throwable thrown) {
        logger().log(System.Logger.Level.WARNING, line, thrown);
    }

    @Override
    public void opened(SocketHandle socket) {
        sockets.add(socket);
    }

    @Override
    public void closed(SocketHandle socket) {
        sockets.remove(socket);
    }
}
