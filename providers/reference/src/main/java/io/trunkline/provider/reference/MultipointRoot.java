package io.trunkline.provider.reference;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The root of a multipoint session, of control and data: it invites leaves, each over a branch with the quality of service
 * of the first, and what it sends goes to all of them. A message is taken when every branch has room for it. The network's
 * lock guards it; the three methods that the library calls take it.
 */
final class MultipointRoot implements Multipoint {
    private final ReferenceSocket root;
    /** The sockets of the leaves' sessions, in the order of their joins. */
    private final Set<ReferenceSocket> leaves = new LinkedHashSet<>();

    private ReferenceSocket joining;
    private Connected outcome;
    private Ws2Exception failure;

    MultipointRoot(ReferenceSocket root) {
        this.root = root;
    }

    // ---- joining

    @Override
    public ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) throws Ws2Exception {
        if (flags == Ws2Constants.JL_RECEIVER_ONLY) {
            throw new Ws2Exception(
                    WsaError.WSAEOPNOTSUPP, "a root sends to its leaves: join with JL_SENDER_ONLY or JL_BOTH");
        }
        return root.network().call(now -> invite(call, leafUpcalls, now));
    }

    private ReferenceSocket invite(ConnectCall call, Upcalls leafUpcalls, long nowNanos) throws Ws2Exception {
        if (joining != null) throw new Ws2Exception(WsaError.WSAEALREADY, "another join is under way");
        root.bindIfNeeded();
        ReferenceSocket leaf = root.ofLeaf(leafUpcalls);
        leaf.ownQos(root.ownQos());
        outcome = null;
        failure = null;
        joining = leaf;
        try {
            leaf.call(asFirst(call), nowNanos);
            return leaf;
        } catch (Ws2Exception e) {
            joining = null;
            leaf.forget();
            throw e;
        }
    }

    /** The quality of service is the first leaf's; what is asked for later ones is ignored. */
    private ConnectCall asFirst(ConnectCall call) {
        return leaves.isEmpty()
                ? call
                : new ConnectCall(call.address(), call.callerData(), Optional.empty(), Optional.empty());
    }

    void joined(ReferenceSocket leaf, Connected answer) {
        if (leaf != joining) return;
        joining = null;
        outcome = answer;
        if (leaves.isEmpty()) root.ownQos(leaf.ownQos());
        leaves.add(leaf);
        root.changed(Ready.JOIN | Ready.SEND);
    }

    void failed(ReferenceSocket leaf, Ws2Exception why) {
        if (leaf != joining) return;
        joining = null;
        failure = why;
        root.changed(Ready.JOIN);
    }

    @Override
    public Connected joinResult() throws Ws2Exception {
        return root.network().call(now -> {
            if (failure != null) throw failure;
            return outcome;
        });
    }

    @Override
    public void cancelJoin() {
        root.network().act(this::callOff);
    }

    private void callOff(long nowNanos) {
        if (joining == null) return;
        joining.callOff(nowNanos);
        joining = null;
    }

    // ---- the session

    /** A branch has changed. */
    void changed(int what) {
        if (what != 0) root.changed(what);
    }

    int readiness() {
        int ready = outcome != null || failure != null ? Ready.JOIN : 0;
        boolean sends = !leaves.isEmpty() && leaves.stream().allMatch(MultipointRoot::hasRoom);
        return sends ? ready | Ready.SEND : ready;
    }

    private static boolean hasRoom(ReferenceSocket leaf) {
        return leaf.end().hasEnded() || leaf.end().sendRoom() > 0;
    }

    /** Takes one message for all leaves, or nothing. */
    int send(ByteBuffer data, long nowNanos) throws Ws2Exception {
        leaves.removeIf(leaf -> leaf.end().hasEnded());
        if (leaves.isEmpty()) throw new Ws2Exception(WsaError.WSAENOTCONN, "the session has no leaf: join one");
        for (ReferenceSocket leaf : leaves) {
            if (!leaf.end().takes(data.remaining())) return ProviderSocket.WOULD_BLOCK;
        }
        int octets = data.remaining();
        for (ReferenceSocket leaf : leaves) leaf.end().send(data.duplicate(), octets, nowNanos);
        data.position(data.limit());
        return octets;
    }

    /** The root sends nothing more. */
    void finish(byte[] farewell, long nowNanos) {
        for (ReferenceSocket leaf : leaves) leaf.end().finish(farewell, nowNanos);
    }

    /** A leaf's session has been closed here, or was never there. */
    void left(ReferenceSocket leaf) {
        leaves.remove(leaf);
        failed(leaf, new Ws2Exception(WsaError.WSA_OPERATION_ABORTED, "the leaf's socket was closed"));
        root.changed(Ready.SEND);
    }

    /** The root has ended, and all leaves with it. */
    void close(boolean abortive, long nowNanos) {
        callOff(nowNanos);
        for (ReferenceSocket leaf : List.copyOf(leaves)) {
            leaf.end().close(abortive, nowNanos);
            leaf.end().endsHere();
        }
        leaves.clear();
    }
}
