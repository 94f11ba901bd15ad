package io.trunkline.api;

/** Takes network events one by one: the Java form of window messages. The library has none to give. */
@FunctionalInterface
public interface NetworkEventHandler {
    /**
     * An event has occurred.
     *
     * @param socket where
     * @param fdBit exactly one {@code FD_} bit
     * @param error the error that came with it, or {@code null}
     */
    void on(Ws2Socket socket, int fdBit, WsaError error);
}
