package io.trunkline.runtime;

import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctl;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.QosChange;
import io.trunkline.api.Registration;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.Ws2Socket;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.Transport;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A socket over any provider. This class is the face: it hands each call to the part that does it and gives every failure
 * the name of the operation, the address and the provider. The parts share a {@link SocketCore}; states are decided by
 * {@link Operation}'s table.
 */
final class SocketHandle extends ChannelView {
    private final SocketCore core;
    private final Sender sender;
    private final Receiver receiver;
    private final Connector connector;
    private final Joiner joiner;
    private final Acceptor acceptor;
    private final OptionBook options;
    private final ControlCodes control;
    private final Closing closing;
    private final Endpoint endpoint;

    private SocketHandle(SocketCore core) {
        this.core = core;
        this.sender = new Sender(core);
        this.receiver = new Receiver(core);
        this.connector = new Connector(core);
        this.joiner = new Joiner(core, connector);
        this.acceptor = new Acceptor(core, receiver.turn());
        this.options = new OptionBook(core, sender.mode(), receiver.mode());
        this.control = new ControlCodes(core, sender.mode(), receiver.mode());
        this.closing = new Closing(this, core);
        this.endpoint = new Endpoint(core);
    }

    /**
     * Makes a socket. A group request on an entry without groups is tolerated, as the standard's literal form wants it;
     * who requires groups checks before.
     *
     * @param flags {@code WSA_FLAG_} bits
     */
    static SocketHandle open(SocketHost host, Transport transport, ProtocolInfo entry, GroupRequest group, int flags)
            throws Ws2Exception {
        SocketCore core = new SocketCore(host, transport.time(), entry, flags, SocketState.UNBOUND);
        try {
            host.checkRunning();
            boolean ungrouped = !group.isNone() && !Capable.ofGroups(entry);
            if (ungrouped) Ungrouped.tolerate(core);
            OpenRequest request = new OpenRequest(entry, ungrouped ? GroupRequest.NONE : group, flags);
            core.join(transport.open(request, core), request);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.OPEN, e);
        }
        SocketHandle socket = new SocketHandle(core);
        host.opened(socket);
        return socket;
    }

    // ---- for the library

    /** Closes at once, whatever {@code SO_LINGER} says. */
    void end(CloseMode mode) {
        closing.end(mode);
    }

    /** Puts the socket's connects under a group's terms. */
    void terms(ConnectTerms group) {
        connector.terms(group);
    }

    /** True if the application has set this option of the provider's. */
    boolean hasSet(Ws2Option<?> option) {
        return options.hasSet(option);
    }

    SocketCore core() {
        return core;
    }

    /** Wakes those who wait for their turn. */
    void wakeTurns() {
        sender.turn().wakeAll();
        receiver.turn().wakeAll();
    }

    /** Moves on what is under way on a non-blocking socket. */
    private void settle() {
        connector.settle();
        joiner.settle();
    }

    // ---- names

    @Override
    public ProtocolInfo protocolInfo() {
        return core.entry;
    }

    @Override
    public void bind(SocketAddress address) throws Ws2Exception {
        try {
            endpoint.bind(address);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.BIND, address, e);
        }
    }

    @Override
    public void bind(String name) throws Ws2Exception {
        try {
            endpoint.bind(name);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.BIND, null, e);
        }
    }

    @Override
    public SocketAddress sockName() throws Ws2Exception {
        try {
            core.checkOpen();
            settle();
            return endpoint.sockName();
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SOCK_NAME, null, e);
        }
    }

    @Override
    public SocketAddress peerName() throws Ws2Exception {
        try {
            core.checkOpen();
            settle();
            return endpoint.peerName();
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.PEER_NAME, e);
        }
    }

    // ---- connections

    @Override
    public void listen(int backlog) throws Ws2Exception {
        try {
            settle();
            endpoint.listen(backlog);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.LISTEN, endpoint.local(), e);
        }
    }

    @Override
    public Connected connect(ConnectRequest request) throws Ws2Exception {
        try {
            joiner.checkConnect();
            return connector.connect(request);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(
                    Operation.CONNECT,
                    request == null ? null : request.address().orElse(null),
                    e);
        }
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        try {
            core.checkOpen();
            return joiner.hasJoined() ? joiner.result() : connector.result();
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.CONNECT_RESULT, e);
        }
    }

    @Override
    public Ws2Socket joinLeaf(ConnectRequest request, int flags) throws Ws2Exception {
        try {
            settle();
            Join join = joiner.join(request, flags);
            return join.leaf() == core ? this : child(join.leaf(), join);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.JOIN_LEAF, e);
        }
    }

    @Override
    public Ws2Socket accept(ConditionFunction condition) throws Ws2Exception {
        return accepted(condition, Acceptor.NO_LIMIT);
    }

    @Override
    public Ws2Socket accept(ConditionFunction condition, Duration limit) throws Ws2Exception {
        return accepted(condition, limit);
    }

    /** What the condition function throws comes out as it is. */
    private Ws2Socket accepted(ConditionFunction condition, Duration limit) throws Ws2Exception {
        try {
            return child(acceptor.accept(condition, limit), null);
        } catch (Ws2Exception e) {
            throw core.failure(Operation.ACCEPT, endpoint.local(), e);
        }
    }

    /** A socket with the properties of this one. @param join what makes it usable, {@code null} if it is */
    private SocketHandle child(SocketCore ofChild, Join join) {
        SocketHandle child = new SocketHandle(ofChild);
        child.joiner.comesFrom(join);
        child.control.nonBlocking(core.isNonBlocking());
        child.options.inherit(options);
        core.host.opened(child);
        return child;
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        try {
            settle();
            closing.shutdown(how);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SHUTDOWN, e);
        }
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        try {
            settle();
            closing.sendDisconnect(data);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SEND_DISCONNECT, e);
        }
    }

    // ---- data

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        try {
            settle();
            return sender.send(data, flags);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SEND, e);
        }
    }

    @Override
    public long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        try {
            settle();
            return sender.send(data, offset, length, flags);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SEND, e);
        }
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        try {
            settle();
            return receiver.receive(data, flags);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.RECEIVE, e);
        }
    }

    @Override
    public long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        try {
            settle();
            return receiver.receive(data, offset, length, flags);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.RECEIVE, e);
        }
    }

    // ---- data as a stream

    @Override
    public InputStream input() throws Ws2Exception {
        checkOpen(Operation.STREAM);
        return new SocketInput(this);
    }

    @Override
    public OutputStream output() throws Ws2Exception {
        checkOpen(Operation.STREAM);
        return new SocketOutput(this);
    }

    @Override
    void checkOpen(Operation operation) throws Ws2Exception {
        if (!isOpen()) throw core.failure(operation, core.closed(null));
    }

    // ---- options, control, observation

    @Override
    public <T> void setOption(Ws2Option<T> option, T value) throws Ws2Exception {
        try {
            settle();
            options.set(option, value);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.SET_OPTION, e);
        }
    }

    @Override
    public <T> T getOption(Ws2Option<T> option) throws Ws2Exception {
        try {
            settle();
            return options.get(option);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.GET_OPTION, e);
        }
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        try {
            return control.control(code, input);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.IOCTL, e);
        }
    }

    @Override
    public Registration onQosChange(Executor executor, Consumer<QosChange> handler) throws Ws2Exception {
        try {
            core.checkOpen();
            return core.qosNotices().add(executor, handler);
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.ON_QOS_CHANGE, e);
        }
    }

    @Override
    public SocketStatistics statistics() throws Ws2Exception {
        try {
            core.checkOpen();
            return core.provider().statistics(core.counted(sender.octets(), receiver.octets()));
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.STATISTICS, e);
        }
    }

    // ---- the end

    @Override
    public boolean isOpen() {
        return core.state() != SocketState.CLOSED;
    }

    @Override
    public void close() throws Ws2Exception {
        if (!isOpen()) return;
        try {
            settle();
            closing.close(options.linger());
        } catch (Ws2Exception | RuntimeException e) {
            throw core.failure(Operation.CLOSE, e);
        }
    }

    @Override
    public void abort() throws Ws2Exception {
        try {
            closing.end(CloseMode.ABORTIVE);
        } catch (RuntimeException e) {
            throw core.failure(Operation.CLOSE, e);
        }
    }

    @Override
    public String toString() {
        return core.entry.id() + " socket, " + core.state().words();
    }
}
