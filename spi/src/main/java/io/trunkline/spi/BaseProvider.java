package io.trunkline.spi;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import java.util.List;

/** A provider that carries data itself. */
public interface BaseProvider extends TransportProvider {
    /**
     * Its catalog entries as data; the library gives the numbers. Called before start, without I/O. Ids are
     * {@link #name()} or begin with it and a colon.
     */
    List<ProtocolInfo> protocols(ProviderConfig config);

    /**
     * True if its transports have a {@linkplain Transport#nameSpace name space} of their own; it is then started to look a
     * name up too.
     */
    default boolean hasNameSpace() {
        return false;
    }

    /**
     * Starts it, at the first socket that needs it. Called again after its transport was closed.
     *
     * @throws Ws2Exception {@code WSASYSNOTREADY} or another code; becomes {@code WSAEPROVIDERFAILEDINIT} for the caller
     */
    Transport start(ProviderContext context) throws Ws2Exception;
}
