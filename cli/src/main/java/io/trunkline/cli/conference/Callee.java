package io.trunkline.cli.conference;

import io.trunkline.api.Capability;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The party that is called: takes one connection for each stream and groups them, as the mirror of the caller's group
 * where the transport tells which connections belong together, else in a group of its own making.
 */
final class Callee implements AutoCloseable {
    private final Party party;
    private final Ws2Socket port;
    private final Map<StreamKind, Connection> connections = new EnumMap<>(StreamKind.class);
    private GroupId group = GroupId.NONE;
    private final Executor executor;
    private Qos requested;
    private volatile Qos granted;

    Callee(Party party, Ws2Socket port, Executor executor) {
        this.party = party;
        this.port = port;
        this.executor = executor;
    }

    /**
     * Waits for the caller's three connections.
     *
     * @param patience longest wait for the first one, {@code null} for none
     */
    Map<StreamKind, Connection> accept(Duration patience) throws IOException {
        while (connections.size() < StreamKind.values().length) {
            Duration limit = connections.isEmpty() ? patience : Connection.PATIENCE;
            Ws2Socket socket = limit == null ? port.accept(this::decide) : port.accept(this::decide, limit);
            if (!welcome(socket)) socket.abort();
        }
        return connections;
    }

    private Decision decide(ConnectionRequest request) {
        if (!party.plan().grouped()) return request.accept();
        if (requested == null) requested = request.groupQos().orElse(null);
        if (request.groupReference().isPresent()) return request.accept().mirrorGroup();
        return request.accept().group(group.isNone() ? GroupRequest.create(kind()) : GroupRequest.join(group));
    }

    private GroupKind kind() {
        Capability.Groups level = party.selection().capabilities().groups();
        return level == Capability.Groups.CONSTRAINED ? GroupKind.CONSTRAINED : GroupKind.UNCONSTRAINED;
    }

    /** A stranger harms nobody: it is sent away and the caller is waited for. @return false for a stranger */
    private boolean welcome(Ws2Socket socket) throws Ws2Exception {
        Connection connection = new Connection(socket, party.clock());
        try {
            Hello hello = connection.receiveHello();
            if (connections.containsKey(hello.stream()))
                throw new IOException("its " + hello.stream() + " comes twice");
            enter(socket, hello.stream());
            connection.sendSmallFramesAtOnce();
            connection.send(new Hello(
                    hello.stream(), hello.durationMillis(), party.clock().identity()));
            connections.put(hello.stream(), connection);
            party.note(hello.stream().label() + " accepted");
            return true;
        } catch (IOException e) {
            party.note("sent a connection away: " + e.getMessage());
            return false;
        }
    }

    private void enter(Ws2Socket socket, StreamKind stream) throws Ws2Exception {
        if (!party.plan().grouped()) return;
        GroupId entered = socket.groupId();
        if (group.isNone() && !entered.isNone()) party.note("group " + entered + " holds what is accepted");
        group = entered;
        if (entered.isNone()) return;
        socket.setOption(SocketOptions.SO_GROUP_PRIORITY, stream.priority());
        if (stream == StreamKind.AUDIO) listen(socket);
    }

    /** What the caller's group is granted is granted to this one, where the transport tells it. */
    private void listen(Ws2Socket member) throws Ws2Exception {
        granted = ofGroup(member);
        if (granted != null) party.video().follow(granted);
        member.onQosChange(executor, change -> {
            if (!change.group()) return;
            granted = change.qos();
            party.follow(change);
        });
    }

    private static Qos ofGroup(Ws2Socket member) {
        try {
            Qos qos = member.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
            return qos.asksForNothing() ? null : qos;
        } catch (Ws2Exception notTold) {
            return null; // the transport has none
        }
    }

    /** Where the caller is, in text form. */
    String caller() throws Ws2Exception {
        return party.ws2()
                .addressToString(connections.get(StreamKind.AUDIO).socket().peerName());
    }

    /** The caller's request as it arrived here, {@code null} if none did. */
    Qos requested() {
        return requested;
    }

    /** What the caller's group is granted, as seen from here, {@code null} if nothing is. */
    Qos granted() {
        return granted;
    }

    @Override
    public void close() throws Ws2Exception {
        port.close();
        for (Connection connection : connections.values()) connection.socket().close();
    }
}
