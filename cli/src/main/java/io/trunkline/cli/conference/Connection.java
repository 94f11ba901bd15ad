package io.trunkline.cli.conference;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.time.Duration;

/** One stream's connection, seen from one party. */
final class Connection {
    /** Longest time without any progress, so that nothing waits for ever. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longest wait for the first frame: whoever says nothing must not keep others waiting. */
    private static final Duration GREETING_PATIENCE = Duration.ofSeconds(10);

    private final Ws2Socket socket;
    private final FrameWriter writer;
    private final FrameReader reader;
    private Hello peer;

    Connection(Ws2Socket socket, MediaClock clock) throws Ws2Exception {
        this.socket = socket;
        FrameLink link = FrameLink.of(socket);
        this.writer = new FrameWriter(link);
        this.reader = new FrameReader(link, clock::nanos);
        set(SocketOptions.SO_RCVTIMEO, GREETING_PATIENCE);
        set(SocketOptions.SO_SNDTIMEO, PATIENCE);
    }

    /** A small frame must not wait until an earlier one has been acknowledged. */
    void sendSmallFramesAtOnce() throws Ws2Exception {
        set(SocketOptions.TCP_NODELAY, true);
    }

    /** Sets an option where the provider has it. */
    private <T> void set(Ws2Option<T> option, T value) throws Ws2Exception {
        try {
            socket.setOption(option, value);
        } catch (Ws2Exception e) {
            if (e.error() != WsaError.WSAENOPROTOOPT) throw e;
        }
    }

    void send(Hello hello) throws IOException {
        writer.send(FrameHeader.Kind.HELLO, hello.encode());
    }

    /** Waits for the other side's first frame. */
    Hello receiveHello() throws IOException {
        FrameHeader header = reader.next();
        if (header == null || header.kind() != FrameHeader.Kind.HELLO) {
            throw new IOException("the other side is no party of a conference");
        }
        peer = Hello.decode(reader.payload(header))
                .orElseThrow(
                        () -> new IOException("the other side speaks another version of the conference's protocol"));
        set(SocketOptions.SO_RCVTIMEO, PATIENCE);
        return peer;
    }

    Hello peer() {
        return peer;
    }

    Ws2Socket socket() {
        return socket;
    }

    FrameWriter writer() {
        return writer;
    }

    FrameReader reader() {
        return reader;
    }
}
