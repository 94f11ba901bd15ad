package io.trunkline.provider.tcp;

import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Transfers that never block: straight to the channel once it is event-driven, through the pumps until then. */
final class EventPath {
    static final int SEND_FLAGS = Ws2Constants.MSG_DONTROUTE;
    static final int RECEIVE_FLAGS =
            Ws2Constants.MSG_DONTROUTE | Ws2Constants.MSG_PARTIAL | Ws2Constants.MSG_WAITALL | Ws2Constants.MSG_PEEK;

    private static final int LOOK_OCTETS = 128;

    private EventPath() {}

    static void checkFlags(int flags, int known) throws Ws2Exception {
        if ((flags & ~known) == 0) return;
        throw new Ws2Exception(
                WsaError.WSAEOPNOTSUPP,
                "flags 0x" + Integer.toHexString(flags & ~known) + " are not supported by tcp here; it knows 0x"
                        + Integer.toHexString(known));
    }

    // ---- send

    static int send(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        int start = data.position();
        if (!connection.becomesEventDriven()) {
            int taken = connection.pumps().send(data);
            if (taken != Pumps.EVENT_DRIVEN) return taken;
        }
        try {
            while (data.hasRemaining() && Slices.write(connection.channel(), data) > 0) {}
        } catch (IOException e) {
            throw connection.failed(e);
        }
        if (data.hasRemaining()) connection.armSend();
        return data.hasRemaining() && data.position() == start ? WOULD_BLOCK : data.position() - start;
    }

    static long send(TcpConnection connection, ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        int end = offset + length;
        if (!connection.becomesEventDriven()) return oneByOne(connection, data, offset, end);
        long sent = 0;
        int at = offset;
        try {
            for (long octets = 1;
                    octets > 0 && (at = Slices.firstRemaining(data, at, end - at)) < end;
                    sent += octets) {
                octets = Slices.write(connection.channel(), data, at, end - at);
            }
        } catch (IOException e) {
            throw connection.failed(e);
        }
        if (at < end) connection.armSend();
        return at < end && sent == 0 ? WOULD_BLOCK : sent;
    }

    private static long oneByOne(TcpConnection connection, ByteBuffer[] data, int offset, int end) throws Ws2Exception {
        long sent = 0;
        for (int at = offset; (at = Slices.firstRemaining(data, at, end - at)) < end; ) {
            int octets = send(connection, data[at]);
            if (octets == WOULD_BLOCK) return sent == 0 ? WOULD_BLOCK : sent;
            sent += octets;
        }
        return sent;
    }

    // ---- receive

    static int receive(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        synchronized (connection.inbound()) {
            int waited = connection.inbound().take(data);
            if (waited == 0) return 0;
            if (waited > 0) return waited + more(connection, data);
            if (!connection.becomesEventDriven() && connection.pumps().ask()) return WOULD_BLOCK;
            return now(connection, data);
        }
    }

    static long receive(TcpConnection connection, ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        int end = offset + length;
        int at = Slices.firstRemaining(data, offset, length);
        if (at == end) return 0;
        synchronized (connection.inbound()) {
            boolean direct = connection.inbound().available() == 0 && connection.becomesEventDriven();
            if (!direct || connection.inbound().isReady()) return receive(connection, data[at]);
            try {
                long octets = Slices.read(connection.channel(), data, at, end - at);
                return octets > 0 ? octets : nothingOrEnd(connection, octets < 0);
            } catch (IOException e) {
                throw connection.failed(e);
            }
        }
    }

    private static int now(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        if (!data.hasRemaining()) return 0;
        try {
            int octets = Slices.read(connection.channel(), data);
            return octets > 0 ? octets : nothingOrEnd(connection, octets < 0);
        } catch (IOException e) {
            throw connection.failed(e);
        }
    }

    private static int nothingOrEnd(TcpConnection connection, boolean end) throws Ws2Exception {
        if (end) return connection.endOfStream();
        connection.armReceive();
        return WOULD_BLOCK;
    }

    /** What the kernel has beside what waited here; its end or failure is kept for the next receive. */
    private static int more(TcpConnection connection, ByteBuffer data) {
        if (!data.hasRemaining() || !connection.mode().isEventDriven()) return 0;
        int start = data.position();
        keep(connection, data);
        return data.position() - start;
    }

    // ---- look

    /** As receive, and what it gives stays. */
    static int peek(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        Inbound inbound = connection.inbound();
        synchronized (inbound) {
            if (inbound.available() < data.remaining()) take(connection, data.remaining() - inbound.available());
            int octets = inbound.peek(data);
            if (octets != Inbound.NOTHING) return octets;
            if (connection.mode().isEventDriven()) connection.armReceive();
            return WOULD_BLOCK;
        }
    }

    /** Finds out whether a receive would give anything, under the lock of what waits; arms if not. */
    static void look(TcpConnection connection) throws Ws2Exception {
        take(connection, LOOK_OCTETS);
        if (!connection.inbound().isReady() && connection.mode().isEventDriven()) connection.armReceive();
    }

    private static void take(TcpConnection connection, int octets) throws Ws2Exception {
        if (!connection.becomesEventDriven()) {
            if (connection.inbound().isReady() || connection.pumps().ask()) return;
        }
        ByteBuffer room = ByteBuffer.allocate(Math.min(octets, Slices.HEAP_OCTETS));
        keep(connection, room);
        if (room.position() > 0) connection.inbound().append(room);
    }

    private static void keep(TcpConnection connection, ByteBuffer room) {
        try {
            if (connection.channel().read(room) < 0) connection.endOfStream();
        } catch (Ws2Exception failed) {
            connection.inbound().fail(failed);
        } catch (IOException e) {
            connection.inbound().fail(connection.failed(e));
        }
    }
}
