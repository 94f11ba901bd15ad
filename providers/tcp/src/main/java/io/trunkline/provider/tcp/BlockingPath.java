package io.trunkline.provider.tcp;

import static io.trunkline.provider.tcp.TransferMode.READER;
import static io.trunkline.provider.tcp.TransferMode.WRITER;
import static io.trunkline.spi.ProviderSocket.WOULD_BLOCK;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Transfers that block in the kernel: the hot path. Nothing is allocated and nothing is locked on it. */
final class BlockingPath {
    private BlockingPath() {}

    static int send(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        if (!enters(connection, WRITER)) return WOULD_BLOCK;
        int start = data.position();
        try {
            while (data.hasRemaining()) Slices.write(connection.channel(), data);
            return data.position() - start;
        } catch (IOException e) {
            throw connection.failed(e);
        } finally {
            connection.leave(WRITER);
        }
    }

    static long send(TcpConnection connection, ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        if (!enters(connection, WRITER)) return WOULD_BLOCK;
        long sent = 0;
        try {
            while (Slices.firstRemaining(data, offset, length) < offset + length) {
                sent += Slices.write(connection.channel(), data, offset, length);
            }
            return sent;
        } catch (IOException e) {
            throw connection.failed(e);
        } finally {
            connection.leave(WRITER);
        }
    }

    static int receive(TcpConnection connection, ByteBuffer data) throws Ws2Exception {
        if (!enters(connection, READER)) return WOULD_BLOCK;
        try {
            int octets = Slices.read(connection.channel(), data);
            return octets >= 0 ? octets : connection.endOfStream();
        } catch (IOException e) {
            throw connection.failed(e);
        } finally {
            connection.leave(READER);
        }
    }

    static long receive(TcpConnection connection, ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        if (!enters(connection, READER)) return WOULD_BLOCK;
        try {
            long octets = Slices.read(connection.channel(), data, offset, length);
            return octets >= 0 ? octets : connection.endOfStream();
        } catch (IOException e) {
            throw connection.failed(e);
        } finally {
            connection.leave(READER);
        }
    }

    private static boolean enters(TcpConnection connection, int who) throws Ws2Exception {
        checkNotInterrupted();
        if (connection.mode().enter(who)) return true;
        connection.leave(who);
        return false;
    }

    /** NIO would close the channel of a thread that comes with its interrupt status set; nothing has happened yet, so nothing shall. */
    static void checkNotInterrupted() throws Ws2Exception {
        if (Thread.currentThread().isInterrupted()) {
            throw new Ws2Exception(
                    WsaError.WSAEINTR, "the thread was interrupted before the call; the socket is as it was");
        }
    }
}
