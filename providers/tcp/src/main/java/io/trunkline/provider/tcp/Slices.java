package io.trunkline.provider.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Reads and writes that hand the kernel at most {@link #HEAP_OCTETS} of heap memory at a time: NIO copies heap buffers
 * through a direct one of the same size, which it then keeps for the thread's life. Direct buffers go as they are.
 */
final class Slices {
    static final int HEAP_OCTETS = 128 * 1024;

    private Slices() {}

    static int write(SocketChannel channel, ByteBuffer data) throws IOException {
        if (data.isDirect() || data.remaining() <= HEAP_OCTETS) return channel.write(data);
        int limit = data.limit();
        data.limit(data.position() + HEAP_OCTETS);
        try {
            return channel.write(data);
        } finally {
            data.limit(limit);
        }
    }

    static int read(SocketChannel channel, ByteBuffer data) throws IOException {
        if (data.isDirect() || data.remaining() <= HEAP_OCTETS) return channel.read(data);
        int limit = data.limit();
        data.limit(data.position() + HEAP_OCTETS);
        try {
            return channel.read(data);
        } finally {
            data.limit(limit);
        }
    }

    static long write(SocketChannel channel, ByteBuffer[] data, int offset, int length) throws IOException {
        int at = firstRemaining(data, offset, length);
        int together = together(data, at, offset + length - at);
        if (together > 1) return channel.write(data, at, together);
        return at == offset + length ? 0 : write(channel, data[at]);
    }

    static long read(SocketChannel channel, ByteBuffer[] data, int offset, int length) throws IOException {
        int at = firstRemaining(data, offset, length);
        int together = together(data, at, offset + length - at);
        if (together > 1) return channel.read(data, at, together);
        return at == offset + length ? 0 : read(channel, data[at]);
    }

    /** How many of the buffers may go in one call; 0 if the first is too large already. */
    private static int together(ByteBuffer[] data, int offset, int length) {
        int heapOctets = 0;
        for (int i = 0; i < length; i++) {
            ByteBuffer buffer = data[offset + i];
            if (buffer.isDirect()) continue;
            if (buffer.remaining() > HEAP_OCTETS - heapOctets) return i;
            heapOctets += buffer.remaining();
        }
        return length;
    }

    /** The first buffer that has something left, {@code offset + length} if none has. */
    static int firstRemaining(ByteBuffer[] data, int offset, int length) {
        int at = offset;
        while (at < offset + length && !data[at].hasRemaining()) at++;
        return at;
    }
}
