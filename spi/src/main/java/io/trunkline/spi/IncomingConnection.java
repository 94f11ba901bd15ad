package io.trunkline.spi;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.Decision;
import io.trunkline.api.Ws2Exception;

/**
 * The connection request at the head of a listener's queue. Until it is accepted or rejected it stays there, and nothing
 * more is announced.
 */
public interface IncomingConnection {
    /** What the condition function sees. */
    ConnectionRequest request();

    /**
     * Takes the connection and removes it from the queue.
     *
     * @param decision group, mirror, data and quality of service; its verdict is accept
     * @throws Ws2Exception {@code WSAEINVAL} the group cannot be entered: the connection is rejected, nothing leaks;
     *     {@code WSAECONNRESET} the caller has gone: it is removed
     */
    ProviderSocket accept(Decision decision, Upcalls upcalls) throws Ws2Exception;

    /** Refuses it and removes it from the queue. */
    void reject();
}
