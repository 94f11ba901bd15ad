package io.trunkline.provider.trace;

import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A socket whose operations are written down. Interfaces of the data path are not handed up, so all data passes
 * {@link #send} and {@link #receive}; other optional interfaces are, with their calls written down as well.
 */
final class TraceSocket extends ForwardingSocket {
    private final TraceCalls calls;

    TraceSocket(TraceTransport transport, ProviderSocket next, TraceCalls calls) {
        super(transport, next);
        this.calls = calls;
    }

    int number() {
        return calls.number();
    }

    @Override
    public void bind(SocketAddress address) throws Ws2Exception {
        calls.run(Operation.BIND, () -> "address=" + calls.addresses().text(address), () -> super.bind(address));
    }

    @Override
    public SocketAddress sockName() {
        return calls.get(Operation.SOCKNAME, super::sockName);
    }

    @Override
    public SocketAddress peerName() {
        return calls.get(Operation.PEERNAME, super::peerName);
    }

    @Override
    public void listen(int backlog) throws Ws2Exception {
        calls.run(Operation.LISTEN, () -> "backlog=" + backlog, () -> super.listen(backlog));
    }

    @Override
    public void connect(ConnectCall call) throws Ws2Exception {
        calls.run(Operation.CONNECT, () -> TraceWords.arguments(call, calls.addresses()), () -> super.connect(call));
    }

    @Override
    public Connected connectResult() throws Ws2Exception {
        return calls.run(Operation.CONNECTRESULT, () -> "", super::connectResult);
    }

    @Override
    public void cancelConnect() {
        super.cancelConnect();
        calls.get(Operation.CANCELCONNECT, () -> "ok");
    }

    @Override
    public IncomingConnection nextRequest() throws Ws2Exception {
        IncomingConnection request = calls.run(Operation.NEXTREQUEST, () -> "", super::nextRequest);
        return request == null ? null : new TracedRequest(calls, request);
    }

    private record TracedRequest(TraceCalls calls, IncomingConnection next) implements IncomingConnection {
        @Override
        public ConnectionRequest request() {
            return next.request();
        }

        @Override
        public ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception {
            return calls.run(
                    Operation.ACCEPT,
                    () -> "from=" + calls.addresses().text(request().callerId()) + " g="
                            + Integer.toUnsignedString(decision.group().g()) + " mirror=" + decision.mirrorsGroup(),
                    () -> next.accept(decision, upcalls));
        }

        @Override
        public void reject() {
            next.reject();
            calls.get(Operation.REJECT, () -> "ok");
        }
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        return transfer(Operation.SEND, data, flags);
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        return transfer(Operation.RECEIVE, data, flags);
    }

    /** The data path has no lambda, so that a trace that records nothing costs next to nothing. */
    private int transfer(Operation operation, ByteBuffer data, int flags) throws Ws2Exception {
        if (!calls.sink().records(operation)) return pass(operation, data, flags);
        int from = data.position();
        String arguments = "octets=" + data.remaining() + " flags=" + flags;
        try {
            int count = pass(operation, data, flags);
            String octets = calls.sink().recordsPayload() && count > 0 ? " data=" + hex(data, from) : "";
            calls.sink().write(number(), operation, arguments, TraceWords.count(count) + octets);
            return count;
        } catch (Ws2Exception | RuntimeException | Error e) {
            calls.sink().write(number(), operation, arguments, TraceWords.failure(e));
            throw e;
        }
    }

    private int pass(Operation operation, ByteBuffer data, int flags) throws Ws2Exception {
        return operation == Operation.SEND ? next().send(data, flags) : next().receive(data, flags);
    }

    private static String hex(ByteBuffer data, int from) {
        byte[] octets = new byte[data.position() - from];
        data.duplicate().position(from).get(octets);
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        calls.run(Operation.SHUTDOWN, () -> "how=" + how, () -> super.shutdown(how));
    }

    @Override
    public void close(CloseMode mode) {
        super.close(mode);
        calls.get(Operation.CLOSE, () -> mode + " ok");
    }

    @Override
    public int readiness() {
        int bits = super.readiness();
        if (calls.sink().records(Operation.READINESS)) {
            calls.sink().write(number(), Operation.READINESS, "", TraceWords.ready(bits));
        }
        return bits;
    }

    @Override
    public <T> void option(Ws2Option<T> option, T value) throws Ws2Exception {
        calls.run(Operation.SETOPTION, () -> option + "=" + value, () -> super.option(option, value));
    }

    @Override
    public <T> T option(Ws2Option<T> option) throws Ws2Exception {
        return calls.run(Operation.GETOPTION, option::toString, () -> super.option(option));
    }

    @Override
    public <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        return calls.run(Operation.IOCTL, () -> code + " input=" + input, () -> super.ioctl(code, input));
    }

    @Override
    public SocketStatistics statistics(SocketStatistics counted) {
        return calls.get(Operation.STATISTICS, () -> super.statistics(counted));
    }

    @Override
    public <T> T extension(Class<T> type) {
        T below = super.extension(type);
        if (below == null || below == this || type.getPackage() != ProviderSocket.class.getPackage()) return below;
        InvocationHandler handler = (proxy, method, arguments) -> invoke(below, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        if (!calls.sink().records(Operation.EXTENSION)) return passOn(target, method, arguments);
        String call = method.getName() + TraceWords.arguments(arguments, calls.addresses());
        try {
            Object result = passOn(target, method, arguments);
            calls.sink().write(number(), Operation.EXTENSION, call, TraceWords.outcome(result, calls.addresses()));
            return result;
        } catch (Ws2Exception | RuntimeException | Error e) {
            calls.sink().write(number(), Operation.EXTENSION, call, TraceWords.failure(e));
            throw e;
        }
    }

    private static Object passOn(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
