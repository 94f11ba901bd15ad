package io.trunkline.conformance.lab;

import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.Ws2Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** A socket under test whose calls are written down before they are made. Safe from any thread, as the socket is. */
public final class Tap {
    private final String name;
    private final Ws2Socket socket;
    private final Script script;
    private final Words words;

    Tap(String name, Ws2Socket socket, Script script) {
        this.name = name;
        this.socket = socket;
        this.script = script;
        this.words = new Words(script);
    }

    /** Its variable in the script. */
    public String name() {
        return name;
    }

    /** The socket itself, for calls that need not be written down. */
    public Ws2Socket socket() {
        return socket;
    }

    private void say(String call) {
        script.add(name + "." + call + ";");
    }

    /** Binds by text. */
    public void bind(String address) throws Ws2Exception {
        say("bind(" + Words.quoted(address) + ")");
        socket.bind(address);
    }

    /** Binds. */
    public void bind(SocketAddress address) throws Ws2Exception {
        say("bind(" + script.of(address) + ")");
        socket.bind(address);
    }

    /** The local address. */
    public SocketAddress sockName() throws Ws2Exception {
        String variable = script.declareNext("SocketAddress", "a", name + ".sockName()");
        SocketAddress address = socket.sockName();
        script.holds(variable, address);
        return address;
    }

    /** The other side's address. */
    public SocketAddress peerName() throws Ws2Exception {
        String variable = script.declareNext("SocketAddress", "a", name + ".peerName()");
        SocketAddress address = socket.peerName();
        script.holds(variable, address);
        return address;
    }

    /** Begins to listen. */
    public void listen(int backlog) throws Ws2Exception {
        say("listen(" + backlog + ")");
        socket.listen(backlog);
    }

    /** Connects to an address. */
    public Connected connect(SocketAddress address) throws Ws2Exception {
        say("connect(" + script.of(address) + ")");
        return socket.connect(address);
    }

    /** Connects with more than an address. */
    public Connected connect(ConnectRequest request) throws Ws2Exception {
        say("connect(" + words.of(request) + ")");
        return socket.connect(request);
    }

    /** The outcome of a connect. */
    public Connected connectResult() throws Ws2Exception {
        say("connectResult()");
        return socket.connectResult();
    }

    /** Joins a leaf. */
    public Tap joinLeaf(String newName, ConnectRequest request) throws Ws2Exception {
        String leaf = script.declare(
                "Ws2Socket", newName, name + ".joinLeaf(" + words.of(request) + ", Ws2Constants.JL_BOTH)");
        return new Tap(leaf, socket.joinLeaf(request, Ws2Constants.JL_BOTH), script);
    }

    /** Accepts, waiting no longer than {@code limit}. */
    public Tap accept(String newName, Duration limit) throws Ws2Exception {
        return accept(newName, ConnectionRequest::accept, limit);
    }

    /** Accepts as {@code condition} decides, waiting no longer than {@code limit}. */
    public Tap accept(String newName, ConditionFunction condition, Duration limit) throws Ws2Exception {
        String accepted = script.declare("Ws2Socket", newName, accepting("ConnectionRequest::accept", limit));
        return accepted(accepted, condition, limit);
    }

    /** An accept that is written down now, for another thread to make. */
    Callable<Tap> acceptElsewhere(String newName, ConditionFunction condition, Duration limit) {
        String accepted = script.declareElsewhere("Ws2Socket", newName, accepting("ConnectionRequest::accept", limit));
        return () -> accepted(accepted, condition, limit);
    }

    private Tap accepted(String accepted, ConditionFunction condition, Duration limit) throws Ws2Exception {
        ConditionFunction told = request -> {
            Decision decision = condition.decide(request);
            if (decision != null) script.redeclare(accepted, accepting(words.of(decision), limit));
            return decision;
        };
        return new Tap(accepted, socket.accept(told, limit), script);
    }

    private String accepting(String condition, Duration limit) {
        return name + ".accept(" + condition + ", " + Words.of(limit) + ")";
    }

    /** Sends octets; as many as were taken, or a negative code. */
    public int send(byte[] octets) throws Ws2Exception {
        return send(octets, 0);
    }

    /** Sends octets with flags. */
    public int send(byte[] octets, int flags) throws Ws2Exception {
        say("send(" + Words.octets(octets.length) + ", " + flags + ")");
        return socket.send(ByteBuffer.wrap(octets), flags);
    }

    /** Receives into a buffer of {@code room} octets; a negative code throws {@link Negative}. */
    public byte[] receive(int room) throws Ws2Exception {
        return receive(room, 0);
    }

    /** Receives with flags. */
    public byte[] receive(int room, int flags) throws Ws2Exception {
        ByteBuffer buffer = ByteBuffer.allocate(room);
        int count = receive(buffer, flags);
        if (count < 0) throw new Negative(count);
        return Arrays.copyOf(buffer.array(), count);
    }

    /** Receives into a buffer. */
    public int receive(ByteBuffer buffer, int flags) throws Ws2Exception {
        say("receive(ByteBuffer.allocate(" + buffer.remaining() + "), " + flags + ")");
        return socket.receive(buffer, flags);
    }

    /** Ends directions. */
    public void shutdown(Shutdown how) throws Ws2Exception {
        say("shutdown(" + words.of(how) + ")");
        socket.shutdown(how);
    }

    /** Closes gracefully. */
    public void close() throws Ws2Exception {
        say("close()");
        socket.close();
    }

    /** Closes with a reset. */
    public void abort() throws Ws2Exception {
        say("abort()");
        socket.abort();
    }

    /** Sets an option. */
    public <T> void set(Ws2Option<T> option, T value) throws Ws2Exception {
        say("setOption(" + Words.of(option) + ", " + words.of(value) + ")");
        socket.setOption(option, value);
    }

    /** Reads an option. */
    public <T> T get(Ws2Option<T> option) throws Ws2Exception {
        say("getOption(" + Words.of(option) + ")");
        return socket.getOption(option);
    }

    /** A control operation. */
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        say(controlling(code, input));
        return socket.ioctl(code, input);
    }

    private String controlling(Ioctl<?, ?> code, Object input) {
        return "ioctl(" + Words.of(code) + ", " + words.of(input) + ")";
    }

    /** Writes down a control operation that is made on the socket itself, many times until it has an outcome. */
    public <I> void untilAnswered(Ioctl<I, ?> code, I input) {
        script.add(Call.statement(name + "." + controlling(code, input) + ";").remark("until there is an outcome"));
    }

    /** Switches between waiting and answering at once. */
    public void blocking(boolean on) throws Ws2Exception {
        ioctl(Ioctls.FIONBIO, !on);
    }

    /** The group's id. */
    public GroupId groupId() throws Ws2Exception {
        String variable = script.declareNext("GroupId", "g", name + ".groupId()");
        GroupId id = socket.groupId();
        script.holds(variable, id);
        return id;
    }

    @Override
    public String toString() {
        return name;
    }
}
