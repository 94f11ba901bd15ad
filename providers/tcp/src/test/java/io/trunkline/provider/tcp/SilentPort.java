package io.trunkline.provider.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port that answers no request: its queue is full. */
final class SilentPort implements AutoCloseable {
    private static final int MORE_THAN_THE_QUEUE = 4;

    private final ServerSocket full;
    private final List<SocketChannel> fillers = new ArrayList<>();

    SilentPort(String host) throws IOException {
        full = new ServerSocket(0, 1, InetAddress.getByName(host));
        for (int i = 0; i < MORE_THAN_THE_QUEUE; i++) {
            SocketChannel filler = SocketChannel.open();
            fillers.add(filler);
            filler.configureBlocking(false);
            filler.connect(address());
        }
    }

    SocketAddress address() {
        return full.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel each : fillers) each.close();
        full.close();
    }
}
