package io.trunkline.provider.tcp;

import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.CloseMode;
import io.trunkline.spi.Ready;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connected channel: its mode, its ends, its failures. In NIO's blocking mode until somebody wants it event-driven, then
 * on the reactor for good. The data path stands in {@link BlockingPath} and {@link EventPath}.
 */
final class TcpConnection implements Reactor.Watch {
    /** The most that a graceful close throws away of what the other side has sent and nobody has received. */
    private static final int DISCARD_LIMIT_OCTETS = 8 << 20;

    private static final int BOTH_WAYS = Ready.RECEIVE | Ready.SEND;

    private final TcpTransport transport;
    private final SocketChannel channel;
    private final GuardedUpcalls upcalls;
    private final TransferMode mode;
    private final Inbound inbound = new Inbound();
    /** Set before {@link #mode} says event-driven. */
    private SelectionKey key;

    private volatile Pumps pumps;
    private volatile TcpLinger linger;
    private volatile boolean sendIsFull;
    private volatile boolean resetSeen;
    private volatile boolean receivingEnded;
    private volatile InetSocketAddress localName;
    private volatile InetSocketAddress peerName;

    /** A connection in NIO's blocking mode. */
    TcpConnection(TcpTransport transport, SocketChannel channel, GuardedUpcalls upcalls) {
        this.transport = transport;
        this.channel = channel;
        this.upcalls = upcalls;
        this.mode = new TransferMode(false);
    }

    /** A connection that was made on the reactor. */
    TcpConnection(TcpTransport transport, SelectionKey key, GuardedUpcalls upcalls) {
        this.transport = transport;
        this.channel = (SocketChannel) key.channel();
        this.upcalls = upcalls;
        this.key = key;
        this.mode = new TransferMode(true);
        key.attach(this);
    }

    SocketChannel channel() {
        return channel;
    }

    TransferMode mode() {
        return mode;
    }

    Inbound inbound() {
        return inbound;
    }

    TcpTransport transport() {
        return transport;
    }

    GuardedUpcalls upcalls() {
        return upcalls;
    }

    /** The pumps, made when a connection first needs one. */
    Pumps pumps() {
        synchronized (mode) {
            if (pumps == null) pumps = new Pumps(this);
            return pumps;
        }
    }

    /** The local address; {@code null} if the channel was closed before anybody asked. */
    InetSocketAddress localName() {
        try {
            if (localName == null) localName = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException closed) {
            return null;
        }
        return localName;
    }

    /** The other side's address; {@code null} if the channel was closed before anybody asked. */
    InetSocketAddress peerName() {
        try {
            if (peerName == null) peerName = (InetSocketAddress) channel.getRemoteAddress();
        } catch (IOException closed) {
            return null;
        }
        return peerName;
    }

    // ---- mode

    /**
     * Makes the connection event-driven, or records that it is to be.
     *
     * @return false while another thread is blocked in the kernel; the pumps serve until it comes out
     */
    boolean becomesEventDriven() throws Ws2Exception {
        if (mode.isEventDriven()) return true;
        mode.want();
        try {
            return switched();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private boolean switched() throws IOException {
        synchronized (mode) {
            if (mode.isEventDriven()) return true;
            if (!mode.isFree()) return false;
            channel.configureBlocking(false);
            key = transport.reactor().watch(channel, this);
            mode.eventDriven();
            mode.notifyAll();
            return true;
        }
    }

    /** After a blocking call. */
    void leave(int who) {
        if (mode.leave(who)) cameOut();
    }

    /** Somebody has come out of the kernel while event-driven operation is waited for. */
    void cameOut() {
        try {
            boolean done = switched();
            TcpLinger waiting = linger;
            if (done && waiting != null) waiting.everybodyIsOut();
        } catch (IOException nextOperationTells) {
            if (channel.isOpen())
                transport.logger().log(System.Logger.Level.WARNING, "tcp: mode change failed", nextOperationTells);
        }
        upcalls.lookAgain(BOTH_WAYS);
    }

    void armReceive() {
        transport.reactor().arm(key, SelectionKey.OP_READ);
    }

    void armSend() {
        sendIsFull = true;
        transport.reactor().arm(key, SelectionKey.OP_WRITE);
    }

    @Override
    public void ready(int operations) {
        int what = 0;
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            sendIsFull = false;
            what |= Ready.SEND;
        }
        if ((operations & SelectionKey.OP_READ) != 0) what |= Ready.RECEIVE | Ready.ENDED;
        upcalls.lookAgain(what);
    }

    /** {@link Ready} bits. Data, the end or a failure is looked for in the kernel, and armed if there is none. */
    int readiness() {
        TcpLinger waiting = linger;
        if (waiting != null) return waiting.isOver() ? Ready.LINGERED : 0;
        int ready = 0;
        try {
            synchronized (inbound) {
                if (!inbound.isReady()) EventPath.look(this);
                if (inbound.isReady()) ready |= Ready.RECEIVE;
                if (inbound.isEnded()) ready |= Ready.ENDED;
            }
            boolean room = mode.isEventDriven() ? !sendIsFull : pumps().hasRoom();
            return room || resetSeen ? ready | Ready.SEND : ready;
        } catch (Ws2Exception failed) {
            return BOTH_WAYS | Ready.ENDED;
        }
    }

    // ---- failures and ends

    /** What an exception of the channel means on this connection. */
    Ws2Exception failed(IOException e) {
        if (e instanceof Ws2Exception known) return known;
        if (isClosed()) return TcpErrors.closed();
        if (e instanceof ClosedByInterruptException) {
            return new Ws2Exception(
                    WsaError.WSAEINTR, "the thread was interrupted inside the call, which has ended the connection");
        }
        if (e instanceof ClosedChannelException) return endedHere();
        if (TcpErrors.isReset(e)) resetSeen = true;
        return TcpErrors.of(e);
    }

    /** True once the socket is being closed, be it slowly. */
    private boolean isClosed() {
        return upcalls.isClosed() || linger != null;
    }

    private Ws2Exception endedHere() {
        return channel.isOpen()
                ? new Ws2Exception(WsaError.WSAESHUTDOWN, "the socket was shut down for this direction")
                : new Ws2Exception(
                        WsaError.WSAECONNABORTED, "a thread was interrupted inside a call, which ended the connection");
    }

    /** The channel has nothing more to give: the other side's end, or what has taken its place. */
    int endOfStream() throws Ws2Exception {
        if (isClosed()) throw TcpErrors.closed();
        if (receivingEnded) throw endedHere();
        synchronized (inbound) {
            if (!resetSeen || inbound.sawEnd()) {
                inbound.end();
                return 0;
            }
        }
        // The system tells of a reset only once, and a send has heard it: the end that it gives now is not the other
        // side's.
        throw new Ws2Exception(WsaError.WSAECONNRESET, "the other side has reset the connection");
    }

    /** Octets that a receive would give at once. */
    int available() throws Ws2Exception {
        if (receivingEnded || linger != null) return 0;
        try {
            synchronized (inbound) {
                return inbound.available() + channel.socket().getInputStream().available();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void shutdown(Shutdown how) throws Ws2Exception {
        try {
            if (how.endsReceiving()) endReceiving();
            if (how.endsSending()) endSending();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void endReceiving() throws IOException {
        receivingEnded = true;
        channel.shutdownInput();
    }

    /** Ends sending behind what has been taken. */
    void endSending() throws IOException {
        Pumps busy = pumps;
        if (busy == null || !busy.afterwards(this::endOutput)) channel.shutdownOutput();
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException closedMeanwhile) {
            upcalls.lookAgain(BOTH_WAYS);
        }
    }

    // ---- close

    /** Ends the connection; the socket's upcalls have been closed before. */
    void close(CloseMode how) {
        TcpLinger waiting = linger;
        if (waiting != null && waiting.hasBegun()) return;
        if (how == CloseMode.ABORTIVE || waiting != null) {
            reset();
            return;
        }
        Pumps busy = pumps;
        if (busy != null && busy.afterwards(this::closeChannel)) {
            transport.closesInBackground(this);
            wakeReader();
        } else {
            discardUnread();
            closeChannel();
        }
    }

    /** Drops what has not been sent; the other side sees a reset. */
    void reset() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        closeChannel();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException nothingLeftToDo) {
            transport.logger().log(System.Logger.Level.DEBUG, "tcp: close", nothingLeftToDo);
        }
        synchronized (mode) {
            mode.notifyAll();
        }
        transport.reactor().wakeUp();
        transport.closedInBackground(this);
    }

    /** Ends a receive that is blocked while the channel must stay open for what is still to be sent. */
    void wakeReader() {
        try {
            channel.shutdownInput();
        } catch (IOException closedMeanwhile) {
            return;
        }
    }

    /** The kernel turns a close with unread data into a reset, which would take with it what is still to be sent. */
    void discardUnread() {
        try {
            if (receivingEnded || channel.socket().getInputStream().available() == 0) return;
            mode.want();
            synchronized (mode) {
                if (!mode.isEventDriven() && !mode.isFree()) return;
                channel.configureBlocking(false);
            }
            ByteBuffer waste = ByteBuffer.allocate(Slices.HEAP_OCTETS);
            for (int octets = 0, read = 1; read > 0 && octets < DISCARD_LIMIT_OCTETS; octets += read) {
                read = channel.read(waste.clear());
            }
        } catch (IOException goneAnyway) {
            return;
        }
    }

    /** Begins a close that waits until everything has arrived, see {@link TcpLinger}. */
    TcpLinger linger(long limitNanos) {
        localName(); // the channel's own lock is held as long as it lingers
        peerName();
        linger = new TcpLinger(this, limitNanos);
        return linger;
    }

    TcpLinger linger() {
        return linger;
    }

    /** Takes the channel off the reactor and goes on there. The connection must be event-driven. */
    void leaveReactor(Runnable next) {
        transport.reactor().forget(key, next);
    }
}
