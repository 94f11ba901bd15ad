package io.trunkline.spi;

import io.trunkline.api.Connected;
import io.trunkline.api.Ws2Exception;

/**
 * Optional: joining leaves to a multipoint session, on sockets that were opened with {@code WSA_FLAG_MULTIPOINT_} flags of
 * an entry with {@code SUPPORT_MULTIPOINT}. It starts and answers as connect does and never waits; one join at a time is
 * under way per socket. Data flows through {@code send} and {@code receive}: what a data root sends reaches every leaf; an
 * operation that a socket's planes do not have gives {@code WSAEOPNOTSUPP}. Closing a root ends its leaves; the end of a
 * leaf is the end of its session's socket.
 */
public interface Multipoint {
    /**
     * Starts a join; {@link Ready#JOIN} announces its outcome, on this socket.
     *
     * @param flags one of the {@code JL_} values
     * @param leafUpcalls of the new socket
     * @return on a control root the socket of the leaf's session, usable once the join has succeeded; to close it before
     *     calls the join off. On a control leaf {@code null}: this socket itself joins
     * @throws Ws2Exception the caller's mistakes; nothing was started and no socket is left
     */
    ProviderSocket joinLeaf(ConnectCall call, int flags, Upcalls leafUpcalls) throws Ws2Exception;

    /**
     * The outcome of the last join.
     *
     * @return {@code null} while it is under way
     * @throws Ws2Exception it has failed; the library closes the session's socket
     */
    Connected joinResult() throws Ws2Exception;

    /** Gives up a join that is under way; harmless if none is. */
    void cancelJoin();
}
