package io.trunkline.provider.atm;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.circuit.CauseValue;
import io.trunkline.circuit.socket.Backlog;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;

/** A leaf that listens for roots. The kernel guards its fields. */
final class LeafListener extends MulticastSocket {
    private final Backlog<LeafRequest> backlog = new Backlog<>();

    LeafListener(AtmTransport transport, ProtocolInfo entry, Upcalls upcalls) {
        super(transport, entry, upcalls);
    }

    @Override
    public void listen(int mostWaiting) {
        network().act(() -> note("listen " + backlog.open(mostWaiting)));
    }

    /** Takes a request in. @return why not, {@code null} if it has */
    CauseValue offer(LeafRequest request) {
        CauseValue refused = backlog.offer(request);
        if (refused == null) changed(Ready.ACCEPT);
        return refused;
    }

    /** Removes a request; false if it is not there any more. */
    boolean takes(LeafRequest request) {
        return backlog.takes(request);
    }

    @Override
    public IncomingConnection nextRequest() {
        return network().ask(backlog::next);
    }

    @Override
    int ready() {
        return backlog.isEmpty() ? 0 : Ready.ACCEPT;
    }

    @Override
    void closed(boolean abortive) {
        backlog.close(LeafRequest::refuse);
    }
}
