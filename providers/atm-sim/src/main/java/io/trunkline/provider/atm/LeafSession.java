package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.CauseValue;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;

/** The root's socket for one leaf: it tells of the leaf's end, and closing it drops the leaf. In the kernel. */
final class LeafSession extends MulticastSocket {
    private final MulticastRoot root;
    private MulticastCircuit circuit;
    private final AtmSocketAddress leaf;
    private int endpoint;
    private boolean over;
    private Ws2Exception failure;

    LeafSession(MulticastRoot root, MulticastCircuit circuit, AtmSocketAddress leaf, Upcalls upcalls) {
        super(root.transport(), root.entry(), upcalls);
        this.root = root;
        this.circuit = circuit;
        this.leaf = leaf;
        address(root.address());
    }

    AtmSocketAddress leaf() {
        return leaf;
    }

    /** The number of its party on the call. */
    int endpoint() {
        return endpoint;
    }

    void endpoint(int ofParty) {
        endpoint = ofParty;
    }

    /** Another call carries it. */
    void movesTo(MulticastCircuit other) {
        circuit = other;
        endpoint = 0;
    }

    /** The leaf has ended, or was lost. */
    void ends(Cause cause) {
        if (over) return;
        over = true;
        if (!isNormal(cause)) failure = AtmErrors.failure(cause);
        changed(Ready.RECEIVE | Ready.ENDED);
    }

    /** True if somebody has just hung up. */
    static boolean isNormal(Cause cause) {
        return cause.known().filter(CauseValue.NORMAL_CALL_CLEARING::equals).isPresent();
    }

    @Override
    public SocketAddress peerName() {
        return leaf;
    }

    @Override
    int ready() {
        return over ? Ready.RECEIVE | Ready.ENDED : 0;
    }

    @Override
    public int receive(ByteBuffer data, int flags) throws Ws2Exception {
        return network().call(() -> {
            if (failure != null) throw failure;
            return over ? ProviderSocket.DISCONNECTED : ProviderSocket.WOULD_BLOCK;
        });
    }

    @Override
    void closed(boolean abortive) {
        circuit.drop(this);
        root.left(this);
    }

    @Override
    String circuitName() {
        return circuit.name();
    }

    @Override
    Map<String, String> networkFigures() {
        return circuit.figures();
    }
}
