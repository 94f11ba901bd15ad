package io.trunkline.runtime;

import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider's socket that does what the test says and writes down what it was asked. */
final class FakeSocket implements ProviderSocket {
    static final Connected PLAIN_ANSWER =
            new Connected(ByteBuffer.allocate(0), Optional.empty(), Optional.empty(), List.of());
    /** In {@link #arriving}: the graceful end. */
    static final String END = "\0end";

    final Upcalls upcalls;
    final List<Object> extensions;
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    final List<String> sentPieces = new ArrayList<>();
    final Deque<Object> arriving = new ArrayDeque<>();
    final Deque<Object> answers = new ArrayDeque<>();
    final List<ConnectCall> calls = new ArrayList<>();
    final Deque<IncomingConnection> requests = new ArrayDeque<>();
    final Map<Ws2Option<?>, Object> options = new HashMap<>();
    final Map<Ioctl<?, ?>, Object> controls = new HashMap<>();
    final List<String> done = new ArrayList<>();
    /** What happens once while the next control operation runs. */
    Runnable duringControl = () -> {};
    /** Octets that sends take before they would block. */
    int room = Integer.MAX_VALUE;
    /** The most that one send takes. */
    int mostAtOnce = Integer.MAX_VALUE;

    Ws2Exception sendFailure;
    Exception bindFailure;
    RuntimeException closeFailure;
    Object lastInput;
    int lastFlags;
    int readiness;
    boolean messages;
    SocketAddress local;
    SocketAddress remote;
    CloseMode closedBy;

    FakeSocket(Upcalls upcalls, List<Object> extensions) {
        this.upcalls = upcalls;
        this.extensions = List.copyOf(extensions);
    }

    synchronized void arrives(Object... what) {
        for (Object each : what) arriving.add(each instanceof String text && !text.equals(END) ? buffer(text) : each);
    }

    static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized String sentText() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    synchronized void makeRoom(int octets) {
        room = octets;
    }

    synchronized void addRoom(int octets) {
        room += octets;
    }

    @Override
    public void bind(SocketAddress address) throws Ws2Exception {
        if (bindFailure instanceof Ws2Exception e) throw e;
        if (bindFailure instanceof RuntimeException e) throw e;
        local = address;
    }

    @Override
    public SocketAddress sockName() {
        return local;
    }

    @Override
    public SocketAddress peerName() {
        return remote;
    }

    @Override
    public void listen(int backlog) {
        done.add("listen " + backlog);
    }

    @Override
    public synchronized void connect(ConnectCall call) throws Ws2Exception {
        calls.add(call);
        done.add("connect " + call.address());
        notifyAll();
    }

    /** The first answer: an exception, a {@link Connected}, or none yet. */
    @Override
    public synchronized Connected connectResult() throws Ws2Exception {
        Object answer = answers.poll();
        if (answer instanceof Ws2Exception e) throw e;
        if (answer != null) remote = calls.get(calls.size() - 1).address();
        return (Connected) answer;
    }

    /** Returns as soon as connect was called this often. */
    synchronized void awaitCalls(int times) throws InterruptedException {
        long end = System.currentTimeMillis() + 10_000;
        while (calls.size() < times) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) throw new AssertionError("connect was called " + calls.size() + " times");
            wait(left);
        }
    }

    synchronized void answer(Object answer) {
        answers.add(answer);
    }

    @Override
    public void cancelConnect() {
        done.add("cancel");
    }

    @Override
    public synchronized IncomingConnection nextRequest() {
        return requests.peek();
    }

    @Override
    public synchronized int send(ByteBuffer data, int flags) throws Ws2Exception {
        if (sendFailure != null) throw sendFailure;
        lastFlags = flags;
        int octets = Math.min(Math.min(room, mostAtOnce), data.remaining());
        if ((octets == 0 && data.hasRemaining()) || (messages && octets < data.remaining())) return WOULD_BLOCK;
        byte[] taken = new byte[octets];
        data.get(taken);
        sent.writeBytes(taken);
        sentPieces.add(new String(taken, StandardCharsets.UTF_8));
        room -= octets;
        return octets;
    }

    @Override
    public synchronized int receive(ByteBuffer data, int flags) throws Ws2Exception {
        lastFlags = flags;
        Object next = arriving.peek();
        if (next == null) return WOULD_BLOCK;
        if (next instanceof Ws2Exception e) throw e;
        if (END.equals(next)) return messages ? DISCONNECTED : 0;
        ByteBuffer octets = (ByteBuffer) next;
        ByteBuffer part = octets.duplicate().limit(octets.position() + Math.min(octets.remaining(), data.remaining()));
        int moved = part.remaining();
        data.put(part);
        if ((flags & Ws2Constants.MSG_PEEK) == 0) {
            octets.position(octets.position() + moved);
            if (!octets.hasRemaining()) arriving.remove();
        }
        return moved;
    }

    @Override
    public void shutdown(Shutdown how) {
        done.add("shutdown " + how);
    }

    @Override
    public void close(CloseMode mode) {
        if (closedBy != null) throw new AssertionError("closed twice");
        closedBy = mode;
        if (closeFailure != null) throw closeFailure;
    }

    @Override
    public int readiness() {
        return readiness;
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        if (!options.containsKey(option)) ProviderSocket.super.option(option, value);
        options.put(option, value);
    }

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        if (option.equals(SocketOptions.SO_GROUP_ID) && !options.containsKey(option)) {
            return option.type().cast(GroupId.NONE);
        }
        if (!options.containsKey(option)) return ProviderSocket.super.option(option);
        return option.type().cast(options.get(option));
    }

    /** An exception in {@link #controls} is thrown; a set code puts its input there. */
    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        done.add(code.name());
        Runnable meanwhile = duringControl;
        duringControl = () -> {};
        meanwhile.run();
        Object answer = controls.get(code);
        if (answer instanceof Deque<?> queue && !queue.isEmpty()) answer = queue.poll();
        boolean isTaken = !(answer instanceof Ws2Exception e) || e.error() == WsaError.WSAEWOULDBLOCK;
        if (isTaken) lastInput = input;
        if (answer instanceof Ws2Exception e) throw e;
        if (answer == null) return ProviderSocket.super.ioctl(code, input);
        return code.output() == Void.class ? null : code.output().cast(answer);
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        return new SocketStatistics(
                counted.octetsSent(),
                counted.octetsReceived(),
                7,
                counted.groupId(),
                counted.priority(),
                counted.waits(),
                1,
                0,
                "circuit 1",
                counted.grantedQos());
    }

    @Override
    public <T> T extension(Class<T> type) {
        return extensions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
