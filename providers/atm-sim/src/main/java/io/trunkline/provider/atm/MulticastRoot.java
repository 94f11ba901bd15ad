package io.trunkline.provider.atm;

import io.trunkline.api.Connected;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.socket.WaitingRequest;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.IncomingCall;
import io.trunkline.spi.Multipoint;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The root of a multipoint session, of control and data. Its first join places a point-to-multipoint call, whose contract is
 * the quality of service asked for there; further ones add parties; the last leaf's end releases it, and the next join places
 * another call. In the kernel, but for what the library calls.
 */
final class MulticastRoot extends MulticastSocket implements Multipoint, DisconnectData {
    private static final byte[] NOTHING = {};

    private MulticastCircuit circuit;
    private Octets joiningData = Octets.NONE;
    private LeafSession joining;
    private Connected outcome;
    private Ws2Exception failure;

    MulticastRoot(AtmTransport transport, ProtocolInfo entry, Upcalls upcalls) {
        super(transport, entry, upcalls);
    }

    // ---- joining

    @Override
    public ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) throws Ws2Exception {
        if (flags == Ws2Constants.JL_RECEIVER_ONLY) {
            throw oneWay("a root sends to its leaves: join with JL_SENDER_ONLY or JL_BOTH");
        }
        return network().call(() -> invite(call, leafUpcalls));
    }

    private LeafSession invite(ConnectCall call, Upcalls leafUpcalls) throws Ws2Exception {
        if (isClosed()) throw new Ws2Exception(WsaError.WSAENOTSOCK);
        if (joining != null) throw new Ws2Exception(WsaError.WSAEALREADY, "another join is under way");
        IncomingCall.checkRoom(call.callerData(), AtmCatalog.USER_DATA_OCTETS);
        bindIfNeeded();
        AtmSocketAddress to = network().canonical((AtmSocketAddress) call.address());
        note("join " + to);
        outcome = null;
        failure = null;
        if (circuit == null || circuit.isOver()) {
            Qos wanted = call.qos().map(qos -> qos.over(ownQos())).orElse(ownQos());
            circuit = new MulticastCircuit(this, Qos.of(wanted.sending(), Qos.ZERO.receiving()));
        }
        joining = new LeafSession(this, circuit, to, leafUpcalls);
        transport().add(joining);
        joiningData = WaitingRequest.octets(call.callerData());
        circuit.invite(joining, joiningData);
        return joining;
    }

    /** The call ended with its last leaf while this one was on its way to join it: it gets a call of its own. */
    void again(LeafSession leaf, Qos asked) {
        circuit = new MulticastCircuit(this, asked);
        leaf.movesTo(circuit);
        circuit.invite(leaf, joiningData);
    }

    void joined(LeafSession leaf, Connected answer) {
        if (leaf != joining) return;
        joining = null;
        outcome = answer;
        changed(Ready.JOIN | Ready.SEND);
    }

    void failed(LeafSession leaf, Ws2Exception why) {
        if (leaf != joining) return;
        joining = null;
        failure = why;
        changed(Ready.JOIN);
    }

    boolean isJoining(LeafSession leaf) {
        return leaf == joining;
    }

    @Override
    public Connected joinResult() throws Ws2Exception {
        return network().call(() -> {
            if (failure != null) throw failure;
            return outcome;
        });
    }

    @Override
    public void cancelJoin() {
        network().act(this::callOff);
    }

    private void callOff() {
        LeafSession given = joining;
        joining = null;
        if (given != null) circuit.drop(given);
    }

    /** A leaf's session has been closed here. */
    void left(LeafSession leaf) {
        failed(leaf, new Ws2Exception(WsaError.WSA_OPERATION_ABORTED, "the leaf's socket was closed"));
        changed(Ready.SEND);
    }

    // ---- the session

    @Override
    int ready() {
        int ready = outcome != null || failure != null ? Ready.JOIN : 0;
        boolean sends = circuit != null && (circuit.isOver() || circuit.sendRoom() > 0);
        return sends ? ready | Ready.SEND : ready;
    }

    @Override
    public int send(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, Ws2Constants.MSG_DONTROUTE);
        return network().call(() -> {
            if (isClosed()) throw new Ws2Exception(WsaError.WSAENOTSOCK);
            if (circuit == null || !circuit.carries()) {
                throw new Ws2Exception(WsaError.WSAENOTCONN, "the session has no leaf: join one");
            }
            int sent = circuit.send(data);
            note("send " + sent);
            if (sent > 0) network().progress().sent(host().name(), sent);
            return sent;
        });
    }

    @Override
    public void shutdown(Shutdown how) throws Ws2Exception {
        network().act(() -> {
            if (how.endsSending() && circuit != null) circuit.finish(NOTHING);
        });
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        IncomingCall.checkRoom(data, AtmCatalog.USER_DATA_OCTETS);
        byte[] farewell = WaitingRequest.octets(data).toArray();
        network().act(() -> {
            if (circuit != null) circuit.finish(farewell);
        });
    }

    @Override
    public ByteBuffer disconnectData() {
        return ByteBuffer.wrap(NOTHING).asReadOnlyBuffer();
    }

    @Override
    void closed(boolean abortive) {
        callOff();
        if (circuit != null) circuit.close(abortive);
    }

    // ---- what it has

    @Override
    Qos qos() {
        return circuit == null || circuit.isOver() ? ownQos() : circuit.qos();
    }

    @Override
    void qos(Qos wanted) throws Ws2Exception {
        if (circuit != null && !circuit.isOver()) super.qos(wanted);
        ownQos(wanted.over(ownQos()));
    }

    @Override
    String circuitName() {
        return circuit == null ? "" : circuit.name();
    }

    @Override
    Map<String, String> networkFigures() {
        return circuit == null ? Map.of() : circuit.figures();
    }

    @Override
    int queuedOctets() {
        return circuit == null ? 0 : circuit.queuedOctets();
    }
}
