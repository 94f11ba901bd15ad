package io.trunkline.circuit;

import java.net.SocketAddress;
import java.util.Objects;

/** An address in a network of circuits: a host and a service on it. Its family is its class, and only addresses of one class are equal. */
public abstract class ServiceAddress extends SocketAddress {
    /** The largest service. */
    public static final int MAX_SERVICE = 0xFFFF;

    private static final long serialVersionUID = 1;

    private final String host;
    private final int service;

    /**
     * An address.
     *
     * @param service 0 to 65,535; 0 asks for a free one where an address is bound
     */
    protected ServiceAddress(String host, int service) {
        if (service < 0 || service > MAX_SERVICE) {
            throw new IllegalArgumentException("service " + service + ", expected 0 to " + MAX_SERVICE);
        }
        this.host = Objects.requireNonNull(host);
        this.service = service;
    }

    /** The host: its name, or what the network numbers its hosts with. */
    public final String host() {
        return host;
    }

    /** The service on it. */
    public final int service() {
        return service;
    }

    @Override
    public final boolean equals(Object other) {
        if (!(other instanceof ServiceAddress that) || that.getClass() != getClass()) return false;
        return that.service == service && that.host.equals(host);
    }

    @Override
    public final int hashCode() {
        return 31 * host.hashCode() + service;
    }

    /** The text form, for example {@code alice:9000}. */
    @Override
    public final String toString() {
        return host + ':' + service;
    }
}
