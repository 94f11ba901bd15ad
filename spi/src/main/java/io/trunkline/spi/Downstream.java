package io.trunkline.spi;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;

/**
 * What a layer stands on.
 *
 * @param transport the started transport below; the library closes it, after the layer
 * @param entry the entry of it that this layer is on
 */
public record Downstream(Transport transport, ProtocolInfo entry) {
    /** Opens a socket of the entry below. */
    public ProviderSocket open(GroupRequest group, int flags, Upcalls upcalls) throws Ws2Exception {
        return transport.open(new OpenRequest(entry, group, flags), upcalls);
    }
}
