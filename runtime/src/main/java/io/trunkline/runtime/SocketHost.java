package io.trunkline.runtime;

import io.trunkline.api.GroupId;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.AddressFormat;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;

/** What a socket needs of the library that it belongs to; the only thing it knows of it. */
interface SocketHost {
    /** Fails with {@code WSANOTINITIALISED} once the library has been closed. */
    void checkRunning() throws Ws2Exception;

    /** The address family of an entry. */
    AddressFormat format(ProtocolInfo entry);

    /** Addresses of a name or of a text, best first; never empty. */
    List<SocketAddress> resolve(String name, ProtocolInfo entry) throws Ws2Exception;

    /** The configured longest wait for a connect that names none; zero leaves it to the provider. */
    Duration connectLimit();

    /** True if what the standard has a provider ignore is to be refused instead. */
    boolean strictGroups();

    /** Octets that the open sockets of a group have sent, of whatever entry of the same base provider. */
    long octetsSent(ProtocolInfo entry, GroupId group);

    /** Logs {@code line} the first time that {@code key} is seen in this library, for who wants to know. */
    void logOnce(String key, String line);

    /** The same for what somebody should mend. */
    void warnOnce(String key, String line);

    /** Logs that the application's own code has thrown on a thread that is not its own, with where. */
    void logFailure(String line, Throwable thrown);

    /** A socket has been made; the library closes it if its owner does not. */
    void opened(SocketHandle socket);

    /** A socket has been closed. */
    void closed(SocketHandle socket);
}
