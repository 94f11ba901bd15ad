package io.trunkline.cli.conference;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that carries frames as a stream of octets, whatever it is made of. */
interface FrameLink {
    /** Sends all of it; waits for room. */
    void send(ByteBuffer data) throws IOException;

    /** Receives what there is, waiting for the first octet. @return -1 at the graceful end, else the count */
    int receive(ByteBuffer into) throws IOException;

    /** As {@link #receive}, but waits until {@code into} is full where the connection can do so; may give less. */
    default int receiveFully(ByteBuffer into) throws IOException {
        return receive(into);
    }

    /** A socket; message-oriented ones carry the octets in messages as large as they may be. */
    static FrameLink of(Ws2Socket socket) {
        ProtocolInfo entry = socket.protocolInfo();
        int largest = entry.isMessageOriented() ? entry.figures().largestMessageOctets() : 0;
        return new SocketLink(socket, entry.isMessageOriented(), largest);
    }

    /** A socket as a link. */
    record SocketLink(Ws2Socket socket, boolean messages, int largestMessageOctets) implements FrameLink {
        @Override
        public void send(ByteBuffer data) throws IOException {
            int end = data.limit();
            while (data.position() < end) {
                if (largestMessageOctets > 0) data.limit(Math.min(end, data.position() + largestMessageOctets));
                socket.send(data);
                data.limit(end);
            }
        }

        @Override
        public int receive(ByteBuffer into) throws IOException {
            return outcome(socket.receive(into));
        }

        @Override
        public int receiveFully(ByteBuffer into) throws IOException {
            return messages ? receive(into) : outcome(socket.receive(into, Ws2Constants.MSG_WAITALL));
        }

        private int outcome(int count) {
            if (count == WsaError.WSAEDISCON.negative()) return -1;
            return count == 0 && !messages ? -1 : count;
        }
    }
}
