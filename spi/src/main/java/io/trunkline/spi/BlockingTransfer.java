package io.trunkline.spi;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;
import java.nio.ByteBuffer;

/**
 * Optional: transfers that block in the operating system, for sockets in blocking mode without time limits. Every method
 * may answer {@link ProviderSocket#WOULD_BLOCK} (or {@code null}) at any time, which means "use the ordinary form". These
 * are the only operations that may block. Closing the socket ends them with {@code WSAENOTSOCK}, interrupting the thread
 * with {@code WSAEINTR}.
 */
public interface BlockingTransfer extends DataPath {
    /** Sends all of {@code data}; {@code WOULD_BLOCK} counts as nothing sent only if the position has not moved. */
    int sendBlocking(ByteBuffer data, int flags) throws Ws2Exception;

    /** Receives at least one octet, or the end. */
    int receiveBlocking(ByteBuffer data, int flags) throws Ws2Exception;

    /** Sends all of the buffers. */
    long sendBlocking(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;

    /** Receives at least one octet into the buffers, or the end. */
    long receiveBlocking(ByteBuffer[] data, int offset, int length, int flags) throws Ws2Exception;

    /**
     * Connects.
     *
     * @param limitNanos longest wait, 0 for none; then {@code WSAETIMEDOUT}
     * @return {@code null} to use the ordinary form; nothing has been started then
     */
    Connected connectBlocking(ConnectCall call, long limitNanos) throws Ws2Exception;
}
