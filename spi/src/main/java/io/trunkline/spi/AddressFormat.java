package io.trunkline.spi;

import java.net.SocketAddress;
import java.util.Optional;

/** An address family: its text form and what "same host" means in it. */
public interface AddressFormat {
    /** The family's number, for example 2. */
    int family();

    /** The family's name, for example {@code AF_INET}. */
    String name();

    /** What its addresses look like, for messages, for example {@code 192.0.2.1:9000}. */
    String example();

    /** True if the address is of this family. */
    boolean accepts(SocketAddress address);

    /**
     * An address from its text form. No look-up happens.
     *
     * @return empty if the text is no address of this family
     */
    Optional<SocketAddress> parse(String text);

    /** The text form of an address of this family; {@link #parse} reads it back. */
    String format(SocketAddress address);

    /** The host part in canonical text, without port or selector; equal texts mean the same host. */
    String host(SocketAddress address);

    /** True if both addresses are of this family and on the same host. */
    default boolean sameHost(SocketAddress one, SocketAddress other) {
        return accepts(one) && accepts(other) && host(one).equals(host(other));
    }
}
