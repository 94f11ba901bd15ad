package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAECONNABORTED;
import static io.trunkline.api.WsaError.WSAECONNRESET;
import static io.trunkline.api.WsaError.WSAENOTSOCK;
import static io.trunkline.api.WsaError.WSAESHUTDOWN;
import static io.trunkline.api.WsaError.WSANOTINITIALISED;

import io.trunkline.api.Linger;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Flow;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.time.Duration;

/** CLOSE: how connections, sockets and libraries end. */
public final class CloseRules {
    private static final int PIECE_OCTETS = 0x10000;
    private static final int ENDLESS_OCTETS = 64 << 20;

    private CloseRules() {}

    @Rule("CLOSE-1")
    static void halfCloseEndsOneDirection(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow there = new Flow(lab, pair.caller(), pair.callee(), 1);
        Flow back = new Flow(lab, pair.callee(), pair.caller(), 2);
        there.send(5_000, 1_000);
        pair.caller().shutdown(Shutdown.SD_SEND);
        there.receiveAll(700);
        there.end();
        back.send(5_000, 1_000);
        back.receiveAll(700);
    }

    @Rule("CLOSE-2")
    static void nothingIsSentAfterTheEnd(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.caller().shutdown(Shutdown.SD_SEND);
        lab.refused("send after SD_SEND", () -> pair.caller().send(new byte[1]), WSAESHUTDOWN);
    }

    @Rule("CLOSE-3")
    static void nothingIsReceivedAfterTheEnd(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.caller().shutdown(Shutdown.SD_RECEIVE);
        lab.refused("receive after SD_RECEIVE", () -> pair.caller().receive(1), WSAESHUTDOWN);
    }

    @Rule("CLOSE-4")
    static void gracefulCloseDeliversEverything(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Flow flow = DataRules.filled(lab, pair);
        pair.caller().close();
        flow.receiveAll(PIECE_OCTETS);
        flow.end();
    }

    @Rule("CLOSE-5")
    static void resetIsSeenAsReset(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.caller().abort();
        cut(lab, pair.callee());
    }

    private static void cut(Lab lab, Tap socket) throws Exception {
        lab.refused("receive after the other side's reset", () -> socket.receive(1), WSAECONNRESET, WSAECONNABORTED);
    }

    @Rule("CLOSE-6")
    static void closedSocketIsNoSocket(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Tap closed = pair.caller();
        closed.close();
        lab.refused("send after close", () -> closed.send(new byte[1]), WSAENOTSOCK);
        lab.refused("receive after close", () -> closed.receive(1), WSAENOTSOCK);
        lab.refused("shutdown after close", () -> closed.shutdown(Shutdown.SD_BOTH), WSAENOTSOCK);
        lab.refused("getOption after close", () -> closed.get(SocketOptions.SO_TYPE), WSAENOTSOCK);
        lab.refused("sockName after close", closed::sockName, WSAENOTSOCK);
        lab.refused("connect after close", () -> closed.connect(pair.listener().sockName()), WSAENOTSOCK);
        closed.close();
        closed.abort();
        lab.agree(!closed.socket().isOpen(), "isOpen() to be false", true);
    }

    @Rule("CLOSE-7")
    static void closeEndsAWaitingReceive(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Background<byte[]> receive =
                lab.meanwhile("receive", () -> pair.caller().receive(10));
        lab.agree(receive.stillRunsAfter(lab.limits().stayQuiet()), "receive to wait", "it came back");
        pair.caller().close();
        ends(lab, receive, "receive", WSAENOTSOCK.name());
    }

    private static void ends(Lab lab, Background<?> call, String what, String code) throws Exception {
        String seen = call.failure(lab.limits().waitFor());
        lab.agree(seen.equals(code), "the waiting " + what + " to end with " + code, seen);
    }

    @Rule("CLOSE-8")
    static void closeEndsAWaitingAccept(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Background<Tap> accept = lab.meanwhile(
                "accept", () -> listener.accept("none", lab.limits().waitFor()));
        lab.agree(accept.stillRunsAfter(lab.limits().stayQuiet()), "accept to wait", "it came back");
        listener.close();
        ends(lab, accept, "accept", WSAENOTSOCK.name());
    }

    @Rule("CLOSE-9")
    static void closeEndsAWaitingSend(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Background<Boolean> send = waitingSend(lab, pair);
        pair.caller().close();
        ends(lab, send, "send", WSAENOTSOCK.name());
    }

    private static Background<Boolean> waitingSend(Lab lab, Pair pair) throws Exception {
        Flow flow = DataRules.filled(lab, pair);
        pair.caller().blocking(true);
        Background<Boolean> send = lab.meanwhile("send", () -> {
            flow.send(ENDLESS_OCTETS, PIECE_OCTETS);
            return true;
        });
        lab.agree(send.stillRunsAfter(lab.limits().stayQuiet()), "send to wait", "it came back");
        return send;
    }

    @Rule("CLOSE-10")
    static void interruptEndsAWaitingReceive(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Background<byte[]> receive =
                lab.meanwhile("receive", () -> pair.caller().receive(10));
        lab.agree(receive.stillRunsAfter(lab.limits().stayQuiet()), "receive to wait", "it came back");
        receive.interrupt();
        ends(lab, receive, "receive", "WSAEINTR");
    }

    @Rule("CLOSE-11")
    static void lingerZeroResets(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.caller().set(SocketOptions.SO_LINGER, Linger.RESET);
        pair.caller().close();
        cut(lab, pair.callee());
    }

    @Rule("CLOSE-12")
    static void addressOfAClosedListenerIsFree(Lab lab) throws Exception {
        Tap first = lab.listener();
        SocketAddress address = first.sockName();
        first.close();
        Tap second = lab.socket();
        second.bind(address);
        second.listen(4);
        lab.same(address, second.sockName(), "the second listener's address");
        ConnectRules.exchange(lab, lab.connect(lab.socket(), second));
    }

    @Rule("CLOSE-13")
    static void closedLibraryEndsItsSockets(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Duration limit = lab.limits().waitFor();
        Background<Tap> accept = lab.meanwhile("accept", () -> pair.listener().accept("none", limit));
        lab.agree(accept.stillRunsAfter(lab.limits().stayQuiet()), "accept to wait", "it came back");
        lab.script().add("ws2.close();");
        lab.ws2().close();
        String seen = accept.failure(limit);
        lab.agree(
                seen.equals(WSANOTINITIALISED.name()) || seen.equals(WSAENOTSOCK.name()),
                "the waiting accept to end with WSANOTINITIALISED or WSAENOTSOCK",
                seen);
        lab.refused("socket() afterwards", lab::socket, WSANOTINITIALISED);
        lab.refused("send afterwards", () -> pair.caller().send(new byte[1]), WSANOTINITIALISED);
    }

    @Rule("CLOSE-14")
    static void resetEndsAWaitingSend(Lab lab) throws Exception {
        Pair pair = lab.pair();
        Background<Boolean> send = waitingSend(lab, pair);
        pair.callee().abort();
        String seen = send.failure(lab.limits().waitFor());
        lab.agree(
                seen.equals(WSAECONNRESET.name()) || seen.equals(WSAECONNABORTED.name()),
                "the waiting send to end with WSAECONNRESET or WSAECONNABORTED",
                seen);
    }
}
