package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;

/**
 * The addresses that sockets of this transport are bound to and do not share. The kernel cannot refuse a second socket
 * here: a bound one has SO_REUSEADDR, so that its listener can take the port over without a gap.
 */
final class BoundAddresses {
    private final Set<InetSocketAddress> taken = new HashSet<>();

    /** Fails if another socket has the address, or, one of the two being a wildcard, its port. */
    synchronized void check(InetSocketAddress wanted) throws Ws2Exception {
        if (wanted.getPort() == 0 || taken.stream().noneMatch(each -> overlap(each, wanted))) return;
        throw new Ws2Exception(
                WsaError.WSAEADDRINUSE,
                "another socket is bound to " + TcpErrors.text(wanted) + "; take another port, or 0 for a free one");
    }

    private static boolean overlap(InetSocketAddress one, InetSocketAddress other) {
        if (one.getPort() != other.getPort()) return false;
        InetAddress here = one.getAddress();
        InetAddress there = other.getAddress();
        return here.equals(there)
                || here.getClass() == there.getClass() && (here.isAnyLocalAddress() || there.isAnyLocalAddress());
    }

    synchronized void add(InetSocketAddress bound) {
        taken.add(bound);
    }

    synchronized void remove(InetSocketAddress bound) {
        taken.remove(bound);
    }
}
