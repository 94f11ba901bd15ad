package io.trunkline.provider.telephony.address;

import io.trunkline.circuit.ServiceAddress;

/**
 * An address of family {@code AF_ISDN}: a subscriber and a service of it. The service travels in the user-user information of
 * whoever calls, so that one number serves all of them.
 */
public final class IsdnSocketAddress extends ServiceAddress {
    private static final long serialVersionUID = 1;

    /**
     * An address.
     *
     * @param host the name of a subscriber of the network, or a telephone number with a plus sign in front
     * @param service 0 to 65,535; 0 asks for a free one where an address is bound
     */
    public IsdnSocketAddress(String host, int service) {
        super(host, service);
    }
}
