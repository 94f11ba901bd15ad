package io.trunkline.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** {@link Socket} with its streams; buffers pass through an array, as they have to. */
final class StreamSocketContender extends BlockingContender<Socket> {
    private final ServerSocket listener;
    private final ThreadLocal<byte[]> array = ThreadLocal.withInitial(() -> new byte[BULK_OCTETS]);

    StreamSocketContender() throws IOException {
        super("java.net.Socket");
        listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    }

    @Override
    SocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    Socket connect(SocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address);
        return socket;
    }

    @Override
    Socket accept() throws IOException {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    void sendAll(Socket socket, ByteBuffer data) throws IOException {
        byte[] octets = array.get();
        int length = data.remaining();
        data.get(octets, 0, length);
        socket.getOutputStream().write(octets, 0, length);
    }

    @Override
    void sendAll(Socket socket, ByteBuffer[] data) throws IOException {
        for (ByteBuffer buffer : data) sendAll(socket, buffer);
    }

    @Override
    int receive(Socket socket, ByteBuffer data) throws IOException {
        byte[] octets = array.get();
        int n = socket.getInputStream().read(octets, 0, data.remaining());
        if (n > 0) data.put(octets, 0, n);
        return n;
    }

    @Override
    public void close() throws IOException {
        super.close();
        listener.close();
    }
}
