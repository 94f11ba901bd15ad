package io.trunkline.spi;

import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Side;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;

/**
 * What connect asks for.
 *
 * @param address whom to call, in the family of the socket's entry
 * @param callerData data for the other side, read only; empty if none
 * @param qos the socket's quality of service; empty: what was set before stands
 * @param groupQos the group's quality of service; empty: what was set before stands
 * @param requiresGroupQos true if the connection is to fail rather than to be made with less than the group asks for, whichever socket
 *     has asked for it
 */
public record ConnectCall(
        SocketAddress address,
        ByteBuffer callerData,
        Optional<Qos> qos,
        Optional<GroupQos> groupQos,
        boolean requiresGroupQos) {
    /** A connect that requires what it asks for itself. */
    public ConnectCall(SocketAddress address, ByteBuffer callerData, Optional<Qos> qos, Optional<GroupQos> groupQos) {
        this(
                address,
                callerData,
                qos,
                groupQos,
                groupQos.filter(wanted -> wanted.strength() == GroupQos.Strength.REQUIRED)
                        .isPresent());
    }

    /**
     * What the connect may really ask for its group: only the socket that made the group asks, from any other one it is ignored (WinSock 2 API,
     * WSAConnect, lpGQOS).
     *
     * @param member the socket's membership, {@code null} if it is in no group
     * @param strict true: what would be ignored fails instead
     * @param ignored gets a sentence for what was ignored, unless that asks for nothing
     * @throws Ws2Exception {@code WSAENOPROTOOPT} another socket made the group, and {@code strict}
     */
    public Optional<Qos> groupQosOf(GroupMember member, boolean strict, Collection<String> ignored)
            throws Ws2Exception {
        Optional<Qos> wanted =
                groupQos.filter(qos -> qos.strength() != GroupQos.Strength.NONE).map(GroupQos::qos);
        if (wanted.isEmpty() || (member != null && member.isCreator())) return wanted;
        String why = "the group's quality of service: only the socket that made the group may ask for it";
        if (strict) throw new Ws2Exception(WsaError.WSAENOPROTOOPT, why);
        if (!wanted.get().asksForNothing()) ignored.add(why);
        return Optional.empty();
    }

    /**
     * What the called side's answer makes of the group's quality of service.
     *
     * @param member the socket's membership, {@code null} if it is in no group, whose answer counts for nothing
     * @param asked what the group asks for, seen from the caller
     * @param answer {@link io.trunkline.api.Decision#groupQos()}, seen from the called side
     * @param ignored gets a sentence if the answer is less than that
     * @return what the group has to ask for now, empty if nothing is to change
     * @throws QosRefusedException that is less, and more was required: the connection is to end
     */
    public Optional<Qos> answered(GroupMember member, Qos asked, Optional<Qos> answer, Collection<String> ignored)
            throws QosRefusedException {
        if (member == null || answer.isEmpty()) return Optional.empty();
        Qos now = answer.get().mirrored().over(asked);
        if (asked.isMetBy(now)) return Optional.of(now);
        if (requiresGroupQos) {
            throw new QosRefusedException(
                    "the other side answers the group's quality of service, which was required, with less; that is in available()",
                    now,
                    new FailureContext(null, null, null, null, Side.PEER));
        }
        ignored.add("part of the group's quality of service: the other side has answered with less");
        return Optional.of(now);
    }
}
