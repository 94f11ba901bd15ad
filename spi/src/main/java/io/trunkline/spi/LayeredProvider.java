package io.trunkline.spi;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import java.util.List;
import java.util.UUID;

/** A provider that stands on another one. */
public interface LayeredProvider extends TransportProvider {
    /** The vendor's id, shared by all entries that have this layer on top. */
    UUID providerId();

    /** What it needs of the entry below; a chain that does not have it is refused with the requirement's text. */
    default Requirements needs() {
        return Requirements.none();
    }

    /**
     * What the chain is with this layer on top of {@code below}. Called before start, without I/O. Ids must be
     * {@code NAME/} and the id below, with a colon and a word behind it where one layer makes several entries.
     */
    default List<ProtocolInfo> over(ProtocolInfo below, ProviderConfig config) {
        return List.of(below.toBuilder()
                .id(name() + "/" + below.id())
                .providerId(providerId())
                .protocolName(name() + " over " + below.protocolName())
                .build());
    }

    /**
     * Starts the layer on one entry below, which is already started.
     *
     * @throws Ws2Exception another code becomes {@code WSAEPROVIDERFAILEDINIT} for the caller
     */
    Transport start(ProviderContext context, Downstream below) throws Ws2Exception;
}
