package io.trunkline.provider.tcp;

import io.trunkline.api.Connected;
import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.ConnectCall;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.HostClaim;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a connect goes, checked, with the claim that it holds on the host of a constrained group.
 *
 * @param ignored what the standard has a provider ignore, in words
 */
record TcpDestination(InetSocketAddress address, HostClaim claim, List<String> ignored) {
    private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Checks what connect asks for and claims the host; nothing is claimed if it fails. */
    static TcpDestination of(ConnectCall call, InetFormat format, GroupMember member, boolean strict)
            throws Ws2Exception {
        if (!format.accepts(call.address())) {
            throw new Ws2Exception(
                    WsaError.WSAEAFNOSUPPORT, call.address() + ", expected an address such as " + format.example());
        }
        InetSocketAddress address = (InetSocketAddress) call.address();
        if (address.getPort() == 0 || address.getAddress().isAnyLocalAddress()) {
            throw new Ws2Exception(
                    WsaError.WSAEADDRNOTAVAIL, format.format(address) + " names no one; expected a host and a port");
        }
        if (call.callerData().hasRemaining()) {
            throw new Ws2Exception(
                    WsaError.WSAEPROTONOSUPPORT, "tcp carries no data with a connect; send it afterwards");
        }
        List<String> ignored = checkQos(call, member, strict);
        return new TcpDestination(address, member == null ? null : member.claim(address), ignored);
    }

    private static List<String> checkQos(ConnectCall call, GroupMember member, boolean strict) throws Ws2Exception {
        if (asksForSomething(call.qos())) throw refused("quality of service of a socket");
        List<String> ignored = new ArrayList<>();
        GroupQos wanted = call.groupQos().orElse(GroupQos.none());
        if (wanted.strength() == GroupQos.Strength.NONE || wanted.qos().asksForNothing()) return ignored;
        if (member == null || !member.isCreator()) {
            if (strict) {
                throw new Ws2Exception(
                        WsaError.WSAENOPROTOOPT, "only the socket that made a group may set its quality of service");
            }
            ignored.add("group quality of service: the socket has not made a group");
        } else if (wanted.strength() == GroupQos.Strength.REQUIRED) {
            throw refused("quality of service of a group");
        } else {
            ignored.add("group quality of service: tcp has none, the connection is best effort");
        }
        return ignored;
    }

    private static boolean asksForSomething(Optional<Qos> qos) {
        return qos.isPresent() && !qos.get().asksForNothing();
    }

    private static QosRefusedException refused(String what) {
        return new QosRefusedException(
                "tcp has no " + what + "; prefer it instead of requiring it, or pick a provider that declares it",
                null,
                FailureContext.NONE);
    }

    /** The connection has been made: the group keeps the host. */
    Connected connected() {
        if (claim != null) claim.confirm();
        return new Connected(NO_DATA, Optional.empty(), Optional.empty(), ignored);
    }

    /** The connect has failed. */
    void release() {
        if (claim != null) claim.release();
    }
}
