package io.trunkline.runtime;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.AddressFormat;
import java.net.SocketAddress;
import java.util.concurrent.locks.ReentrantLock;

/** A socket's own address and the other side's, and what needs no more than an own address: listening. */
final class Endpoint {
    private final SocketCore core;
    /** So that of two binds one finds the other's state. Held while the provider is asked, which never waits. */
    private final ReentrantLock binding = new ReentrantLock();

    Endpoint(SocketCore core) {
        this.core = core;
    }

    void bind(SocketAddress address) throws Ws2Exception {
        core.checkOpen();
        AddressFormat format = core.host.format(core.entry);
        if (address == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the address to bind to is missing");
        if (!format.accepts(address)) {
            String expected = format.name() + " such as " + format.example();
            throw new Ws2Exception(WsaError.WSAEFAULT, address + " is of another family, expected " + expected);
        }
        binding.lock();
        try {
            core.check(Operation.BIND);
            core.provider().bind(address);
            core.change(state -> state == SocketState.UNBOUND ? SocketState.BOUND : state);
        } finally {
            binding.unlock();
        }
    }

    /** Binds to the first address of {@code name} that this host has. */
    void bind(String name) throws Ws2Exception {
        core.checkOpen();
        if (name == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the name to bind to is missing");
        core.check(Operation.BIND);
        Ws2Exception failure = null;
        for (SocketAddress address : core.host.resolve(name, core.entry)) {
            try {
                bind(address);
                return;
            } catch (Ws2Exception e) {
                if (e.error() != WsaError.WSAEADDRNOTAVAIL) throw core.failure(Operation.BIND, address, e);
                failure = core.failure(Operation.BIND, address, e);
            }
        }
        throw failure != null ? failure : new Ws2Exception(WsaError.WSANO_DATA, name + " has no address");
    }

    void listen(int backlog) throws Ws2Exception {
        core.checkOpen();
        if (core.entry.isConnectionless()) {
            throw new Ws2Exception(
                    WsaError.WSAEOPNOTSUPP, core.entry.id() + " is connectionless, nobody connects to it");
        }
        binding.lock();
        try {
            core.check(Operation.LISTEN);
            core.provider().listen(Math.max(1, backlog));
            core.change(state -> state == SocketState.BOUND ? SocketState.LISTENING : state);
        } finally {
            binding.unlock();
        }
    }

    SocketAddress sockName() throws Ws2Exception {
        core.check(Operation.SOCK_NAME);
        SocketAddress name = core.provider().sockName();
        if (name == null) throw new Ws2Exception(WsaError.WSAEINVAL, "the socket has no local address yet");
        return name;
    }

    SocketAddress peerName() throws Ws2Exception {
        core.check(Operation.PEER_NAME);
        SocketAddress name = core.provider().peerName();
        if (name == null) throw new Ws2Exception(WsaError.WSAENOTCONN, "the connection has ended");
        return name;
    }

    /** The local address for messages, or {@code null}. */
    SocketAddress local() {
        return core.state() == SocketState.CLOSED ? null : core.provider().sockName();
    }
}
