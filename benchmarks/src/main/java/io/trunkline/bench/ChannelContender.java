package io.trunkline.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Raw blocking {@link SocketChannel}: the limit that Trunkline is measured against. */
final class ChannelContender extends BlockingContender<SocketChannel> {
    private final ServerSocketChannel listener;

    ChannelContender(String name) throws IOException {
        super(name);
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    }

    @Override
    SocketAddress address() throws IOException {
        return listener.getLocalAddress();
    }

    @Override
    SocketChannel connect(SocketAddress address) throws IOException {
        return noDelay(SocketChannel.open(address));
    }

    @Override
    SocketChannel accept() throws IOException {
        return noDelay(listener.accept());
    }

    private static SocketChannel noDelay(SocketChannel channel) throws IOException {
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    @Override
    void sendAll(SocketChannel socket, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) socket.write(data);
    }

    @Override
    void sendAll(SocketChannel socket, ByteBuffer[] data) throws IOException {
        while (data[data.length - 1].hasRemaining()) socket.write(data);
    }

    @Override
    int receive(SocketChannel socket, ByteBuffer data) throws IOException {
        return socket.read(data);
    }

    @Override
    public void close() throws IOException {
        super.close();
        listener.close();
    }
}
