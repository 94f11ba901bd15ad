package io.trunkline.provider.tcp;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Qos;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/** What a condition function sees of a TCP connection: the two addresses, for TCP carries nothing else. */
record TcpCaller(SocketAddress callerId, SocketAddress calleeId) implements ConnectionRequest {
    private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0).asReadOnlyBuffer();

    @Override
    public ByteBuffer callerData() {
        return NO_DATA;
    }

    @Override
    public Optional<Qos> qos() {
        return Optional.empty();
    }

    @Override
    public Optional<Qos> groupQos() {
        return Optional.empty();
    }

    @Override
    public OptionalInt priority() {
        return OptionalInt.empty();
    }

    @Override
    public Optional<GroupReference> groupReference() {
        return Optional.empty();
    }

    @Override
    public int calleeDataRoom() {
        return 0;
    }
}
