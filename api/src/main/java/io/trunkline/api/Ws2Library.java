package io.trunkline.api;

/** What starts a library; the runtime provides it as a service, applications use {@link Ws2#startup()}. */
public interface Ws2Library {
    /** A counted reference to the process's default library. */
    Ws2 startDefault() throws Ws2Exception;

    /** An independent library. */
    Ws2 start(Ws2Config config) throws Ws2Exception;
}
