package io.trunkline.provider.atm;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.provider.atm.wire.CauseValue;
import io.trunkline.spi.IncomingConnection;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;
import java.util.ArrayDeque;
import java.util.Deque;

/** A leaf that listens for roots. The kernel guards its fields. */
final class LeafListener extends MulticastSocket {
    private final Deque<LeafRequest> requests = new ArrayDeque<>();
    private int backlog; // 0: does not listen

    LeafListener(AtmTransport transport, ProtocolInfo entry, Upcalls upcalls) {
        super(transport, entry, upcalls);
    }

    @Override
    public void listen(int mostWaiting) {
        network.act(() -> {
            backlog = Math.max(1, mostWaiting);
            note("listen " + backlog);
        });
    }

    /** Takes a request in. @return why not, {@code null} if it has */
    CauseValue offer(LeafRequest request) {
        if (backlog == 0) return CauseValue.INCOMPATIBLE_DESTINATION;
        if (requests.size() >= backlog) return CauseValue.USER_BUSY;
        requests.add(request);
        changed(Ready.ACCEPT);
        return null;
    }

    /** Removes a request; false if it is not there any more. */
    boolean takes(LeafRequest request) {
        return requests.remove(request);
    }

    @Override
    public IncomingConnection nextRequest() {
        return network.ask(requests::peek);
    }

    @Override
    int ready() {
        return requests.isEmpty() ? 0 : Ready.ACCEPT;
    }

    @Override
    void closed(boolean abortive) {
        while (!requests.isEmpty()) requests.remove().refuse(CauseValue.INCOMPATIBLE_DESTINATION);
        backlog = 0;
    }
}
