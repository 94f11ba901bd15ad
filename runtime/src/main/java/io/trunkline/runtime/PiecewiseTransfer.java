package io.trunkline.runtime;

import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.VectoredTransfer;
import java.nio.ByteBuffer;

/**
 * Several buffers over a provider that takes one: those of a stream go one by one, those of a message are copied together.
 * An object serves one direction of one socket, by one thread at a time, and keeps its copy for the next message.
 */
final class PiecewiseTransfer implements VectoredTransfer {
    private final ProviderSocket provider;
    private final boolean messages;
    private ByteBuffer copy = ByteBuffer.allocate(0);

    PiecewiseTransfer(ProviderSocket provider, boolean messages) {
        this.provider = provider;
        this.messages = messages;
    }

    @Override
    public long send(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        return messages ? sendJoined(data, offset, length, flags) : sendEach(data, offset, length, flags);
    }

    private long sendEach(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        long sent = 0;
        for (int i = offset; i < offset + length; i++) {
            if (!data[i].hasRemaining()) continue;
            int taken;
            try {
                taken = provider.send(data[i], flags);
            } catch (Ws2Exception e) {
                if (sent == 0) throw e;
                return sent; // the next send meets the failure again
            }
            if (taken < 0) return sent == 0 ? taken : sent;
            sent += taken;
            if (data[i].hasRemaining()) return sent;
        }
        return sent;
    }

    private long sendJoined(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        ByteBuffer message = copyOf(sizeOf(data, offset, length));
        for (int i = offset; i < offset + length; i++) {
            int part = data[i].remaining();
            message.put(message.position(), data[i], data[i].position(), part);
            message.position(message.position() + part);
        }
        message.flip();
        int taken = provider.send(message, flags);
        if (taken >= 0) {
            for (int i = offset; i < offset + length; i++) data[i].position(data[i].limit());
        }
        return taken;
    }

    @Override
    public long receive(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        boolean joined =
                messages || (flags & Ws2Constants.MSG_PEEK) != 0; // one by one would look at the same octets twice
        return joined ? receiveJoined(data, offset, length, flags) : receiveEach(data, offset, length, flags);
    }

    private long receiveEach(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        long received = 0;
        for (int i = offset; i < offset + length; i++) {
            if (!data[i].hasRemaining()) continue;
            int got;
            try {
                got = provider.receive(data[i], flags);
            } catch (Ws2Exception e) {
                if (received == 0) throw e;
                return received; // the next receive meets the failure again
            }
            if (got <= 0) return received == 0 ? got : received;
            received += got;
            if (data[i].hasRemaining()) return received;
        }
        return received;
    }

    private long receiveJoined(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception {
        ByteBuffer message = copyOf(sizeOf(data, offset, length));
        int got = provider.receive(message, flags);
        message.flip();
        for (int i = offset; i < offset + length && message.hasRemaining(); i++) {
            int part = Math.min(message.remaining(), data[i].remaining());
            data[i].put(data[i].position(), message, message.position(), part);
            data[i].position(data[i].position() + part);
            message.position(message.position() + part);
        }
        return got;
    }

    private static int sizeOf(ByteBuffer[] data, int offset, int length) throws Ws2Exception {
        long octets = Buffers.remaining(data, offset, length);
        if (octets <= Integer.MAX_VALUE - 8) return (int) octets;
        throw new Ws2Exception(WsaError.WSAEMSGSIZE, octets + " octets are too many for one message");
    }

    private ByteBuffer copyOf(int octets) {
        if (copy.capacity() < octets) copy = ByteBuffer.allocate(octets);
        return copy.clear().limit(octets);
    }
}
