package io.trunkline.provider.reference;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Ready;
import java.util.List;

/** The four control codes for quality of service. Under the network's lock. */
record SocketQos(ReferenceSocket socket) {
    private static final List<Ioctl<?, ?>> CODES =
            List.of(Ioctls.SIO_GET_QOS, Ioctls.SIO_SET_QOS, Ioctls.SIO_GET_GROUP_QOS, Ioctls.SIO_SET_GROUP_QOS);

    static boolean covers(Ioctl<?, ?> code) {
        return CODES.contains(code);
    }

    /** @return {@code null} from the two that set */
    Qos ioctl(Ioctl<?, ?> code, Object input, long nowNanos) throws Ws2Exception {
        if (code.equals(Ioctls.SIO_GET_QOS)) {
            socket.read(Ready.QOS);
            return own();
        }
        if (code.equals(Ioctls.SIO_GET_GROUP_QOS)) {
            socket.read(Ready.GROUP_QOS);
            return ofGroup();
        }
        if (!(input instanceof Qos wanted)) throw new Ws2Exception(WsaError.WSAEFAULT, code + " needs a Qos");
        if (code.equals(Ioctls.SIO_SET_QOS)) own(wanted, nowNanos);
        else ofGroup(wanted);
        return null;
    }

    /** What the socket has, or asks for while it is not connected. */
    Qos own() {
        End end = socket.end();
        return end == null ? socket.ownQos() : end.terms().own();
    }

    private static boolean isCaller(End end) {
        return end.circuit.callers().contains(end);
    }

    private void own(Qos wanted, long nowNanos) throws Ws2Exception {
        Qos asked = wanted.over(own());
        End end = socket.end();
        if (end != null) {
            End caller = isCaller(end) ? end : end.peer();
            if (!isCaller(caller)) throw new Ws2Exception(WsaError.WSAENOTCONN, "the connection has ended");
            end.circuit.change(end, caller, caller == end ? asked : asked.mirrored(), nowNanos);
        }
        socket.ownQos(asked);
    }

    /** What the group has: of the group that called, as seen from here, or what it asks for while it has no circuit. */
    Qos ofGroup() {
        GroupMember member = socket.member();
        if (member == null) return Qos.ZERO;
        End end = socket.end();
        boolean answers = end != null && end.circuit.group() != null && end.circuit.group() != member.group();
        if (answers && member.group().qos().asksForNothing()) return end.terms().ofGroup();
        return GroupContract.granted(socket.network(), member.group())
                .orElse(member.group().qos());
    }

    private void ofGroup(Qos wanted) throws Ws2Exception {
        GroupMember member = socket.member();
        if (member == null) {
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, "the socket is in no group, so it has not made one");
        }
        GroupContract.change(
                socket.network(), member, wanted.over(member.group().qos()));
    }
}
