package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Finds addresses for names such as {@code bridge:audio}. Found by {@link java.util.ServiceLoader}, or belongs to a network: {@link
 * Transport#nameSpace}.
 */
public interface NameSpaceProvider {
    /** Its name, for messages, for example {@code dns}. */
    String name();

    /** True if it can answer for this family. */
    boolean serves(AddressFormat family);

    /**
     * The addresses of a name in one family. May take as long as the network needs; the library bounds it.
     *
     * @return empty if this name space does not know the name in that family
     * @throws Ws2Exception {@code WSATRY_AGAIN} no answer now; {@code WSANO_RECOVERY}
     */
    List<SocketAddress> lookup(String host, String service, AddressFormat family) throws Ws2Exception;

    /** The families in which the name is known here, without asking a network; empty if unknown. */
    Set<Integer> families(String host, String service);
}
