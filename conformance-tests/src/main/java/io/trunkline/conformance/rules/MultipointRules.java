package io.trunkline.conformance.rules;

import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;
import static io.trunkline.api.WsaError.WSAECONNREFUSED;
import static io.trunkline.api.WsaError.WSAEINVAL;
import static io.trunkline.api.WsaError.WSAEOPNOTSUPP;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.conformance.Rule;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Negative;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** MPT: multipoint sessions, their leaves and their root. */
public final class MultipointRules {
    private static final int LEAF = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;
    private static final int ROOM_OCTETS = 256;

    private MultipointRules() {}

    private static Tap root(Lab lab) throws Ws2Exception {
        boolean rootedData = lab.entry().has(ServiceFlag.MULTIPOINT_DATA_PLANE);
        int data = rootedData ? WSA_FLAG_MULTIPOINT_D_ROOT : WSA_FLAG_MULTIPOINT_D_LEAF;
        return lab.multipoint(WSA_FLAG_MULTIPOINT_C_ROOT | data);
    }

    private static Tap listeningLeaf(Lab lab) throws Ws2Exception {
        Tap leaf = lab.multipoint(LEAF);
        leaf.bind(lab.provider().listenAt(lab.entry().addressFamily()));
        leaf.listen(8);
        return leaf;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void arrives(Lab lab, String text, Pair... leaves) throws Exception {
        for (Pair leaf : leaves) {
            Tap callee = leaf.callee();
            String got = lab.within(
                    "receive at " + callee, () -> new String(callee.receive(ROOM_OCTETS), StandardCharsets.US_ASCII));
            lab.same(text, got, "what arrives at leaf " + callee);
        }
    }

    /** The socket sees the graceful end. */
    private static void ends(Lab lab, Tap socket) throws Exception {
        Object seen = lab.within("receive at " + socket, () -> {
            try {
                return socket.receive(ROOM_OCTETS).length + " octets";
            } catch (Negative end) {
                return "a negative code";
            }
        });
        boolean end = seen.equals("0 octets") || seen.equals("a negative code");
        lab.agree(end, socket + " to see the end", seen);
    }

    @Rule("MPT-1")
    static void entryWithoutMultipointRefusesIt(Lab lab) throws Exception {
        lab.refused("a leaf's socket", () -> lab.multipoint(LEAF), WSAEINVAL);
        lab.refused(
                "a root's socket",
                () -> lab.multipoint(WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_ROOT),
                WSAEINVAL);
        noLeafJoins(lab);
    }

    private static void noLeafJoins(Lab lab) throws Exception {
        Tap listener = lab.listener();
        Tap socket = lab.socket();
        SocketAddress address = listener.sockName();
        lab.refused("joinLeaf", () -> socket.joinLeaf("leaf", ConnectRequest.to(address)), WSAEOPNOTSUPP);
        ConnectRules.exchange(lab, lab.connect(socket, listener));
    }

    @Rule("MPT-2")
    static void socketTakesOneFlagOfEachPlane(Lab lab) throws Exception {
        int[] wrong = {
            WSA_FLAG_MULTIPOINT_C_LEAF,
            WSA_FLAG_MULTIPOINT_D_LEAF,
            WSA_FLAG_MULTIPOINT_C_ROOT,
            LEAF | WSA_FLAG_MULTIPOINT_C_ROOT,
            LEAF | WSA_FLAG_MULTIPOINT_D_ROOT
        };
        for (int flags : wrong) lab.refused("a socket with flags " + flags, () -> lab.multipoint(flags), WSAEINVAL);
        lab.same(lab.entry(), lab.multipoint(LEAF).socket().protocolInfo(), "the leaf's entry");
    }

    @Rule("MPT-3")
    static void ordinarySocketJoinsNoLeaf(Lab lab) throws Exception {
        noLeafJoins(lab);
    }

    @Rule("MPT-4")
    static void rootGetsANewSocketForEachLeaf(Lab lab) throws Exception {
        Tap root = root(lab);
        Pair first = lab.join(root, listeningLeaf(lab));
        Pair second = lab.join(root, listeningLeaf(lab));
        lab.agree(first.caller().socket() != root.socket(), "a new socket for the leaf", "the root itself");
        lab.agree(first.caller().socket() != second.caller().socket(), "a socket for each leaf", "the same one");
        lab.same(first.listener().sockName(), first.caller().peerName(), "the first session's peer");
        lab.same(second.listener().sockName(), second.caller().peerName(), "the second session's peer");
        lab.agree(first.caller().groupId().isNone(), "the session's socket to be in no group", "a group");
    }

    @Rule("MPT-5")
    static void joinWhereNoLeafListensIsRefused(Lab lab) throws Exception {
        Tap root = root(lab);
        SocketAddress nobody = ConnectRules.addressOfNobody(lab);
        lab.refused("joining nobody", () -> join(lab, root, nobody), WSAECONNREFUSED);
        SocketAddress ordinary = lab.listener().sockName();
        lab.refused("joining an ordinary listener", () -> join(lab, root, ordinary), WSAECONNREFUSED);
        lab.join(root, listeningLeaf(lab));
    }

    private static void join(Lab lab, Tap root, SocketAddress address) throws Ws2Exception {
        root.joinLeaf("leaf", ConnectRequest.to(address).limit(lab.limits().waitFor()));
    }

    @Rule("MPT-6")
    static void listeningLeafTakesNoOrdinaryCaller(Lab lab) throws Exception {
        Tap leaf = listeningLeaf(lab);
        ConnectRequest request =
                ConnectRequest.to(leaf.sockName()).limit(lab.limits().waitFor());
        Tap caller = lab.socket();
        lab.refused("an ordinary connect to a leaf", () -> caller.connect(request), WSAECONNREFUSED);
        lab.join(root(lab), leaf);
    }

    @Rule("MPT-7")
    static void whatTheRootSendsReachesEveryLeaf(Lab lab) throws Exception {
        Tap root = root(lab);
        Pair first = lab.join(root, listeningLeaf(lab));
        root.send(octets("to one"));
        arrives(lab, "to one", first);
        Pair second = lab.join(root, listeningLeaf(lab));
        Pair third = lab.join(root, listeningLeaf(lab));
        for (int i = 0; i < 20; i++) {
            root.send(octets("message " + i));
            arrives(lab, "message " + i, first, second, third);
        }
    }

    @Rule("MPT-8")
    static void whatALeafSendsReachesNoOther(Lab lab) throws Exception {
        Tap root = root(lab);
        Pair first = lab.join(root, listeningLeaf(lab));
        Pair second = lab.join(root, listeningLeaf(lab));
        try {
            first.callee().send(octets("from a leaf"));
        } catch (Ws2Exception e) {
            lab.same(WSAEOPNOTSUPP, e.error(), "the code of a leaf's send");
        }
        root.send(octets("from the root"));
        arrives(lab, "from the root", first, second);
    }

    @Rule("MPT-9")
    static void endOfALeafIsSeenByItsSessionAlone(Lab lab) throws Exception {
        Tap root = root(lab);
        Pair first = lab.join(root, listeningLeaf(lab));
        Pair second = lab.join(root, listeningLeaf(lab));
        first.callee().close();
        ends(lab, first.caller());
        root.send(octets("still there"));
        arrives(lab, "still there", second);
    }

    @Rule("MPT-10")
    static void leavesEndWithTheirRootOrTheirSession(Lab lab) throws Exception {
        Tap root = root(lab);
        Pair first = lab.join(root, listeningLeaf(lab));
        Pair second = lab.join(root, listeningLeaf(lab));
        Pair third = lab.join(root, listeningLeaf(lab));
        first.caller().close();
        ends(lab, first.callee());
        root.close();
        ends(lab, second.callee());
        ends(lab, third.callee());
    }

    @Rule("MPT-11")
    static void nonBlockingRootGetsItsLeafAtOnce(Lab lab) throws Exception {
        Tap root = root(lab);
        root.blocking(false);
        Tap leaf = listeningLeaf(lab);
        Tap session = root.joinLeaf("session", ConnectRequest.to(leaf.sockName()));
        Background<Tap> accepted = lab.meanwhile(
                "accept",
                () -> leaf.accept(
                        "accepted", ConnectionRequest::accept, lab.limits().waitFor()));
        Connected outcome = lab.within("the outcome of the join", () -> {
            Connected answer = session.connectResult();
            while (answer == null) {
                lab.rest();
                answer = session.connectResult();
            }
            return answer;
        });
        lab.agree(outcome.calleeData().remaining() == 0, "no callee data", outcome);
        accepted.result(lab.limits().waitFor()).abort();
        lab.refused("joining nobody", () -> refusalOf(lab, root), WSAECONNREFUSED);
        session.abort();
    }

    /** Throws what a join without listener ends with. */
    private static void refusalOf(Lab lab, Tap root) throws Exception {
        SocketAddress nobody = ConnectRules.addressOfNobody(lab);
        Tap session = root.joinLeaf("refused", ConnectRequest.to(nobody));
        try {
            WsaError error = lab.within("the outcome of the join", () -> {
                while (true) {
                    try {
                        if (root.connectResult() != null) return null;
                    } catch (Ws2Exception e) {
                        return e.error();
                    }
                    lab.rest();
                }
            });
            if (error != null) throw new Ws2Exception(error);
        } finally {
            session.abort();
        }
    }
}
