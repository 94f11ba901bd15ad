package io.trunkline.circuit.testkit;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.WaitHistogram;
import io.trunkline.api.Ws2Exception;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The called side, standing directly on the provider: it acts on upcalls alone and writes down every one of them with its
 * instant, and all that it is told then. What callers say decides what it does: {@code refuse}, {@code echo}, {@code push},
 * {@code less}.
 *
 * @param <N> the network that its transport stands on
 */
public class AnsweringApplication<N extends SimulatedNetwork> implements AutoCloseable {
    /** The service of the first entry; each other one has the next. */
    private static final int FIRST_SERVICE = 9000;

    private static final int PUSHED_OCTETS = 7000;
    private static final SocketStatistics NOTHING_COUNTED =
            new SocketStatistics(0, 0, 0, GroupId.NONE, 0, WaitHistogram.EMPTY, 0, 0, "", Optional.empty());

    /** A line for each upcall and for whatever it learns then, with the instant in picoseconds. */
    public final List<String> record = new ArrayList<>();

    private final Transport transport;
    private final N network;
    private final Qos less;
    private int connections;

    /**
     * Listens on every entry.
     *
     * @param transport which has been started and which this closes
     * @param addresses of its host, by service
     * @param less what it grants to callers that say so
     */
    protected AnsweringApplication(
            Transport transport, N network, List<ProtocolInfo> entries, IntFunction<SocketAddress> addresses, Qos less)
            throws Ws2Exception {
        this.transport = transport;
        this.network = network;
        this.less = less;
        int service = FIRST_SERVICE;
        for (ProtocolInfo entry : entries) {
            new Listener(entry, service, addresses.apply(service));
            service++;
        }
    }

    /** What it says to callers that want it pushed. */
    public static byte[] pushed() {
        return Octetry.pattern(PUSHED_OCTETS, PUSHED_OCTETS);
    }

    /** What its transport stands on. */
    public final N network() {
        return network;
    }

    /** What is written down of a group: all, unless something of it cannot be known from the wire. */
    protected GroupStatistics told(GroupStatistics group) {
        return group;
    }

    /** The same of a socket. */
    protected SocketStatistics told(SocketStatistics member) {
        return member;
    }

    /** The only thread there is lets time pass. */
    public final void live(Duration duration) throws InterruptedException {
        TimeSource time = transport.time();
        time.await(time.newSignal(), time.nanos() + duration.toNanos());
    }

    /** The calling thread does not hold time back any more. */
    public final void leave() {
        transport.time().leave();
    }

    private void note(String who, String what) {
        record.add(network.simulation().nowPicos() + " " + who + " " + what);
    }

    private static String bits(int ready) {
        StringBuilder text = new StringBuilder();
        String[] names = {
            "RECEIVE", "SEND", "ACCEPT", "CONNECT", "ENDED", "LINGERED", "QOS", "GROUP_QOS", "CONTROL", "JOIN"
        };
        for (int i = 0; i < names.length; i++) {
            if ((ready & 1 << i) != 0) text.append(text.isEmpty() ? "" : "|").append(names[i]);
        }
        return text.isEmpty() ? "0" : text.toString();
    }

    private static String text(ByteBuffer octets) {
        return StandardCharsets.UTF_8.decode(octets.duplicate()).toString();
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Decides by what callers say. */
    private final class Listener implements Upcalls {
        private final String name;
        private final ProviderSocket socket;

        Listener(ProtocolInfo entry, int service, SocketAddress address) throws Ws2Exception {
            name = "listener " + service;
            socket = transport.open(new OpenRequest(entry, GroupRequest.NONE, 0), this);
            socket.bind(address);
            socket.listen(8);
        }

        @Override
        public void lookAgain(int what) {
            note(name, "told " + bits(what) + ", ready " + bits(socket.readiness()));
            try {
                for (IncomingConnection next = socket.nextRequest(); next != null; next = socket.nextRequest()) {
                    answer(next);
                }
            } catch (Ws2Exception failure) {
                note(name, "fails: " + failure.getMessage());
            }
        }

        private void answer(IncomingConnection incoming) throws Ws2Exception {
            ConnectionRequest request = incoming.request();
            String said = text(request.callerData());
            note(
                    name,
                    "request from " + request.callerId() + " for " + request.calleeId() + " data '" + said + "' qos "
                            + request.qos() + " group " + request.groupReference() + " priority " + request.priority()
                            + " group qos " + request.groupQos());
            if (said.contains("refuse")) {
                incoming.reject();
                return;
            }
            Connection connection = new Connection("connection " + ++connections, said);
            Decision decision = request.accept().calleeData(text("welcome " + connections));
            if (request.groupReference().isPresent()) decision = decision.mirrorGroup();
            if (said.contains("less")) decision = decision.qos(less);
            connection.begins(incoming.accept(decision, connection));
        }
    }

    /** Reads all that comes, says what it is asked to say, and ends when the other side does. */
    private final class Connection implements Upcalls {
        private final String name;
        private final String said;
        private final ByteBuffer back = ByteBuffer.allocate(1 << 20).limit(0);
        private ProviderSocket socket;
        private DisconnectData farewell;
        private boolean closed;

        Connection(String name, String said) {
            this.name = name;
            this.said = said;
        }

        void begins(ProviderSocket accepted) {
            socket = accepted;
            farewell = accepted.extension(DisconnectData.class);
            note(name, "begins as " + socket.sockName() + " to " + socket.peerName() + groups());
            if (said.contains("push")) later(Duration.ofMillis(300), this::push);
        }

        private void later(Duration delay, Runnable act) {
            EventScheduler events = network.simulation().events();
            network.simulation()
                    .act(() -> events.after(
                            delay.toNanos() * EventScheduler.PICOS_PER_NANO, () -> events.afterwards(act)));
        }

        private void push() {
            append(ByteBuffer.wrap(pushed()));
            lookAgain(0);
        }

        private void append(ByteBuffer data) {
            int position = back.position();
            back.position(back.limit()).limit(back.limit() + data.remaining()).put(data);
            back.position(position);
        }

        /** What the library would show of all groups here: kind, contract and members by priority. */
        private String groups() {
            StringBuilder text = new StringBuilder();
            transport.groups().forEach(group -> text.append("; ").append(told(group)));
            return text.toString();
        }

        @Override
        public void lookAgain(int what) {
            if (socket == null || closed) {
                note(name, "told " + bits(what) + (closed ? " after its end" : " before its begin"));
                return;
            }
            int ready = socket.readiness();
            note(name, "told " + bits(what) + ", ready " + bits(ready));
            try {
                if ((ready & (Ready.QOS | Ready.GROUP_QOS)) != 0) readQos();
                boolean ended = receive();
                send();
                if (ended) end();
            } catch (Ws2Exception failure) {
                note(name, "fails: " + failure.error() + " " + failure.getMessage());
                close();
            }
        }

        private void readQos() throws Ws2Exception {
            note(
                    name,
                    "qos " + socket.ioctl(Ioctls.SIO_GET_QOS, null) + " group qos "
                            + socket.ioctl(Ioctls.SIO_GET_GROUP_QOS, null) + groups());
        }

        private boolean receive() throws Ws2Exception {
            ByteBuffer data = ByteBuffer.allocate(1 << 16);
            while (true) {
                int got = socket.receive(data.clear(), 0);
                if (got == ProviderSocket.WOULD_BLOCK) return false;
                if (got == ProviderSocket.DISCONNECTED || got == 0) return true;
                note(name, "receives " + got + " octets, hash " + data.flip().hashCode());
                if (said.contains("echo")) append(data);
            }
        }

        private void send() throws Ws2Exception {
            while (back.hasRemaining()) {
                int sent = socket.send(back, 0);
                note(name, "sends " + sent);
                if (sent <= 0) return;
            }
        }

        private void end() throws Ws2Exception {
            note(
                    name,
                    "ends with '" + text(farewell.disconnectData()) + "', " + told(socket.statistics(NOTHING_COUNTED)));
            farewell.sendDisconnect(text("goodbye of " + name));
            close();
        }

        private void close() {
            closed = true;
            socket.close(CloseMode.GRACEFUL);
        }
    }

    @Override
    public final void close() {
        transport.close();
    }
}
