package io.trunkline.spi;

import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a provider knows of a connection request, as data.
 *
 * @param callerId who calls
 * @param calleeId the address that was called
 * @param callerData data that came with the request, empty if none
 * @param qos the caller's quality of service, seen from the called side
 * @param groupQos that of the caller's group, seen from the called side
 * @param priority the caller's priority inside its group, where it is carried
 * @param groupReference what tells the caller's groups apart, where it is carried
 * @param calleeDataRoom octets that the answer may carry
 */
public record IncomingCall(
        SocketAddress callerId,
        SocketAddress calleeId,
        ByteBuffer callerData,
        Optional<Qos> qos,
        Optional<Qos> groupQos,
        OptionalInt priority,
        Optional<GroupReference> groupReference,
        int calleeDataRoom)
        implements ConnectionRequest {
    /** Copies the data, which is the caller's only while connect runs. */
    public IncomingCall {
        callerData = ByteBuffer.allocate(callerData.remaining())
                .put(callerData.duplicate())
                .flip();
    }

    /**
     * A request over a provider that has neither groups nor quality of service.
     *
     * @param dataRoomOctets what caller and callee may send along, 0 where connect data does not travel
     * @throws Ws2Exception {@code WSAEPROTONOSUPPORT}, {@code WSAEFAULT} no or not enough room for the caller's data;
     *     {@code WSAEOPNOTSUPP} a quality of service is demanded
     */
    public static IncomingCall plain(SocketAddress callerId, ConnectCall call, int dataRoomOctets) throws Ws2Exception {
        checkRoom(call.callerData(), dataRoomOctets);
        boolean forSocket =
                call.qos().filter(wanted -> !wanted.asksForNothing()).isPresent();
        boolean forGroup = call.groupQos()
                .filter(wanted -> wanted.strength() == GroupQos.Strength.REQUIRED)
                .filter(wanted -> !wanted.qos().asksForNothing())
                .isPresent();
        if (forSocket || forGroup) {
            throw new QosRefusedException("quality of service cannot be had here", null, FailureContext.NONE);
        }
        return new IncomingCall(
                callerId,
                call.address(),
                call.callerData(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                dataRoomOctets);
    }

    /**
     * Checks that data may travel with a connect.
     *
     * @throws Ws2Exception {@code WSAEPROTONOSUPPORT} without any room, {@code WSAEFAULT} with too little
     */
    public static void checkRoom(ByteBuffer data, int roomOctets) throws Ws2Exception {
        if (data.remaining() <= roomOctets) return;
        throw roomOctets == 0
                ? new Ws2Exception(WsaError.WSAEPROTONOSUPPORT, "no data travels with a connect here")
                : new Ws2Exception(
                        WsaError.WSAEFAULT, data.remaining() + " octets of data, there is room for " + roomOctets);
    }

    /** A read-only view with a position of its own, so that looking changes nothing. */
    @Override
    public ByteBuffer callerData() {
        return callerData.asReadOnlyBuffer();
    }
}
