package io.trunkline.api;

/**
 * One line of a poll: a socket, what to wait for, and what was found. {@link Ws2#poll} is not supported. Not safe for
 * several threads.
 */
public final class PollRequest {
    private final Ws2Socket socket;
    private final int events;
    private int revents;

    /**
     * A line.
     *
     * @param socket the socket, or {@code null} to skip the line
     * @param events {@code POLL} bits to wait for
     */
    public PollRequest(Ws2Socket socket, int events) {
        this.socket = socket;
        this.events = events;
    }

    /** The socket. */
    public Ws2Socket socket() {
        return socket;
    }

    /** What to wait for. */
    public int events() {
        return events;
    }

    /** What was found. */
    public int revents() {
        return revents;
    }

    /** Records what was found; for the library. */
    public void revents(int found) {
        revents = found;
    }
}
