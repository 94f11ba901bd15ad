package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEAFNOSUPPORT;
import static io.trunkline.api.WsaError.WSAEALREADY;
import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAEISCONN;
import static io.trunkline.api.WsaError.WSAENOTCONN;
import static io.trunkline.api.WsaError.WSAEPROTONOSUPPORT;
import static io.trunkline.api.WsaError.WSAETIMEDOUT;
import static io.trunkline.api.WsaError.WSAEWOULDBLOCK;
import static io.trunkline.api.WsaError.WSATRY_AGAIN;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** CONN: how connections come about. */
public final class ConnectRules {
    private static final int WAKE_UPS = 6;

    private ConnectRules() {}

    @Rule("CONN-1")
    static void unboundSocketCannotListen(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("listen without bind", () -> socket.listen(1), WSAEINVAL);
    }

    @Rule("CONN-2")
    static void listenerCannotConnect(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap other = lab.listener();
        lab.refused("connecting a listener", () -> listener.connect(other.sockName()), WSAEINVAL);
        exchange(lab, lab.connect(lab.socket(), listener));
    }

    @Rule("CONN-3")
    static void connectToNobodyIsRefused(Lab lab) throws Exception {
        SocketAddress nobody = addressOfNobody(lab);
        Tap socket = lab.socket();
        lab.refused("connecting where nobody listens", () -> connect(lab, socket, nobody), WSAECONNREFUSED);
    }

    @Rule("CONN-4")
    static void socketCanConnectAfterARefusal(Lab lab) throws Exception {
        SocketAddress nobody = addressOfNobody(lab);
        Tap socket = lab.socket();
        lab.refused("connecting where nobody listens", () -> connect(lab, socket, nobody), WSAECONNREFUSED);
        exchange(lab, lab.connect(socket, lab.listener()));
    }

    @Rule("CONN-5")
    static void bothEndsNameEachOther(Lab lab) throws Exception {
        Pair pair = lab.pair();
        lab.same(pair.listener().sockName(), pair.caller().peerName(), "the caller's peerName()");
        lab.same(pair.caller().sockName(), pair.callee().peerName(), "the callee's peerName()");
        lab.same(pair.caller().peerName(), pair.callee().sockName(), "the callee's sockName()");
    }

    @Rule("CONN-6")
    static void connectedSocketCannotConnectAgain(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Tap other = lab.listener();
        lab.refused("a second connect", () -> connect(lab, pair.caller(), other.sockName()), WSAEISCONN);
        exchange(lab, pair);
    }

    @Rule("CONN-7")
    static void unconnectedSocketCarriesNothing(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("send without connection", () -> socket.send(new byte[1]), WSAENOTCONN);
        lab.refused("receive without connection", () -> socket.receive(1), WSAENOTCONN);
        lab.refused("shutdown without connection", () -> socket.shutdown(Shutdown.SD_BOTH), WSAENOTCONN);
        lab.refused("peerName() without connection", socket::peerName, WSAENOTCONN);
        exchange(lab, lab.connect(socket, lab.listener()));
    }

    @Rule("CONN-8")
    static void foreignAddressCannotBeConnectedTo(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("connecting to a foreign address", () -> socket.connect(lab.foreignAddress()), WSAEAFNOSUPPORT);
        exchange(lab, lab.connect(socket, lab.listener()));
    }

    @Rule("CONN-9")
    static void onlyAListenerAccepts(Lab lab) throws Exception {
        Tap fresh = lab.socket();
        lab.refused(
                "accept on a fresh socket",
                () -> fresh.accept("none", lab.limits().waitFor()),
                WSAEINVAL);
        Pair pair = lab.pair();
        lab.refused(
                "accept on a caller",
                () -> pair.caller().accept("none", lab.limits().waitFor()),
                WSAEINVAL);
    }

    @Rule("CONN-10")
    static void acceptEndsAtItsLimit(Lab lab) throws Exception {
        Tap listener = lab.listener();
        lab.refused("accept with nobody calling", () -> listener.accept("none", Duration.ofMillis(5)), WSAETIMEDOUT);
        exchange(lab, lab.connect(lab.socket(), listener));
    }

    @Rule("CONN-11")
    static void conditionFunctionSeesWhoCallsWhom(Lab lab) throws Exception {
        AtomicReference<SocketAddress> caller = new AtomicReference<>();
        AtomicReference<SocketAddress> callee = new AtomicReference<>();
        Pair pair = lab.connect(lab.socket(), lab.listener(), request -> {
            caller.set(request.callerId());
            callee.set(request.calleeId());
            return request.accept();
        });
        lab.same(pair.caller().sockName(), caller.get(), "callerId()");
        lab.same(pair.listener().sockName(), callee.get(), "calleeId()");
    }

    @Rule("CONN-12")
    static void rejectedCallerGetsNoConnection(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap caller = lab.socket();
        Background<Tap> accept = lab.meanwhile(
                "accept",
                () -> listener.accept(
                        "none", ConnectionRequest::reject, lab.limits().waitFor()));
        lab.refused(
                "a rejected call",
                () -> {
                    connect(lab, caller, listener.sockName());
                    caller.receive(1);
                },
                WSAECONNREFUSED,
                WSAECONNRESET,
                WSAECONNABORTED);
        String failure = accept.failure(lab.limits().waitFor());
        lab.same("WSAECONNREFUSED", failure, "the outcome of accept");
        exchange(lab, lab.connect(lab.socket(), listener));
    }

    @Rule("CONN-13")
    static void deferredRequestStaysAtTheHead(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap caller = lab.socket();
        Background<Connected> connect = lab.meanwhile("connect", () -> connect(lab, caller, listener.sockName()));
        Duration limit = lab.limits().waitFor();
        AtomicReference<SocketAddress> first = new AtomicReference<>();
        lab.refused(
                "a deferred accept",
                () -> listener.accept(
                        "none",
                        request -> {
                            first.set(request.callerId());
                            return request.defer();
                        },
                        limit),
                WSATRY_AGAIN);
        Tap callee = listener.accept("callee", limit);
        Connected connected = connect.result(limit);
        lab.same(first.get(), callee.peerName(), "the caller that is accepted after the deferral");
        exchange(lab, new Pair(caller, callee, listener, connected));
    }

    @Rule("CONN-14")
    static void nonBlockingConnectHasItsOutcomeLater(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap caller = lab.socket();
        caller.blocking(false);
        lab.refused("a non-blocking connect", () -> caller.connect(listener.sockName()), WSAEWOULDBLOCK);
        lab.refused("a second connect", () -> caller.connect(listener.sockName()), WSAEALREADY, WSAEISCONN);
        Tap callee = listener.accept("callee", lab.limits().waitFor());
        Connected connected = caller.connectResult();
        while (connected == null) {
            lab.rest();
            connected = caller.connectResult();
        }
        caller.blocking(true);
        exchange(lab, new Pair(caller, callee, listener, connected));
    }

    @Rule("CONN-15")
    static void connectDataTravelsBothWays(Lab lab) throws Exception {
        ByteBuffer question = ByteBuffer.wrap("may I?".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer answer = ByteBuffer.wrap("yes".getBytes(StandardCharsets.US_ASCII));
        AtomicReference<ByteBuffer> asked = new AtomicReference<>();
        Tap listener = lab.listener();
        ConnectRequest request = ConnectRequest.to(listener.sockName()).callerData(question.duplicate());
        Pair pair = lab.connect(lab.socket(), request, listener, seen -> {
            asked.set(copy(seen.callerData()));
            return seen.accept().calleeData(answer.duplicate());
        });
        lab.same(question, asked.get(), "the caller's data");
        lab.same(answer, copy(pair.connected().calleeData()), "the callee's data");
        exchange(lab, pair);
    }

    @Rule("CONN-16")
    static void connectDataIsRefused(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap caller = lab.socket();
        ConnectRequest request = ConnectRequest.to(listener.sockName())
                .callerData(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .limit(lab.limits().waitFor());
        lab.refused("connect with data", () -> caller.connect(request), WSAEPROTONOSUPPORT);
        exchange(lab, lab.connect(caller, listener));
    }

    @Rule("CONN-17")
    static void listenerGoesOnAccepting(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Pair first = lab.connect(lab.socket(), listener);
        Pair second = lab.connect(lab.socket(), listener);
        lab.same(lab.entry().id(), first.callee().socket().protocolInfo().id(), "the accepted socket's entry");
        exchange(lab, first);
        exchange(lab, second);
    }

    @Rule("CONN-18")
    static void waitingAcceptWakesForALaterCaller(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Duration limit = lab.limits().waitFor();
        for (int i = 0; i < WAKE_UPS; i++) {
            Background<Tap> accept = lab.meanwhile("accept", () -> listener.accept("callee", limit));
            if (i == 0) lab.agree(accept.stillRunsAfter(lab.limits().stayQuiet()), "accept to wait", "it came back");
            Tap caller = lab.socket();
            Connected connected = connect(lab, caller, listener.sockName());
            exchange(lab, new Pair(caller, accept.result(limit), listener, connected));
        }
    }

    /** Some octets each way, as a sign of life. */
    static void exchange(Lab lab, Pair pair) throws Exception {
        exchange(lab, pair.caller(), pair.callee());
    }

    /** Some octets each way, as a sign of life. */
    static void exchange(Lab lab, Tap one, Tap other) throws Exception {
        Flow there = new Flow(lab, one, other, 1);
        Flow back = new Flow(lab, other, one, 2);
        there.send(100, 100);
        there.receiveAll(100);
        back.send(100, 100);
        back.receiveAll(100);
    }

    /** An address of the right kind where nobody listens any more. */
    static SocketAddress addressOfNobody(Lab lab) throws Ws2Exception {
        Tap listener = lab.listener();
        SocketAddress address = listener.sockName();
        listener.close();
        return address;
    }

    /** Connects within the limit. */
    static Connected connect(Lab lab, Tap caller, SocketAddress address) throws Ws2Exception {
        return caller.connect(ConnectRequest.to(address).limit(lab.limits().waitFor()));
    }

    private static ByteBuffer copy(ByteBuffer data) {
        return ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
    }
}
