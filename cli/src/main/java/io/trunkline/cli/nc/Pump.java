package io.trunkline.cli.nc;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Shutdown;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Moves octets between a socket and the two standard channels, exactly and until their end. */
final class Pump {
    private static final int CHUNK_OCTETS = 256 * 1024;

    private final Ws2Socket socket;
    private final int sendOctets;
    private final int receiveOctets;

    Pump(Ws2Socket socket) {
        this.socket = socket;
        ProtocolInfo entry = socket.protocolInfo();
        int message = entry.isMessageOriented() ? entry.figures().largestMessageOctets() : 0;
        this.sendOctets = message > 0 ? Math.min(message, CHUNK_OCTETS) : CHUNK_OCTETS;
        this.receiveOctets = Math.max(message, CHUNK_OCTETS);
    }

    /** Sends what {@code in} has, then the end. @return octets sent */
    long send(ReadableByteChannel in) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(sendOctets);
        long total = 0;
        while (in.read(chunk) >= 0) {
            chunk.flip();
            total += chunk.remaining();
            while (chunk.hasRemaining()) socket.send(chunk);
            chunk.clear();
        }
        socket.shutdown(Shutdown.SD_SEND);
        return total;
    }

    /** Writes what arrives to {@code out} until the other side ends. @return octets received */
    long receive(WritableByteChannel out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(receiveOctets);
        long total = 0;
        for (int count = socket.receive(chunk); !isEnd(count); count = socket.receive(chunk)) {
            chunk.flip();
            total += chunk.remaining();
            write(chunk, out);
            chunk.clear();
        }
        return total;
    }

    /** An empty message is no end, an empty piece of a stream is. */
    private boolean isEnd(int count) {
        if (count == WsaError.WSAEDISCON.negative()) return true;
        return count == 0 && !socket.protocolInfo().isMessageOriented();
    }

    private static void write(ByteBuffer chunk, WritableByteChannel out) throws IOException {
        try {
            while (chunk.hasRemaining()) out.write(chunk);
        } catch (IOException e) {
            throw new IOException("standard output was closed by whoever reads it", e);
        }
    }
}
