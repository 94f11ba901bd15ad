package io.trunkline.spi;

import java.net.SocketAddress;
import java.util.Objects;

/** An address inside one process: a host's name and a port, as {@code loopback} and {@code reference} use them. */
public final class LocalAddress extends SocketAddress {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int port;

    /**
     * An address.
     *
     * @param host letters, digits, dots and hyphens
     * @param port 0 to 65535; 0 asks bind for a free one
     */
    public LocalAddress(String host, int port) {
        if (port < 0 || port > 0xFFFF) throw new IllegalArgumentException("port " + port + ", expected 0 to 65535");
        this.host = Objects.requireNonNull(host, "host");
        this.port = port;
    }

    /** The host's name. */
    public String host() {
        return host;
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** The same host with another port. */
    public LocalAddress withPort(int newPort) {
        return new LocalAddress(host, newPort);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalAddress that && host.equals(that.host) && port == that.port;
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
