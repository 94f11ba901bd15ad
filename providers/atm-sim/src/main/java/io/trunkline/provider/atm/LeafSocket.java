package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.MSG_DONTROUTE;
import static io.trunkline.api.Ws2Constants.MSG_PEEK;

import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.socket.StrayFrames;
import io.trunkline.circuit.sscop.SscopPdu;
import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.spi.DisconnectData;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;

/** An accepted leaf: it receives what the root sends, until the root ends. The kernel guards its fields. */
final class LeafSocket extends MulticastSocket implements DisconnectData {
    private final LeafRequest request;
    private final MulticastReceiver receiver;
    private Octets farewell; // not null: the root has ended
    private Ws2Exception failure;

    LeafSocket(LeafListener listener, LeafRequest request, Upcalls upcalls) {
        super(listener.transport(), listener.entry(), upcalls);
        this.request = request;
        this.receiver = new MulticastReceiver(host().settings());
        address(request.called());
        ownQos(request.qos());
        note("accepted from " + request.caller());
    }

    @Override
    public SocketAddress peerName() {
        return request.caller();
    }

    // ---- in the kernel

    void received(Frame frame) {
        if (farewell != null || failure != null) return;
        if (frame.kind() == FrameKind.SSCOP) {
            if (StrayFrames.pdu(frame) instanceof SscopPdu.End end) over(end.userToUser());
        } else if (receiver.received(frame)) {
            changed(Ready.RECEIVE);
        }
    }

    /** The network has less for the circuit than before. */
    void granted(Qos now) {
        ownQos(now);
        changed(Ready.QOS);
    }

    /** The call is over. */
    void ended(Cause cause) {
        if (farewell != null) return;
        if (!LeafSession.isNormal(cause)) failure = AtmErrors.failure(cause);
        over(Octets.NONE);
    }

    private void over(Octets data) {
        farewell = data;
        changed(Ready.RECEIVE | Ready.ENDED);
    }

    @Override
    int ready() {
        boolean over = farewell != null && (failure != null || !receiver.hasArrived());
        return (over ? Ready.ENDED : 0) | (farewell != null || receiver.hasArrived() ? Ready.RECEIVE : 0);
    }

    @Override
    String circuitName() {
        return farewell == null ? request.circuitName() : "";
    }

    @Override
    Map<String, String> networkFigures() {
        return request.figures(this);
    }

    @Override
    void closed(boolean abortive) {
        request.leave(this);
    }

    // ---- for the library

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        checkFlags(flags, MSG_DONTROUTE | MSG_PEEK);
        return network().call(() -> {
            if (failure != null) throw failure;
            if (farewell != null && !receiver.hasArrived()) return ProviderSocket.DISCONNECTED;
            int received = receiver.receive(data, (flags & MSG_PEEK) != 0);
            note("receive " + received);
            return received;
        });
    }

    @Override
    public void sendDisconnect(ByteBuffer data) throws Ws2Exception {
        throw oneWay("nothing goes back to the root, close the leaf");
    }

    @Override
    public ByteBuffer disconnectData() {
        return network()
                .ask(() -> ByteBuffer.wrap((farewell == null ? Octets.NONE : farewell).toArray())
                        .asReadOnlyBuffer());
    }
}
