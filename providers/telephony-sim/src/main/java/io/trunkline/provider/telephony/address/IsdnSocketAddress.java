package io.trunkline.provider.telephony.address;

import java.net.SocketAddress;
import java.util.Objects;

/**
 * An address of family {@code AF_ISDN}: a subscriber and a service of it. The service travels in the user-user information of
 * whoever calls, so that one number serves all of them.
 */
public final class IsdnSocketAddress extends SocketAddress {
    private static final long serialVersionUID = 1;
    private static final int MAX_SERVICE = 0xFFFF;

    private final String host;
    private final int service;

    /**
     * An address.
     *
     * @param host the name of a subscriber of the network, or a telephone number with a plus sign in front
     * @param service 0 to 65,535; 0 asks for a free one where an address is bound
     */
    public IsdnSocketAddress(String host, int service) {
        if (service < 0 || service > MAX_SERVICE) {
            throw new IllegalArgumentException("service " + service + ", expected 0 to " + MAX_SERVICE);
        }
        this.host = Objects.requireNonNull(host);
        this.service = service;
    }

    /** The subscriber. */
    public String host() {
        return host;
    }

    /** The service of it. */
    public int service() {
        return service;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IsdnSocketAddress that && that.service == service && that.host.equals(host);
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
