package io.trunkline.spi;

import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer's transport that forwards everything. Override {@link #wrap} to put a {@link ForwardingSocket} of yours around
 * every socket, opened or accepted, and {@link #upcalls} to see readiness on its way up.
 */
public class ForwardingTransport implements Transport {
    private final Downstream below;

    /** Forwards to {@code below}. */
    public ForwardingTransport(Downstream below) {
        this.below = below;
    }

    /** What this layer stands on. */
    protected final Downstream below() {
        return below;
    }

    /** Wraps a socket from below; the default hands it up as it is. */
    protected ProviderSocket wrap(ProviderSocket next, Upcalls upcalls) {
        return next;
    }

    /** The upcalls to hand down; the default hands down those from above. */
    protected Upcalls upcalls(Upcalls above) {
        return above;
    }

    @Override
    public TimeSource time() {
        return below.transport().time();
    }

    @Override
    public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
        Upcalls mine = upcalls(upcalls);
        return wrap(below.open(request.group(), request.flags(), mine), mine);
    }

    @Override
    public List<GroupStatistics> groups() {
        return below.transport().groups();
    }

    @Override
    public Map<String, Qos> qosTemplates() {
        return below.transport().qosTemplates();
    }

    @Override
    public Optional<NameSpaceProvider> nameSpace() {
        return below.transport().nameSpace();
    }

    /** Nothing to give back; the library closes the transport below after this one. */
    @Override
    public void close() {}
}
