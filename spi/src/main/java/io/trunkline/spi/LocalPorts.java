package io.trunkline.spi;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Who has which {@link LocalAddress} on a network inside the process. Safe from any thread.
 *
 * @param <S> the provider's sockets
 */
public final class LocalPorts<S> {
    private static final int FIRST_FREE = 49152;
    private static final int FREE_PORTS = 0x10000 - FIRST_FREE;

    private final Map<SocketAddress, S> owners = new HashMap<>();
    private int lastChosen = -1;

    /** A network on which nobody has an address. */
    public LocalPorts() {}

    /**
     * Gives an address to a socket.
     *
     * @param wanted port 0 asks for a free one, which is not given again before all others have been
     * @return the address with its port
     * @throws Ws2Exception {@code WSAEADDRINUSE} somebody has it; {@code WSAENOBUFS} no port is free
     */
    public synchronized LocalAddress claim(LocalAddress wanted, S owner) throws Ws2Exception {
        LocalAddress address = wanted.port() == 0 ? free(wanted.host()) : wanted;
        if (owners.putIfAbsent(address, owner) != null) {
            throw new Ws2Exception(WsaError.WSAEADDRINUSE, address + " is taken; close its owner or take port 0");
        }
        return address;
    }

    private LocalAddress free(String host) throws Ws2Exception {
        for (int tried = 0; tried < FREE_PORTS; tried++) {
            lastChosen = (lastChosen + 1) % FREE_PORTS;
            LocalAddress address = new LocalAddress(host, FIRST_FREE + lastChosen);
            if (!owners.containsKey(address)) return address;
        }
        throw new Ws2Exception(WsaError.WSAENOBUFS, "no free port on " + host);
    }

    /** Who has the address, {@code null} if nobody has. */
    public synchronized S owner(SocketAddress address) {
        return owners.get(address);
    }

    /** Gives the address back, if it is {@code owner} who has it. */
    public synchronized void release(SocketAddress address, S owner) {
        owners.remove(address, owner);
    }
}
