package io.trunkline.provider.atm;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameKind;
import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.spi.ProviderSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What a leaf receives: whole messages from the first one that begins while it is there. One that lost a fragment, or that
 * there is no room for, is never delivered. In the kernel.
 */
final class MulticastReceiver {
    private static final long OFFSETS = 1L << 32;

    private final int bufferOctets;
    private final int largestOctets;
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private int arrivedOctets;
    private byte[] message = new byte[1024];
    private int messageOctets;
    private long expectedOffset = -1;
    private boolean whole;

    MulticastReceiver(ChannelSettings settings) {
        this.largestOctets = settings.largestMessageOctets();
        this.bufferOctets = Math.max(settings.bufferOctets(), largestOctets);
    }

    /** Takes a frame. @return true if it has completed a message */
    boolean received(Frame frame) {
        if (frame.kind() != FrameKind.MESSAGE_PART && frame.kind() != FrameKind.MESSAGE_END) return false;
        boolean next = frame.offset() == expectedOffset;
        if (!next && expectedOffset >= 0 && (int) (frame.offset() - expectedOffset) < 0) return false; // came before
        int octets = frame.lengthOctets();
        expectedOffset = (frame.offset() + Math.max(1, octets)) % OFFSETS;
        if (frame.first()) messageOctets = 0;
        whole = (frame.first() || (whole && next)) && messageOctets + octets <= largestOctets;
        if (!whole) return false;
        append(frame, octets);
        return frame.kind() == FrameKind.MESSAGE_END && complete();
    }

    private void append(Frame frame, int octets) {
        if (message.length < messageOctets + octets) {
            message = Arrays.copyOf(message, Math.min(largestOctets, 2 * (messageOctets + octets)));
        }
        System.arraycopy(frame.octets(), frame.from(), message, messageOctets, octets);
        messageOctets += octets;
    }

    private boolean complete() {
        whole = false;
        int cost = Math.max(1, messageOctets);
        if (arrivedOctets + cost > bufferOctets) return false;
        arrived.add(Arrays.copyOf(message, messageOctets));
        arrivedOctets += cost;
        return true;
    }

    boolean hasArrived() {
        return !arrived.isEmpty();
    }

    int receive(ByteBuffer data, boolean peek) throws Ws2Exception {
        byte[] head = arrived.peek();
        if (head == null) return ProviderSocket.WOULD_BLOCK;
        if (head.length > data.remaining()) {
            throw new Ws2Exception(
                    WsaError.WSAEMSGSIZE,
                    "the message has " + head.length + " octets, the buffer room for " + data.remaining()
                            + "; it stays");
        }
        data.put(head);
        if (peek) return head.length;
        arrived.remove();
        arrivedOctets -= Math.max(1, head.length);
        return head.length;
    }
}
