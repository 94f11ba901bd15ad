package io.trunkline.provider.tcp;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Group;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.GroupRegistry;
import io.trunkline.spi.GroupTable;
import io.trunkline.spi.MemberTraits;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderContext;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The started provider: its sockets, its groups and its reactor. */
final class TcpTransport implements Transport {
    /** How long closing waits for what sockets that were closed gracefully still have to send through a pump. */
    private static final long DRAIN_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final ProviderContext context;
    private final TcpConfig config;
    private final Reactor reactor;
    private final GroupTable groups;
    private final BoundAddresses boundAddresses = new BoundAddresses();
    private final Set<TcpSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<TcpConnection> draining = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    TcpTransport(ProviderContext context) {
        this.context = context;
        this.config = TcpConfig.of(context.config());
        this.reactor = new Reactor(context.threads("reactor"), context.logger());
        this.groups =
                new GroupTable(GroupRegistry.onHost(context.sharedDirectory(), TcpCatalog.NAME), InetFormat.values());
    }

    @Override
    public TimeSource time() {
        return context.systemTime();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        if (closed) throw new Ws2Exception(WsaError.WSAENETDOWN, "the transport has been closed");
        GroupMember member = enter(request.group(), request.entry());
        try {
            return opened(TcpSocket.unconnected(this, request.entry(), member, upcalls));
        } catch (Ws2Exception e) {
            if (member != null) member.leave();
            throw e;
        }
    }

    /** Puts a socket that is about to be made into the group that is asked for. */
    GroupMember enter(GroupRequest group, ProtocolInfo entry) throws Ws2Exception {
        return groups.enter(group, MemberTraits.of(entry));
    }

    /** Keeps a socket until it is closed. */
    TcpSocket opened(TcpSocket socket) {
        sockets.add(socket);
        if (closed) socket.close(CloseMode.ABORTIVE);
        return socket;
    }

    void closed(TcpSocket socket) {
        sockets.remove(socket);
    }

    /** A connection whose socket has been closed goes on until it has sent what it took. */
    void closesInBackground(TcpConnection connection) {
        draining.add(connection);
        if (!connection.channel().isOpen()) draining.remove(connection);
    }

    void closedInBackground(TcpConnection connection) {
        draining.remove(connection);
    }

    /** Marks a channel's packets with the priority of its socket, if that has been set. */
    void mark(SocketChannel channel, GroupMember member) {
        if (member != null && member.prioritySet() && config.mapsPriority()) {
            TrafficClass.of(member.priority()).mark(channel);
        }
    }

    Reactor reactor() {
        return reactor;
    }

    TcpConfig config() {
        return config;
    }

    BoundAddresses boundAddresses() {
        return boundAddresses;
    }

    boolean strictGroups() {
        return context.strictGroups();
    }

    System.Logger logger() {
        return context.logger();
    }

    /** A daemon thread that has not been started. */
    Thread thread(String purpose, Runnable task) {
        return context.threads(purpose).newThread(task);
    }

    @Override
    public List<GroupStatistics> groups() {
        List<GroupStatistics> answer = new ArrayList<>();
        for (Group group : groups.groups()) {
            List<SocketStatistics> members = new ArrayList<>();
            for (TcpSocket socket : sockets) {
                if (socket.isMemberOf(group)) members.add(socket.ownStatistics());
            }
            answer.add(new GroupStatistics(
                    group.id(),
                    group.kind(),
                    TcpCatalog.NAME,
                    group.constrainedHost().orElse(""),
                    Qos.UNSPECIFIED,
                    Optional.empty(),
                    members));
        }
        return answer;
    }

    @Override
    public void close() {
        closed = true;
        for (TcpSocket socket : sockets) socket.close(CloseMode.ABORTIVE);
        long deadline = System.nanoTime() + DRAIN_LIMIT_NANOS;
        for (TcpConnection connection : draining) {
            connection.pumps().awaitSent(deadline);
            connection.reset();
        }
        reactor.close();
    }
}
