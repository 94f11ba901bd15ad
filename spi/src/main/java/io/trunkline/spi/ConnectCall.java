package io.trunkline.spi;

import io.trunkline.api.GroupQos;
import io.trunkline.api.Qos;
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
 */
public record ConnectCall(
        SocketAddress address, ByteBuffer callerData, Optional<Qos> qos, Optional<GroupQos> groupQos) {
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
}
