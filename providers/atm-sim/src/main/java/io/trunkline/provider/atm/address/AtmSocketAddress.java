package io.trunkline.provider.atm.address;

import java.net.SocketAddress;
import java.util.Objects;

/**
 * The Java form of {@code SOCKADDR_ATM}: an end system and a service on it. The service travels in the request of whoever calls,
 * so that the selector of the address stays free.
 */
public final class AtmSocketAddress extends SocketAddress {
    private static final long serialVersionUID = 1;
    private static final int MAX_SERVICE = 0xFFFF;

    private final String host;
    private final int service;

    /**
     * An address.
     *
     * @param host the name of a host of the network, or an ATM end system address in hexadecimal with dots
     * @param service 0 to 65,535; 0 asks for a free one where an address is bound
     */
    public AtmSocketAddress(String host, int service) {
        if (service < 0 || service > MAX_SERVICE) {
            throw new IllegalArgumentException("service " + service + ", expected 0 to " + MAX_SERVICE);
        }
        this.host = Objects.requireNonNull(host);
        this.service = service;
    }

    /** The end system. */
    public String host() {
        return host;
    }

    /** The service on it. */
    public int service() {
        return service;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AtmSocketAddress that && that.service == service && that.host.equals(host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + service;
    }

    /** The text form, for example {@code alice:9000}. */
    @Override
    public String toString() {
        return host + ':' + service;
    }
}
