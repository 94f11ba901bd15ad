package io.trunkline.runtime;

import io.trunkline.api.Ioctls;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The receiving side as a stream. */
final class SocketInput extends InputStream {
    private final SocketHandle socket;

    SocketInput(SocketHandle socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xFF : -1;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, octets.length);
        if (length == 0) {
            socket.checkOpen(Operation.STREAM);
            return 0;
        }
        int got;
        do {
            got = socket.read(ByteBuffer.wrap(octets, offset, length));
            if (got == 0 && socket.core().isNonBlocking()) throw wouldBlock();
        } while (got == 0); // an empty message is no end
        return got;
    }

    private static Ws2Exception wouldBlock() {
        return new Ws2Exception(
                WsaError.WSAEWOULDBLOCK,
                "nothing has come and the socket is non-blocking, a stream needs a blocking one");
    }

    @Override
    public int available() throws IOException {
        try {
            return socket.ioctl(Ioctls.FIONREAD, null);
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEOPNOTSUPP) return 0; // a provider that cannot tell
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
