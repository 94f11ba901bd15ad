package io.trunkline.provider.atm.address;

import io.trunkline.circuit.ServiceAddress;

/**
 * The Java form of {@code SOCKADDR_ATM}: an end system and a service on it. The service travels in the request of whoever calls,
 * so that the selector of the address stays free, and a number, which has none, does as well.
 */
public final class AtmSocketAddress extends ServiceAddress {
    private static final long serialVersionUID = 1;

    /**
     * An address.
     *
     * @param host the name of a host of the network, an ATM end system address in hexadecimal with dots, or an
     *     international number of 1 to 15 digits behind a {@code +}
     * @param service 0 to 65,535; 0 asks for a free one where an address is bound
     */
    public AtmSocketAddress(String host, int service) {
        super(host, service);
    }
}
