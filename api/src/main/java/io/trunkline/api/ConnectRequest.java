package io.trunkline.api;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that {@code WSAConnect} takes. Immutable; start with {@link #to(SocketAddress)} or {@link #to(String)}.
 */
public final class ConnectRequest {
    private static final byte[] NO_DATA = {};

    private final SocketAddress address;
    private final String name;
    private final byte[] callerData;
    private final Qos qos;
    private final GroupQos groupQos;
    private final Duration limit;

    private ConnectRequest(
            SocketAddress address, String name, byte[] callerData, Qos qos, GroupQos groupQos, Duration limit) {
        this.address = address;
        this.name = name;
        this.callerData = callerData;
        this.qos = qos;
        this.groupQos = groupQos;
        this.limit = limit;
    }

    /** To an address. */
    public static ConnectRequest to(SocketAddress address) {
        Objects.requireNonNull(address, "address");
        return new ConnectRequest(address, null, NO_DATA, null, null, null);
    }

    /** To a name such as {@code bridge:audio}, or to an address in text form. */
    public static ConnectRequest to(String name) {
        Objects.requireNonNull(name, "name");
        return new ConnectRequest(null, name, NO_DATA, null, null, null);
    }

    /** Data for the accepting side's condition function; copied. {@code WSAEPROTONOSUPPORT} where it cannot travel. */
    public ConnectRequest callerData(ByteBuffer data) {
        Objects.requireNonNull(data, "data");
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return new ConnectRequest(address, name, copy, qos, groupQos, limit);
    }

    /** The socket's quality of service; replaces one set before by {@code SIO_SET_QOS}. */
    public ConnectRequest qos(Qos wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new ConnectRequest(address, name, callerData, wanted, groupQos, limit);
    }

    /** The group's quality of service; ignored unless the socket is the group's creator. */
    public ConnectRequest groupQos(GroupQos wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new ConnectRequest(address, name, callerData, qos, wanted, limit);
    }

    /**
     * The longest wait for the outcome.
     *
     * @param longest {@link Duration#ZERO} leaves it to the provider's own timers, {@code null} to the configuration
     */
    public ConnectRequest limit(Duration longest) {
        return new ConnectRequest(address, name, callerData, qos, groupQos, longest);
    }

    /** This request with another address and no name, for who has resolved it. */
    public ConnectRequest at(SocketAddress resolved) {
        Objects.requireNonNull(resolved, "resolved");
        return new ConnectRequest(resolved, null, callerData, qos, groupQos, limit);
    }

    /** The address, empty if a name is given. */
    public Optional<SocketAddress> address() {
        return Optional.ofNullable(address);
    }

    /** The name, empty if an address is given. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Data for the accepting side, read only. */
    public ByteBuffer callerData() {
        return ByteBuffer.wrap(callerData).asReadOnlyBuffer();
    }

    /** The socket's quality of service, empty if the request says nothing. */
    public Optional<Qos> qos() {
        return Optional.ofNullable(qos);
    }

    /** The group's quality of service, empty if the request says nothing. */
    public Optional<GroupQos> groupQos() {
        return Optional.ofNullable(groupQos);
    }

    /** The longest wait, empty for the configured default. */
    public Optional<Duration> limit() {
        return Optional.ofNullable(limit);
    }
}
