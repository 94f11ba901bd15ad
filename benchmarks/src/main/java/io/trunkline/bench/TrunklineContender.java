package io.trunkline.bench;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Blocking sockets of Trunkline's tcp provider. */
final class TrunklineContender extends BlockingContender<Ws2Socket> {
    private final Ws2 ws2;
    private final Selection tcp;
    private final Ws2Socket listener;

    TrunklineContender() throws IOException {
        super("Trunkline/tcp");
        ws2 = Ws2.startup(Ws2Config.defaults().set("profiles.bench.provider", "tcp"));
        tcp = ws2.select("bench", Requirements.none());
        listener = ws2.listen(tcp, "127.0.0.1:0");
    }

    @Override
    SocketAddress address() throws Ws2Exception {
        return listener.sockName();
    }

    @Override
    Ws2Socket connect(SocketAddress address) throws Ws2Exception {
        Ws2Socket socket = ws2.socket(tcp, GroupRequest.NONE);
        socket.setOption(SocketOptions.TCP_NODELAY, true);
        socket.connect(address);
        return socket;
    }

    @Override
    Ws2Socket accept() throws Ws2Exception {
        Ws2Socket socket = listener.accept();
        socket.setOption(SocketOptions.TCP_NODELAY, true);
        return socket;
    }

    @Override
    void sendAll(Ws2Socket socket, ByteBuffer data) throws Ws2Exception {
        socket.send(data, 0);
    }

    @Override
    void sendAll(Ws2Socket socket, ByteBuffer[] data) throws Ws2Exception {
        socket.send(data, 0, data.length, 0);
    }

    @Override
    int receive(Ws2Socket socket, ByteBuffer data) throws Ws2Exception {
        int n = socket.receive(data, 0);
        return n == 0 && data.hasRemaining() ? -1 : n;
    }

    @Override
    public void close() throws IOException {
        super.close();
        ws2.close();
    }
}
