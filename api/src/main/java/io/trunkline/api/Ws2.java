package io.trunkline.api;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The started library: from {@code WSAStartup} to {@code WSACleanup}. After {@link #close()} every call on it, on its sockets
 * and on its groups gives {@code WSANOTINITIALISED}, but for those that say what else they do then. Closing a library ends
 * all its sockets and gives back every thread, descriptor and circuit. Safe from any thread.
 */
public interface Ws2 extends AutoCloseable {
    /**
     * A counted reference to the process's default library, which the first call starts and the last close ends.
     *
     * @throws Ws2Exception {@code WSASYSNOTREADY} there is no runtime on the class or module path; {@code WSAEINVAL} the
     *     configuration is not valid: one line with key, file and line, what was found and what was expected
     */
    static Ws2 startup() throws Ws2Exception {
        return library().startDefault();
    }

    /**
     * An independent library with its own configuration.
     *
     * @throws Ws2Exception as {@link #startup()}
     */
    static Ws2 startup(Ws2Config config) throws Ws2Exception {
        if (config == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the configuration is missing (null)");
        return library().start(config);
    }

    private static Ws2Library library() throws Ws2Exception {
        return ServiceLoader.load(Ws2Library.class, Ws2.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(Ws2Library.class).findFirst())
                .orElseThrow(() -> new Ws2Exception(
                        WsaError.WSASYSNOTREADY,
                        "no runtime found, put io.trunkline:trunkline-runtime on the class or module path"));
    }

    /** The catalog in its order: base protocols and chains; neither bare layers nor hidden entries. */
    List<ProtocolInfo> enumProtocols() throws Ws2Exception;

    /** Providers that were found and left out, one clear line each; empty as a rule. Answers after close too. */
    List<String> leftOut();

    /**
     * Chooses a provider.
     *
     * @param profile a profile of the configuration, whose provider and requirements count first; a text that names no
     *     profile may be an entry id or a chain; empty for the whole catalog
     * @throws SelectionException nothing fits; it says why for every candidate
     * @throws Ws2Exception {@code WSAEINVAL} there is no such profile, entry or chain, or the chain cannot be
     */
    Selection select(String profile, Requirements requirements) throws Ws2Exception;

    /**
     * A socket of the first catalog entry that matches. {@code WSA_FLAG_OVERLAPPED} is set, no group is asked for.
     *
     * @throws Ws2Exception {@code WSAEINVAL} family and protocol both unspecified; {@code WSAEAFNOSUPPORT},
     *     {@code WSAESOCKTNOSUPPORT}, {@code WSAEPROTONOSUPPORT} no entry has that family, type, protocol, checked in
     *     this order
     */
    Ws2Socket socket(int family, int type, int protocol) throws Ws2Exception;

    /**
     * A socket as {@code WSASocket} makes it: in the literal form, a group request on a provider without groups is
     * tolerated and ignored.
     *
     * @param request family, type, protocol, entry and flags
     * @param group the group to enter
     * @throws Ws2Exception as {@link #socket(int, int, int)}; {@code WSAEINVAL} the group does not exist or cannot take
     *     this socket
     */
    Ws2Socket socket(SocketRequest request, GroupRequest group) throws Ws2Exception;

    /** A socket of this entry, without group. */
    default Ws2Socket socket(ProtocolInfo entry) throws Ws2Exception {
        return socket(entry == null ? null : SocketRequest.of(entry), GroupRequest.NONE);
    }

    /**
     * A socket of the selected entry.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP} a group is asked for and the entry has no groups
     */
    Ws2Socket socket(Selection selection, GroupRequest group) throws Ws2Exception;

    /**
     * Opens a group.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP} the selected entry has no groups of this kind
     */
    SocketGroup openGroup(Selection selection, GroupKind kind, GroupQos qos) throws Ws2Exception;

    /**
     * A listening socket on the provider of a profile.
     *
     * @param name where to listen, for example {@code bridge:audio}, or an address in text form
     */
    Ws2Socket listen(String profile, String name) throws Ws2Exception;

    /** A listening socket on the selected entry. */
    Ws2Socket listen(Selection selection, String name) throws Ws2Exception;

    /**
     * The addresses of a name in the family of an entry.
     *
     * @throws Ws2Exception {@code WSAHOST_NOT_FOUND} unknown, with the name spaces asked; {@code WSANO_DATA} known only
     *     in other families, which it names; {@code WSAEINVAL} neither a name nor an address
     */
    List<SocketAddress> resolve(String name, ProtocolInfo entry) throws Ws2Exception;

    /** The text form of an address, for logs and for people. */
    String addressToString(SocketAddress address) throws Ws2Exception;

    /** An address from its text form in the family of an entry; {@code WSAEINVAL} saying what was expected. */
    SocketAddress stringToAddress(String text, ProtocolInfo entry) throws Ws2Exception;

    /** Names of the quality-of-service templates that an entry knows: its own, built-in and installed ones. */
    List<String> qosNames(ProtocolInfo entry) throws Ws2Exception;

    /**
     * A quality-of-service template by name.
     *
     * @throws Ws2Exception {@code WSANO_DATA} there is none of that name; it lists those there are
     */
    Qos getQosByName(String name, ProtocolInfo entry) throws Ws2Exception;

    /** The clock of an entry's provider. */
    Ws2Clock clock(ProtocolInfo entry) throws Ws2Exception;

    /**
     * The clock of the providers in use. Once a provider has been started: the simulated clock if all started ones share
     * one, else the system's. Before: the clock of what {@link #select} would pick for every profile of the configuration,
     * or for none if there is no profile; where every pick has a simulated clock this starts them, and it is the answer if
     * they share it. A program that mixes clocks asks for each by its entry.
     *
     * @throws Ws2Exception {@code WSAEPROVIDERFAILEDINIT} a simulated provider could not be started;
     *     {@code WSANOTINITIALISED} the library has been closed
     */
    Ws2Clock clock() throws Ws2Exception;

    /** The groups that this library's sockets are in, each with its members, among them the one that made it. None after close. */
    List<GroupStatistics> groups();

    /**
     * A new event object, not set.
     *
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no event objects; block, or wait by {@code FIONBIO} and
     *     {@link Ws2Clock}
     */
    default Ws2Event createEvent() throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "event objects are not supported by this library");
    }

    /**
     * Waits for event objects.
     *
     * @param all true to wait until all are set
     * @param limit longest wait, {@code null} for none
     * @param alertable true if completion routines may run in this thread meanwhile
     * @return the index of the first event that is set, 258 on time-out, 192 if completion routines ran
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no event objects
     */
    default int waitForMultipleEvents(List<Ws2Event> events, boolean all, Duration limit, boolean alertable)
            throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "event objects are not supported by this library");
    }

    /**
     * Waits until a socket is ready. The sets, each {@code null} for none, keep only the sockets that are; all must be of one
     * provider.
     *
     * @param limit longest wait, {@code null} for none
     * @return how many places in the three sets are ready, 0 on time-out
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no select; give each socket a thread, which may be virtual
     */
    default int select(
            Collection<Ws2Socket> read, Collection<Ws2Socket> write, Collection<Ws2Socket> except, Duration limit)
            throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "select is not supported by this library");
    }

    /**
     * Waits until a socket is ready, over sockets of any providers.
     *
     * @param limit longest wait, {@code null} for none
     * @return how many requests have found something, 0 on time-out
     * @throws Ws2Exception {@code WSAEOPNOTSUPP}: the library has no poll; give each socket a thread, which may be virtual
     */
    default int poll(List<PollRequest> requests, Duration limit) throws Ws2Exception {
        throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, "poll is not supported by this library");
    }

    /** Gives this reference back; the last one ends the library. Closing twice is harmless. */
    @Override
    void close() throws Ws2Exception;
}
