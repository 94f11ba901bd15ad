package io.trunkline.provider.trace;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.Downstream;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Upcalls;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the sockets and puts a {@link TraceSocket} around each. */
final class TraceTransport extends ForwardingTransport {
    private final AtomicInteger sockets = new AtomicInteger();
    private final TraceSink sink;
    private final TraceAddresses addresses;

    TraceTransport(Downstream below, TraceSink sink) {
        super(below);
        this.sink = sink;
        this.addresses = TraceAddresses.of(below.transport());
    }

    /** Upcalls of the socket with this number; the number is all that they add. */
    private record Numbered(int number, TraceSink sink, Upcalls above) implements Upcalls {
        @Override
        public void lookAgain(int what) {
            if (sink.records(Operation.UPCALL)) sink.write(number, Operation.UPCALL, "", TraceWords.ready(what));
            above.lookAgain(what);
        }
    }

    @Override
    protected Upcalls upcalls(Upcalls above) {
        return new Numbered(sockets.incrementAndGet(), sink, above);
    }

    @Override
    protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
        return new TraceSocket(this, next, new TraceCalls(((Numbered) upcalls).number(), sink, addresses));
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        return new TraceCalls(0, sink, addresses)
                .run(
                        Operation.OPEN,
                        () -> "provider=" + below().entry().id() + " g="
                                + Integer.toUnsignedString(request.group().g()) + " flags=" + request.flags(),
                        () -> super.open(request, upcalls));
    }

    @Override
    public void close() {
        sink.close();
    }
}
