package io.trunkline.api;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A socket group as one object: a convenience that uses nothing but the calls of the standard. It holds an unconnected
 * socket that created the group, so the id and the right to set the quality of service outlive every member. A circuit
 * lives from the first connected member to the last; when it is lost its members end, the group does not, and the next
 * connect builds a new one with the quality of service in force.
 *
 * <p>After close a new member is refused with {@code WSAEINVAL}, and everything else gives {@code WSAENOTSOCK} but
 * {@link #id}, {@link #kind}, {@link #selection}, {@link #members}, of which there are none then, {@link #close} and
 * {@link #abort}. After the library's close it is {@code WSANOTINITIALISED} for both.
 */
public interface SocketGroup extends AutoCloseable {
    /** The group's id; another program of the host can join by it where the provider's reach is {@code HOST}. */
    GroupId id();

    /** Its kind. */
    GroupKind kind();

    /** The provider it was opened on, and why. */
    Selection selection();

    /**
     * A new member.
     *
     * @param priority 0 is the highest
     * @throws Ws2Exception {@code WSAEINVAL} negative priority, or the group has been closed; {@code WSAEMFILE} too many
     *     sockets
     */
    Ws2Socket socket(int priority) throws Ws2Exception;

    /** A new member that sets no priority of its own, which means 0, the highest. */
    Ws2Socket socket() throws Ws2Exception;

    /** The members made here that are still open, in the order in which they were made. */
    List<Ws2Socket> members();

    /** What is in force: the request, and where a circuit is up the least that was granted. */
    Qos qos() throws Ws2Exception;

    /**
     * Asks for another quality of service, at once where a circuit is up.
     *
     * @throws QosRefusedException it was required and cannot be had; what was in force stays
     */
    void setQos(GroupQos wanted) throws Ws2Exception;

    /** Tells {@code handler}, on {@code executor}, whenever the group's quality of service changes. */
    Registration onQosChange(Executor executor, Consumer<QosChange> handler) throws Ws2Exception;

    /** The group as it is now. */
    GroupStatistics statistics() throws Ws2Exception;

    /** Closes every member gracefully, then the group. */
    @Override
    void close() throws Ws2Exception;

    /** Resets every member, then ends the group. */
    void abort() throws Ws2Exception;
}
