package io.trunkline.runtime;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** The sending side as a stream, not buffered. */
final class SocketOutput extends OutputStream {
    private final SocketHandle socket;

    SocketOutput(SocketHandle socket) {
        this.socket = socket;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(octets, offset, length);
        if (length == 0) socket.checkOpen(Operation.STREAM); // no empty message
        int sent = length == 0 ? 0 : socket.send(data, 0);
        if (sent >= 0 && !data.hasRemaining()) return;
        String what = data.remaining() + " of " + length + " octets were not taken and the socket is non-blocking";
        throw new Ws2Exception(WsaError.WSAEWOULDBLOCK, what + ", a stream needs a blocking one");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
