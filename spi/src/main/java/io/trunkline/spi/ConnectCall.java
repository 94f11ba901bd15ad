package io.trunkline.spi;

import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What connect asks for.
 *
 * @param address whom to call, in the family of the socket's entry
 * @param callerData data for the other side, read only; empty if none
 * @param qos the socket's quality of service; empty: what was set before stands
 * @param groupQos the group's quality of service; empty: what was set before stands
 */
public record ConnectCall(
        SocketAddress address, ByteBuffer callerData, Optional<Qos> qos, Optional<GroupQos> groupQos) {}
