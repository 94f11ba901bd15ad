package io.trunkline.runtime;

import io.trunkline.api.Shutdown;

/** The states of a socket, in the order of the columns of {@link Operation}. */
enum SocketState {
    /** Made, without a local address. */
    UNBOUND("not bound"),
    /** It has a local address. */
    BOUND("bound, not connected"),
    /** It takes connection requests. */
    LISTENING("listening"),
    /** A connect is under way. */
    CONNECTING("connecting"),
    /** Both directions are open. */
    CONNECTED("connected"),
    /** Connected; sending was shut down here. */
    SEND_ENDED("connected and shut down for sending"),
    /** Connected; receiving was shut down here. */
    RECEIVE_ENDED("connected and shut down for receiving"),
    /** Connected; both directions were shut down here. */
    BOTH_ENDED("connected and shut down both ways"),
    /** The connection has failed while sending; what had arrived before can still be received. */
    BROKEN("no longer connected: sending has failed"),
    /** The connection has failed and there is nothing left to receive. */
    RESET("no longer connected: the connection has failed"),
    /** Closed: the end. */
    CLOSED("closed");

    private final String words;

    SocketState(String words) {
        this.words = words;
    }

    /** The state in words, to follow "the socket is". */
    String words() {
        return words;
    }

    /** True if there is a connection whose unsent data a lingering close would wait for. */
    boolean carriesData() {
        return this == CONNECTED || this == SEND_ENDED || this == RECEIVE_ENDED || this == BOTH_ENDED;
    }

    /** The state after a shutdown has succeeded in this one. */
    SocketState after(Shutdown how) {
        if (!carriesData()) return this;
        boolean send = how.endsSending() || this == SEND_ENDED || this == BOTH_ENDED;
        boolean receive = how.endsReceiving() || this == RECEIVE_ENDED || this == BOTH_ENDED;
        return send && receive ? BOTH_ENDED : send ? SEND_ENDED : RECEIVE_ENDED;
    }

    /** The state after the connection was found failed while sending. */
    SocketState afterFailedSend() {
        return this == RECEIVE_ENDED || this == BOTH_ENDED ? RESET : carriesData() ? BROKEN : this;
    }

    /** The state after the connection was found failed while receiving. */
    SocketState afterFailedReceive() {
        return carriesData() || this == BROKEN ? RESET : this;
    }
}
