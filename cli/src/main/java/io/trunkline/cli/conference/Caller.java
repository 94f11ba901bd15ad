package io.trunkline.cli.conference;

import io.trunkline.api.Capability;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** The party that connects: opens the group and one member for each stream. */
final class Caller implements AutoCloseable {
    private final Party party;
    private final SocketGroup group;
    private final Map<StreamKind, Connection> connections = new EnumMap<>(StreamKind.class);
    private Qos granted;

    private Caller(Party party, SocketGroup group) {
        this.party = party;
        this.group = group;
    }

    /** Opens the group, as constrained as the provider has it. */
    static Caller open(Party party, Executor executor) throws Ws2Exception {
        if (!party.plan().grouped()) return new Caller(party, null);
        Capability.Groups level = party.selection().capabilities().groups();
        GroupKind kind = level == Capability.Groups.CONSTRAINED ? GroupKind.CONSTRAINED : GroupKind.UNCONSTRAINED;
        Qos qos = party.plan().qos();
        SocketGroup group =
                party.ws2().openGroup(party.selection(), kind, qos == null ? GroupQos.none() : GroupQos.prefer(qos));
        Caller caller = new Caller(party, group);
        group.onQosChange(executor, caller::changed);
        party.note("opened " + Words.kind(kind) + " group " + group.id());
        return caller;
    }

    /** What a group without a circuit has is only what it asks for: video follows, but nothing has happened. */
    private void changed(QosChange change) {
        if (GroupFacts.hasCircuit(party, group.id())) party.follow(change);
        else party.video().follow(change.qos());
    }

    /** Connects all streams and greets. */
    Map<StreamKind, Connection> connect(List<SocketAddress> addresses) throws IOException {
        for (StreamKind stream : StreamKind.values()) {
            Ws2Socket socket = group == null
                    ? party.ws2().socket(party.selection(), GroupRequest.NONE)
                    : group.socket(stream.priority());
            Connected connected = connect(socket, addresses);
            if (granted == null) granted = connected.grantedGroupQos().orElse(null);
            party.note(stream.label() + " connected");
            for (String ignored : connected.ignored()) party.note(stream.label() + ": " + ignored);
            connections.put(stream, greet(socket, stream));
        }
        return connections;
    }

    private Connected connect(Ws2Socket socket, List<SocketAddress> addresses) throws Ws2Exception {
        for (int i = 0; ; i++) {
            try {
                return socket.connect(ConnectRequest.to(addresses.get(i)));
            } catch (Ws2Exception e) {
                if (i == addresses.size() - 1) throw e;
                party.note("not connected: " + e.getMessage());
            }
        }
    }

    private Connection greet(Ws2Socket socket, StreamKind stream) throws IOException {
        Connection connection = new Connection(socket, party.clock());
        connection.sendSmallFramesAtOnce();
        long millis = party.plan().duration().toMillis();
        connection.send(new Hello(stream, millis, party.clock().identity()));
        connection.receiveHello();
        return connection;
    }

    /** What the group was granted at its first connect, {@code null} for nothing. */
    Qos granted() {
        return granted;
    }

    @Override
    public void close() throws Ws2Exception {
        if (group != null) {
            group.close();
            return;
        }
        for (Connection connection : connections.values()) connection.socket().close();
    }
}
