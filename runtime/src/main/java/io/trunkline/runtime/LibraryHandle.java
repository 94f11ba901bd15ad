package io.trunkline.runtime;

import io.trunkline.api.Capability;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.PollRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Event;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.CatalogEntry;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One reference to a library. */
final class LibraryHandle implements Ws2 {
    private final Library library;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A reference that has been counted: the first of a fresh library, or an acquired one. */
    LibraryHandle(Library library) {
        this.library = library;
    }

    /** One more reference to the same library, {@code null} if it has ended. */
    LibraryHandle another() {
        return library.acquire() ? new LibraryHandle(library) : null;
    }

    private Library.Directory running() throws Ws2Exception {
        if (closed.get()) throw new Ws2Exception(WsaError.WSANOTINITIALISED, "this reference has been closed");
        library.checkRunning();
        return library.directory();
    }

    private static <T> T given(T value, String what) throws Ws2Exception {
        if (value == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the " + what + " is missing (null)");
        return value;
    }

    @Override
    public List<ProtocolInfo> enumProtocols() throws Ws2Exception {
        return running().catalog().entries().stream().map(CatalogEntry::info).toList();
    }

    @Override
    public List<String> leftOut() {
        return library.leftOut();
    }

    @Override
    public Selection select(String profile, Requirements requirements) throws Ws2Exception {
        return running().selector().select(given(profile, "profile"), given(requirements, "requirements"));
    }

    @Override
    public Ws2Socket socket(int family, int type, int protocol) throws Ws2Exception {
        return socket(SocketRequest.of(family, type, protocol), GroupRequest.NONE);
    }

    @Override
    public Ws2Socket socket(SocketRequest request, GroupRequest group) throws Ws2Exception {
        CatalogEntry entry = running().catalog().match(given(request, "request"));
        given(group, "group request");
        SocketFlags.check(request.flags(), entry.info());
        return library.open(entry, group, request.flags());
    }

    @Override
    public Ws2Socket socket(Selection selection, GroupRequest group) throws Ws2Exception {
        CatalogEntry entry =
                running().catalog().entry(given(selection, "selection").chosen());
        if (!given(group, "group request").isNone()) {
            checkGroups(entry.info(), group.newKind().orElse(GroupKind.UNCONSTRAINED));
        }
        return library.open(entry, group, Ws2Constants.WSA_FLAG_OVERLAPPED);
    }

    private static void checkGroups(ProtocolInfo entry, GroupKind kind) throws Ws2Exception {
        Capability.Groups needed =
                kind == GroupKind.CONSTRAINED ? Capability.Groups.CONSTRAINED : Capability.Groups.UNCONSTRAINED;
        if (entry.capabilities().has(Capability.GROUPS, needed)) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP,
                entry.id() + " has groups " + entry.capabilities().groups() + ", " + needed + " is asked for");
    }

    @Override
    public SocketGroup openGroup(Selection selection, GroupKind kind, GroupQos qos) throws Ws2Exception {
        CatalogEntry entry =
                running().catalog().entry(given(selection, "selection").chosen());
        checkGroups(entry.info(), given(kind, "kind"));
        return GroupHandle.open(this, library, selection, kind, given(qos, "quality of service"));
    }

    @Override
    public Ws2Socket listen(String profile, String name) throws Ws2Exception {
        running();
        given(name, "name");
        return listen(select(profile, Requirements.none()), name);
    }

    @Override
    public Ws2Socket listen(Selection selection, String name) throws Ws2Exception {
        running();
        List<SocketAddress> addresses =
                resolve(name, given(selection, "selection").chosen());
        Ws2Exception failure = null;
        for (SocketAddress address : addresses) {
            try {
                return listening(selection, address);
            } catch (Ws2Exception e) {
                failure = e;
            }
        }
        throw failure;
    }

    private Ws2Socket listening(Selection selection, SocketAddress address) throws Ws2Exception {
        Ws2Socket socket = socket(selection, GroupRequest.NONE);
        try {
            socket.bind(address);
            socket.listen(Ws2Constants.SOMAXCONN);
            return socket;
        } catch (Ws2Exception | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public List<SocketAddress> resolve(String name, ProtocolInfo entry) throws Ws2Exception {
        ProtocolInfo known = known(entry);
        return library.resolve(given(name, "name"), known);
    }

    private ProtocolInfo known(ProtocolInfo entry) throws Ws2Exception {
        return running().catalog().entry(given(entry, "catalog entry")).info();
    }

    @Override
    public String addressToString(SocketAddress address) throws Ws2Exception {
        return running().names().text(given(address, "address"));
    }

    @Override
    public SocketAddress stringToAddress(String text, ProtocolInfo entry) throws Ws2Exception {
        return running().names().address(given(text, "text"), known(entry));
    }

    @Override
    public List<String> qosNames(ProtocolInfo entry) throws Ws2Exception {
        return running().templates().names(transport(entry).qosTemplates());
    }

    @Override
    public Qos getQosByName(String name, ProtocolInfo entry) throws Ws2Exception {
        return running().templates().get(given(name, "name"), transport(entry).qosTemplates());
    }

    private Transport transport(ProtocolInfo entry) throws Ws2Exception {
        CatalogEntry known = running().catalog().entry(given(entry, "catalog entry"));
        return library.transports().of(known);
    }

    @Override
    public Ws2Clock clock(ProtocolInfo entry) throws Ws2Exception {
        return clock(transport(entry).time());
    }

    @Override
    public Ws2Clock clock() throws Ws2Exception {
        return clock(new ClockChoice(running(), library.transports()).inUse());
    }

    private Ws2Clock clock(TimeSource time) {
        return new ClockHandle(time, library::isClosed);
    }

    @Override
    public List<GroupStatistics> groups() {
        return closed.get() ? List.of() : library.groups();
    }

    @Override
    public Ws2Event createEvent() throws Ws2Exception {
        running();
        return Ws2.super.createEvent();
    }

    @Override
    public int waitForMultipleEvents(List<Ws2Event> events, boolean all, Duration limit, boolean alertable)
            throws Ws2Exception {
        running();
        given(events, "list of events");
        return Ws2.super.waitForMultipleEvents(events, all, limit, alertable);
    }

    @Override
    public int select(
            Collection<Ws2Socket> read, Collection<Ws2Socket> write, Collection<Ws2Socket> except, Duration limit)
            throws Ws2Exception {
        running();
        return Ws2.super.select(read, write, except, limit);
    }

    @Override
    public int poll(List<PollRequest> requests, Duration limit) throws Ws2Exception {
        running();
        given(requests, "list of requests");
        return Ws2.super.poll(requests, limit);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) library.release();
    }
}
