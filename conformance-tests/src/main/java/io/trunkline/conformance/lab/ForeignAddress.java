package io.trunkline.conformance.lab;

import java.net.SocketAddress;

/** An address that no provider knows. */
final class ForeignAddress extends SocketAddress {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "an address of a family that nobody has";
    }
}
