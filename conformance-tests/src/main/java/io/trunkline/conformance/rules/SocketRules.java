package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEADDRINUSE;
import static io.trunkline.api.WsaError.WSAEFAULT;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAENOPROTOOPT;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;
import static io.trunkline.api.WsaError.WSAEWOULDBLOCK;

import io.trunkline.api.GroupId;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Linger;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Option;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/** SOCK: a socket by itself. */
public final class SocketRules {
    private static final Ws2Option<Integer> UNKNOWN_OPTION = Ws2Option.socket("SO_NOBODY_KNOWS", 0x7EEE, Integer.class);
    private static final Ioctl<Void, Integer> UNKNOWN_IOCTL =
            new Ioctl<>("SIO_NOBODY_KNOWS", 0x5800_7EEE, Void.class, Integer.class);

    private SocketRules() {}

    @Rule("SOCK-1")
    static void socketNamesItsEntry(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.same(lab.entry().id(), socket.socket().protocolInfo().id(), "protocolInfo().id()");
        lab.same(lab.entry().id(), socket.get(SocketOptions.SO_PROTOCOL_INFO).id(), "the id in SO_PROTOCOL_INFO");
        lab.same(lab.entry().socketType(), socket.get(SocketOptions.SO_TYPE), "SO_TYPE");
    }

    @Rule("SOCK-2")
    static void unboundSocketHasNoName(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("sockName() before bind", socket::sockName, WSAEINVAL);
    }

    @Rule("SOCK-3")
    static void bindToPortZeroPicksAFreeOne(Lab lab) throws Exception {
        Tap one = lab.listener();
        Tap other = lab.listener();
        String first = lab.ws2().addressToString(one.sockName());
        String second = lab.ws2().addressToString(other.sockName());
        lab.agree(!first.equals(second), "two listeners to have two addresses", first);
        lab.agree(!first.endsWith(":0"), "a port other than 0", first);
        String asked = lab.provider().listenAt(lab.entry().addressFamily());
        if (asked.endsWith(":0")) {
            String host = asked.substring(0, asked.length() - 1);
            lab.agree(first.startsWith(host), "the host that was asked for, " + host, first);
        }
    }

    @Rule("SOCK-4")
    static void boundSocketCannotBeBoundAgain(Lab lab) throws Exception {
        Tap socket = lab.socket();
        String asked = lab.provider().listenAt(lab.entry().addressFamily());
        socket.bind(asked);
        SocketAddress before = socket.sockName();
        lab.refused("a second bind", () -> socket.bind(asked), WSAEINVAL);
        lab.same(before, socket.sockName(), "the address after it");
    }

    @Rule("SOCK-5")
    static void addressInUseIsRefused(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap second = lab.socket();
        lab.refused(
                "taking the address of a listener",
                () -> {
                    second.bind(listener.sockName());
                    second.listen(1);
                },
                WSAEADDRINUSE);
    }

    @Rule("SOCK-6")
    static void foreignAddressCannotBeBound(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("binding a foreign address", () -> socket.bind(lab.foreignAddress()), WSAEFAULT);
        socket.bind(lab.provider().listenAt(lab.entry().addressFamily()));
        lab.agree(socket.sockName() != null, "a bind afterwards to work", "no name");
    }

    @Rule("SOCK-7")
    static void unsetOptionsHaveTheirDefaults(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.same(Linger.OFF, socket.get(SocketOptions.SO_LINGER), "SO_LINGER");
        lab.same(true, socket.get(SocketOptions.SO_DONTLINGER), "SO_DONTLINGER");
        lab.same(false, socket.get(SocketOptions.SO_KEEPALIVE), "SO_KEEPALIVE");
        lab.same(false, socket.get(SocketOptions.SO_ACCEPTCONN), "SO_ACCEPTCONN before listen");
        lab.same(0, socket.get(SocketOptions.SO_ERROR), "SO_ERROR");
        lab.same(Duration.ZERO, socket.get(SocketOptions.SO_RCVTIMEO), "SO_RCVTIMEO");
        lab.same(GroupId.NONE, socket.get(SocketOptions.SO_GROUP_ID), "SO_GROUP_ID");
        lab.same(true, lab.listener().get(SocketOptions.SO_ACCEPTCONN), "SO_ACCEPTCONN after listen");
    }

    @Rule("SOCK-8")
    static void readOnlyOptionsCannotBeSet(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("setting SO_TYPE", () -> socket.set(SocketOptions.SO_TYPE, 3), WSAENOPROTOOPT);
        lab.same(lab.entry().socketType(), socket.get(SocketOptions.SO_TYPE), "SO_TYPE after it");
        GroupId id = new GroupId(77);
        lab.refused("setting SO_GROUP_ID", () -> socket.set(SocketOptions.SO_GROUP_ID, id), WSAENOPROTOOPT);
        lab.same(GroupId.NONE, socket.get(SocketOptions.SO_GROUP_ID), "SO_GROUP_ID after it");
    }

    @Rule("SOCK-9")
    static void unknownOptionIsRefused(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("setting an unknown option", () -> socket.set(UNKNOWN_OPTION, 1), WSAENOPROTOOPT);
        lab.refused("reading an unknown option", () -> socket.get(UNKNOWN_OPTION), WSAENOPROTOOPT);
    }

    @Rule("SOCK-10")
    static void unknownControlCodeIsRefused(Lab lab) throws Exception {
        Tap socket = lab.socket();
        lab.refused("an unknown control code", () -> socket.ioctl(UNKNOWN_IOCTL, null), WSAEOPNOTSUPP);
    }

    @Rule("SOCK-11")
    static void lingerAndDontLingerAreOpposites(Lab lab) throws Exception {
        Tap socket = lab.socket();
        socket.set(SocketOptions.SO_LINGER, Linger.of(Duration.ofSeconds(2)));
        lab.same(Linger.of(Duration.ofSeconds(2)), socket.get(SocketOptions.SO_LINGER), "SO_LINGER");
        lab.same(false, socket.get(SocketOptions.SO_DONTLINGER), "SO_DONTLINGER");
        socket.set(SocketOptions.SO_DONTLINGER, true);
        lab.same(false, socket.get(SocketOptions.SO_LINGER).on(), "SO_LINGER after SO_DONTLINGER");
    }

    @Rule("SOCK-12")
    static void nonBlockingSocketNeverWaits(Lab lab) throws Exception {
        Pair pair = lab.pair();
        pair.listener().blocking(false);
        lab.refused(
                "accept without a caller",
                () -> pair.listener().accept("none", lab.limits().waitFor()),
                WSAEWOULDBLOCK);
        pair.callee().blocking(false);
        int answer = pair.callee().receive(ByteBuffer.allocate(16), 0);
        lab.same(WSAEWOULDBLOCK.negative(), answer, "receive without data");
    }
}
