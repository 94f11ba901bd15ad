package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connect that is under way on the reactor. */
final class TcpAttempt implements Reactor.Watch {
    private final Reactor reactor;
    private final TcpDestination destination;
    private final SocketChannel channel;
    private final GuardedUpcalls upcalls;
    private SelectionKey key;
    private boolean connected;
    private Ws2Exception failure;

    TcpAttempt(Reactor reactor, TcpDestination destination, SocketChannel channel, GuardedUpcalls upcalls) {
        this.reactor = reactor;
        this.destination = destination;
        this.channel = channel;
        this.upcalls = upcalls;
    }

    /** Sends the request; what the network answers at once is an outcome like any other. */
    synchronized void start() {
        try {
            channel.configureBlocking(false);
            key = reactor.watch(channel, this);
            connected = channel.connect(destination.address());
        } catch (IOException | RuntimeException e) {
            failure = TcpErrors.of(e, destination.address());
            closeChannel();
        }
    }

    TcpDestination destination() {
        return destination;
    }

    /** The channel's registration, once connected. */
    synchronized SelectionKey key() {
        return key;
    }

    /**
     * Looks whether the network has answered; arms if not.
     *
     * @return true if connected, false if there is no answer yet
     * @throws Ws2Exception the connect has failed
     */
    synchronized boolean isConnected() throws Ws2Exception {
        if (failure != null) throw failure;
        if (connected) return true;
        try {
            connected = channel.finishConnect();
        } catch (IOException e) {
            failure = TcpErrors.of(e, destination.address());
            closeChannel();
            throw failure;
        }
        if (!connected) reactor.arm(key, SelectionKey.OP_CONNECT);
        return connected;
    }

    /** Gives it up. */
    synchronized void cancel() {
        if (failure != null || connected) return;
        failure = givenUp();
        closeChannel();
    }

    static Ws2Exception givenUp() {
        return new Ws2Exception(WsaError.WSAETIMEDOUT, "the connect was given up before the other side answered");
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException nothingLeftToDo) {
            failure.addSuppressed(nothingLeftToDo);
        }
        reactor.wakeUp();
    }

    @Override
    public void ready(int operations) {
        upcalls.lookAgain(Ready.CONNECT);
    }
}
